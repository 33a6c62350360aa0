#!/usr/bin/env bash
# A PostgreSQL server of Debian's packages for tests: it speaks only through a socket in its folder, and writes as durably as one in use.
#   tests/postgres.sh start FOLDER [PID]     makes it, or starts it again; prints the URL of its database. It ends with the process PID.
#   tests/postgres.sh stop FOLDER [MODE]     fast (as if it were updated), or immediate (as if it crashed: it recovers when it starts again)
#   tests/postgres.sh database FOLDER NAME   makes an empty database beside the first; prints its URL
#   tests/postgres.sh follow FOLDER FIRST [PID]   makes a standby in FOLDER of the server in FIRST, which from now on waits for it; prints
#                                            the URL of both
#   tests/postgres.sh promote FOLDER         the standby takes writes from now on
#   tests/postgres.sh listen FOLDER PORT PASSWORD   restarts it to listen at 127.0.0.1 too, for who knows the password; prints the URL.
#                                            The last that is done with it but stop
# FOLDER stays after its end, for whoever made it to remove. Its path has to be short (a socket's has at most 107 bytes).
set -euo pipefail

die() {
  printf 'tests/postgres.sh: %s\n' "$*" >&2
  exit 1
}

programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[[ -n $programs ]] || die "there is no PostgreSQL server on this machine: apt-get install postgresql (script/setup does)"
[[ $# -ge 2 ]] || die "usage: start FOLDER [PID] | stop FOLDER [fast|immediate] | database FOLDER NAME | follow FOLDER FIRST [PID] | promote FOLDER | listen FOLDER PORT PASSWORD"
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
  printf 'postgresql:///%s?host=%s&user=redress\n' "$1" "${2-$folder}"
}

running() {
  as_server "$programs/pg_ctl" status -D "$folder/data" >/dev/null 2>&1
}

sql() {
  as_server "$programs/psql" -qXtA -v ON_ERROR_STOP=1 "$(url postgres "$1")" -c "$2"
}

make_folder() {
  mkdir -p "$folder"
  if [[ $EUID -eq 0 ]]; then
    chown "$(id -u postgres 2>/dev/null || id -u nobody)" "$folder"
    chmod 0700 "$folder"
  fi
  as_server test -w "$folder" || die "$folder cannot be reached by the user that the server runs as; name one in /tmp"
}

make_server() {
  make_folder
  as_server "$programs/initdb" -D "$folder/data" -U redress --auth=trust --encoding=UTF8 --locale=C >"$folder/initdb.log" 2>&1 ||
    die "initdb failed: $(tail -n 3 "$folder/initdb.log")"
  as_server tee -a "$folder/data/postgresql.conf" >/dev/null <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$folder'
unix_socket_permissions = 0700
shared_buffers = 16MB
SETTINGS
}

# What is acknowledged is then in both.
follow() {
  local first=$1
  [[ ! -f $first/data/standby.signal && $(sql "$first" "SELECT count(*) FROM pg_stat_replication") == 0 ]] || die "one standby a server, and of none that is one"
  make_folder
  as_server "$programs/pg_basebackup" -D "$folder/data" -d "$(url postgres "$first")" --write-recovery-conf --checkpoint=fast ||
    die "the server in $first cannot be copied"
  as_server tee -a "$folder/data/postgresql.conf" >/dev/null <<<"unix_socket_directories = '$folder'"
  start_server "${2-}"
  sql "$first" "ALTER SYSTEM SET synchronous_standby_names = '*'"
  sql "$first" "SELECT pg_reload_conf()" >/dev/null
  for ((tries = 0; tries < 300; ++tries)); do
    [[ $(sql "$first" "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == 1 ]] && return
    sleep 0.1
  done
  as_server "$programs/pg_ctl" stop -w -s -D "$folder/data" -m immediate
  die "the standby does not follow: $(tail -n 3 "$folder/log")"
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
    sql "$folder" "CREATE DATABASE $3"
    url "$3"
    ;;
  follow)
    first=$(realpath -- "${3-}")
    follow "$first" "${4-}"
    url postgres "$first,$folder"
    ;;
  promote) as_server "$programs/pg_ctl" promote -w -t 60 -s -D "$folder/data" ;;
  listen)
    [[ ${3-} =~ ^[0-9]+$ && ${4-} =~ ^[[:alnum:]]+$ ]] || die "a port, and a password of letters and digits"
    sql "$folder" "ALTER SYSTEM SET listen_addresses = '127.0.0.1'"
    sql "$folder" "ALTER SYSTEM SET port = $3"
    sql "$folder" "ALTER USER redress PASSWORD '$4'"
    as_server sed -i 's/^host .*127.*/host all all 127.0.0.1\/32 scram-sha-256/' "$folder/data/pg_hba.conf"
    as_server "$programs/pg_ctl" restart -w -t 60 -s -D "$folder/data" -l "$folder/log" >/dev/null 2>&1 || die "$(tail -n 3 "$folder/log")"
    printf 'postgresql://redress:%s@127.0.0.1:%s/postgres\n' "$4" "$3"
    ;;
  *) die "unknown: $command" ;;
esac
