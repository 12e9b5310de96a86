#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a command as in a job's container: with the hosts of its services, the certificates of
# docker:dind and the socket of the runner's engine. The machine itself is not changed: all of it
# is mounted in a mount namespace of its own.
#
#   unshare --mount sh job.sh ROOT HOSTS CERTS SOCKET COMMAND…
#
# ROOT is an empty directory, HOSTS stands for /etc/hosts, CERTS for /certs/client, and SOCKET for
# /var/run/docker.sock; `-` for none.
set -e
root=$1 hosts=$2 certs=$3 socket=$4
shift 4

mount --make-rprivate /
mount -t tmpfs none "$root"
for entry in /*; do
  if [ -L "$entry" ]; then
    cp -P "$entry" "$root$entry"
  elif [ -d "$entry" ] && [ "$entry" != /certs ] && [ "$entry" != /run ]; then
    mkdir "$root$entry"
    mount --rbind "$entry" "$root$entry"
  fi
done
mkdir -p "$root/run"
mount --bind "$hosts" "$root/etc/hosts"
if [ "$certs" != - ]; then
  mkdir -p "$root/certs/client"
  mount --bind "$certs" "$root/certs/client"
fi
if [ "$socket" != - ]; then
  touch "$root/run/docker.sock"
  mount --bind "$socket" "$root/run/docker.sock"
fi
# shellcheck disable=SC2016
exec chroot "$root" /bin/sh -c 'cd "$1" && shift && exec "$@"' sh "$PWD" "$@"
