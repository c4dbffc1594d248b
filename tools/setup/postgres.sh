# shellcheck shell=bash
# Sourced after shell.sh: one temporary PostgreSQL 15 cluster, stopped by the id of its process.

pg_bin=/usr/lib/postgresql/15/bin
pg_folder=''

# The server refuses to run as root and must be able to enter its current folder.
as_postgres() {
  if [[ $EUID -eq 0 ]]; then setpriv --reuid=postgres --regid=postgres --init-groups env -C / "$@"
  else env -C / "$@"
  fi
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 20000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

start_postgres() { # exports HOMEWARD_TEST_PG
  [[ -z $pg_folder ]] || return 0
  [[ -x $pg_bin/initdb ]] || { echo "PostgreSQL 15 is not in $pg_bin" >&2; return 1; }
  local port
  port=$(free_port)
  pg_folder=$(mktemp -d /tmp/hw-pg.XXXXXX) # short: a socket's path has at most 107 bytes
  [[ $EUID -ne 0 ]] || chown postgres: "$pg_folder"
  as_postgres "$pg_bin/initdb" -D "$pg_folder/data" -A trust -E UTF8 --locale=C.UTF-8 --no-sync -U hw >/dev/null || return 1
  as_postgres tee -a "$pg_folder/data/postgresql.conf" >/dev/null <<END
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$pg_folder'
max_connections = 500
fsync = off
END
  as_postgres "$pg_bin/pg_ctl" -D "$pg_folder/data" -l "$pg_folder/log" -w start >/dev/null || {
    as_postgres cat "$pg_folder/log" >&2
    return 1
  }
  export HOMEWARD_TEST_PG="postgresql://hw@127.0.0.1:$port/postgres"
}

stop_postgres() {
  [[ -n $pg_folder ]] || return 0
  local pid
  if pid=$(head -n 1 "$pg_folder/data/postmaster.pid" 2>/dev/null); then
    kill -INT "$pid" 2>/dev/null || true
    for _ in {1..100}; do [[ -e $pg_folder/data/postmaster.pid ]] || break; sleep 0.1; done
  fi
  rm -rf "$pg_folder"
  pg_folder=''
}
