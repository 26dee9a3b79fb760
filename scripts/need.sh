#!/bin/sh
# need.sh WHAT PACKAGE...: installs Debian packages, or says in one line what is lacking and stops.
set -eu
what=$1
shift
lacking() {
    echo "standfirst: $what is lacking; as root run: apt-get install $*" >&2
    exit 1
}
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || lacking "$@"
echo "standfirst: installing $what"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() { apt-get install -y -q --no-install-recommends "$@" >"$log" 2>&1 </dev/null; }
# An old list of packages names files that are gone, so a first failure is tried again with a new list.
install "$@" || { apt-get update -q >"$log" 2>&1 && install "$@"; } || {
    tail -n 3 "$log" >&2
    lacking "$@"
}
