#!/bin/sh
# The whole suite on SQLite, then again on PostgreSQL; each once, two tests at a time.
# `--long` gives Hypothesis and the journeys more examples. Further words go to pytest.
set -eu
cd "$(dirname "$0")/.."
if [ "${1:-}" = --long ]; then
    shift
    set -- --hypothesis-profile=long "$@"
fi
STANDFIRST_CHROMIUM=$(scripts/chromium.sh)
export STANDFIRST_CHROMIUM
suite() { .venv/bin/python -m pytest -n 2 --dist worksteal "$@"; }
unset DATABASE_URL STANDFIRST_HOME
echo "standfirst: the suite on SQLite"
suite "$@"
echo "standfirst: the suite on PostgreSQL (all but the tests marked no_database, which have just been run)"
scripts/postgresql.sh .venv/bin/python -m pytest -n 2 --dist worksteal -m "not no_database" "$@"
