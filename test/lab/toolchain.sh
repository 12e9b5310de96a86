#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Unpacks the lab's programs from Debian's packages into a directory. Installs nothing, starts nothing.
#
#   toolchain.sh PREFIX
#
# PREFIX/root then holds Docker's engine and CLI, buildx, containerd, runc, the Distribution
# registry, a static busybox and rsync; PREFIX/stamp says which. apt works with lists, sources and
# a cache of its own below PREFIX: /etc/apt, /var/lib/apt and the installed packages stay untouched.
set -euo pipefail

prefix=${1:?usage: toolchain.sh PREFIX}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)

# The engine with buildx 0.29 is in forky, and runs on bookworm's C library. forky's runc, busybox
# and rsync do not, so these come from the machine's own release.
new_suite=forky
new_packages=(docker.io docker-cli docker-buildx containerd tini-static docker-registry)
own_packages=(runc busybox-static rsync libpopt0 libxxhash0 libssl3 liblz4-1 libzstd1 libacl1)

# shellcheck source=/dev/null
own_suite=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
stamp="2 $new_suite ${new_packages[*]} / $own_suite ${own_packages[*]}"
export DEBIAN_FRONTEND=noninteractive

# shellcheck source=test/lab/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

unpack() {
  local package
  rm -rf "$prefix/root.new"
  mkdir "$prefix/root.new"
  for package in "$prefix"/debs/*.deb; do
    dpkg-deb -x "$package" "$prefix/root.new"
  done
  [ -e "$prefix/root.new/usr/bin/docker-init" ] || ln -s tini-static "$prefix/root.new/usr/bin/docker-init"
}

# rsync needs libraries that a small machine may lack; only rsync shall see them.
wrap_rsync() {
  local bin=$prefix/root.new/usr/bin
  mv "$bin/rsync" "$bin/rsync.bin"
  printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' \
    "$prefix/root/usr/lib/$(uname -m)-linux-gnu:$prefix/root/lib/$(uname -m)-linux-gnu" \
    "$prefix/root/usr/bin/rsync.bin" > "$bin/rsync"
  chmod 755 "$bin/rsync"
}

[ "$(cat "$prefix/stamp" 2> /dev/null || true)" != "$stamp" ] || exit 0

rm -rf "$prefix/debs" "$prefix/apt"
uri=$(mirror)
download "$new_suite" "${new_packages[@]}"
download "$own_suite" "${own_packages[@]}"
unpack
wrap_rsync
rm -rf "$prefix/root" "$prefix/debs" "$prefix/apt"
mv "$prefix/root.new" "$prefix/root"
echo "$stamp" > "$prefix/stamp"
