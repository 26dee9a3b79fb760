#!/bin/sh
# postgresql.sh COMMAND...: runs it with DATABASE_URL naming a throw-away PostgreSQL, and removes that at the end.
# PostgreSQL refuses to run as root, so root hands it to the user that Debian's package makes.
set -eu
find_it() { ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -t/ -k5 -n | tail -n 1; }
initdb=$(find_it)
if [ -z "$initdb" ]; then
    "$(dirname "$0")/need.sh" PostgreSQL postgresql
    initdb=$(find_it)
fi
bin=$(dirname "$initdb")

folder=$(mktemp -d /tmp/standfirst-postgresql.XXXXXX)
owner=$(id -un)
if [ "$(id -u)" = 0 ]; then
    owner=postgres
    chown postgres "$folder"
fi
as_owner() {
    if [ "$(id -un)" = "$owner" ]; then (cd "$folder" && "$@"); else (cd "$folder" && runuser -u "$owner" -- "$@"); fi
}
remove() {
    as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap remove EXIT
trap 'exit 130' INT TERM HUP

as_owner "$bin/initdb" -D "$folder/data" -U standfirst -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
# No port is opened: the socket in this folder is the only way in. What it holds may be lost, so nothing is synced.
options="-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c synchronous_commit=off"
options="$options -c full_page_writes=off -c shared_buffers=128MB -c max_connections=100"
as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -o "$options" -w start >/dev/null || {
    tail -n 5 "$folder/log" >&2
    exit 1
}
as_owner "$bin/createdb" -h "$folder" -U standfirst standfirst
chmod 755 "$folder"
DATABASE_URL="postgres://standfirst@$(echo "$folder" | sed 's,/,%2F,g')/standfirst" "$@"
