#!/bin/sh
# Run by the image of PostgreSQL when it makes its database: lets the standby follow.
set -eu
echo "host replication all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
