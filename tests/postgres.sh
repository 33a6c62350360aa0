#!/usr/bin/env bash
# A PostgreSQL server of Debian's packages for tests: it speaks only through a socket in its folder, and writes as durably as one in use.
#   tests/postgres.sh start FOLDER [PID]     makes it, or starts it again; prints the URL of its database. It ends with the process PID.
#   tests/postgres.sh stop FOLDER [MODE]     fast (as if it were updated), or immediate (as if it crashed: it recovers when it starts again)
#   tests/postgres.sh database FOLDER NAME   makes an empty database beside the first; prints its URL
# FOLDER stays after its end, for whoever made it to remove. Its path has to be short (a socket's has at most 107 bytes).
set -euo pipefail

die() {
  printf 'tests/postgres.sh: %s\n' "$*" >&2
  exit 1
}

programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[[ -n $programs ]] || die "there is no PostgreSQL server on this machine: apt-get install postgresql (script/setup does)"
[[ $# -ge 2 ]] || die "usage: start FOLDER [PID] | stop FOLDER [fast|immediate] | database FOLDER NAME"
self=$(realpath -- "$0")
command=$1
folder=$(realpath -m -- "$2")

# The server refuses to be root's.
as_server() {
  if [[ $EUID -ne 0 ]]; then
    "$@"
  else
    local user=nobody
    id postgres >/dev/null 2>&1 && user=postgres
    setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups env HOME="$folder" "$@"
  fi
}

url() {
  printf 'postgresql:///%s?host=%s&user=redress\n' "$1" "$folder"
}

running() {
  as_server "$programs/pg_ctl" status -D "$folder/data" >/dev/null 2>&1
}

make_server() {
  mkdir -p "$folder"
  if [[ $EUID -eq 0 ]]; then
    chown "$(id -u postgres 2>/dev/null || id -u nobody)" "$folder"
    chmod 0700 "$folder"
  fi
  as_server test -w "$folder" || die "$folder cannot be reached by the user that the server runs as; name one in /tmp"
  as_server "$programs/initdb" -D "$folder/data" -U redress --auth=trust --encoding=UTF8 --locale=C >"$folder/initdb.log" 2>&1 ||
    die "initdb failed: $(tail -n 3 "$folder/initdb.log")"
  as_server tee -a "$folder/data/postgresql.conf" >/dev/null <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$folder'
unix_socket_permissions = 0700
shared_buffers = 16MB
SETTINGS
}

start_server() {
  [[ -f $folder/data/PG_VERSION ]] || make_server
  running || as_server "$programs/pg_ctl" start -w -t 60 -s -D "$folder/data" -l "$folder/log" >/dev/null 2>&1 ||
    die "the server does not start: $(tail -n 3 "$folder/log")"
  # A test that is killed stops nothing itself.
  if [[ -n ${1-} ]]; then setsid --fork "$self" watch "$folder" "$1" >/dev/null 2>&1 </dev/null; fi
}

cd /
case $command in
  start)
    start_server "${3-}"
    url postgres
    ;;
  watch)
    tail --pid="$3" -f /dev/null
    if [[ -d $folder/data ]] && running; then as_server "$programs/pg_ctl" stop -w -s -D "$folder/data" -m immediate; fi
    ;;
  stop)
    if running; then as_server "$programs/pg_ctl" stop -w -s -D "$folder/data" -m "${3:-fast}"; fi
    ;;
  database)
    [[ ${3-} =~ ^[a-z0-9_]+$ ]] || die "a database's name is of a-z, 0-9 and _"
    as_server "$programs/psql" -qX -v ON_ERROR_STOP=1 "$(url postgres)" -c "CREATE DATABASE $3"
    url "$3"
    ;;
  *) die "unknown: $command" ;;
esac
