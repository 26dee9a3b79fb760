#!/bin/sh
# bench-packages.sh: installs requirements-bench.lock into bench/.packages, where only the bench finds it.
set -eu
cd "$(dirname "$0")/.."
lock=requirements-bench.lock
into=bench/.packages
cmp -s "$lock" "$into/installed.lock" && exit 0
echo "standfirst: installing $(grep -c '^[a-z].*==' "$lock") packages for the bench alone into $into"
rm -rf "$into"
PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1 .venv/bin/python -m pip install -q \
    --require-hashes --no-deps --only-binary :all: --target "$into" -r "$lock"
cp "$lock" "$into/installed.lock"
