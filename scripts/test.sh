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
command -v nginx >/dev/null || test -x /usr/sbin/nginx || scripts/need.sh nginx nginx
command -v varnishd >/dev/null || test -x /usr/sbin/varnishd || scripts/need.sh Varnish varnish
module=/usr/lib/nginx/modules/ngx_http_cache_purge_module.so
test -e "$module" || scripts/need.sh "nginx with its purge module" nginx libnginx-mod-http-cache-purge
command -v espeak-ng >/dev/null || scripts/need.sh espeak-ng espeak-ng
command -v npm >/dev/null || scripts/need.sh "npm, which fetches Kokoro's speakers," npm
# The fine voice, fetched once and held to its hashes; nothing is fetched where it is there and whole.
.venv/bin/standfirst voices add kokoro --for-all
# xdist's plain way of handing out keeps pytest-django's order: a test that empties the tables comes after those that do not.
set -- -n 2 --maxschedchunk=2 "$@"
unset DATABASE_URL STANDFIRST_HOME
echo "standfirst: the suite on SQLite"
.venv/bin/python -m pytest "$@"
echo "standfirst: the suite on PostgreSQL (all but the tests marked no_database, which have just been run)"
scripts/postgresql.sh .venv/bin/python -m pytest -m "not no_database" "$@"
