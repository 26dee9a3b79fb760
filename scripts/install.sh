#!/bin/sh
# Makes .venv from requirements.lock with pip alone; nothing that is not locked is fetched.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
venv=.venv

if ! command -v "$python" >/dev/null; then
    [ "$python" = python3 ] || { echo "standfirst: there is no $python" >&2 && exit 1; }
    scripts/need.sh "Python 3.11" python3 python3-venv
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' || {
    echo "standfirst: $python is $("$python" -V 2>&1); 3.11.2 or later is needed (name another one with PYTHON=...)" >&2
    exit 1
}
# Debian keeps ensurepip, which puts pip into a new environment, in a package of its own.
"$python" -c 'import ensurepip, venv' 2>/dev/null || scripts/need.sh "Python's venv" python3-venv

# An environment that was moved, or whose Python is gone, cannot be mended: make it again.
"$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$venv"

echo "standfirst: installing $(grep -c '^[a-z].*==' requirements.lock) locked packages into $venv (a few minutes the first time)"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore
pip() { "$venv/bin/python" -m pip "$@"; }
builder=$(mktemp)
trap 'rm -f "$builder"' EXIT
# setuptools goes first: what has no wheel is built with this locked one, not with one fetched for the occasion.
sed -n '/^setuptools==/,/# via/p' requirements.lock >"$builder"
pip install -q --require-hashes -r "$builder"
pip install -q --require-hashes --no-build-isolation --use-pep517 -r requirements.lock
pip install -q --no-deps --no-build-isolation -e .
touch "$venv/.ready"
