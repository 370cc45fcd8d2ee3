#!/bin/sh
# Makes a standby of PRIMARY (a host) in PGDATA, the first time, and runs it: $* is the command that does.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  PGPASSWORD=$(cat "$PASSWORD_FILE") pg_basebackup --host="$PRIMARY" --username="$PGUSER" --pgdata="$PGDATA" --write-recovery-conf --checkpoint=fast
fi
exec "$@"
