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

fail() {
  echo "toolchain: $*" >&2
  exit 1
}

# The mirror that this machine already uses for its release. apt only lists what it has fetched,
# so a machine without lists gets one update.
known_mirror() {
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    awk -v suite="$own_suite" '$1 == suite && $2 == "main" && !found { print $3; found = 1 }'
}

mirror() {
  local uri
  uri=$(known_mirror)
  if [ -z "$uri" ]; then
    apt-get -q update >&2 || true
    uri=$(known_mirror)
  fi
  [ -n "$uri" ] || fail "apt on this machine knows no mirror for $own_suite main; check /etc/apt/sources.list.d"
  echo "$uri"
}

# apt-get for one suite, with every path it writes to below PREFIX.
private_apt() {
  local home=$prefix/apt/$1
  shift
  apt-get -q \
    -o Dir::Etc::sourcelist="$home/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts="$home/none" \
    -o Dir::State="$home" -o Dir::State::lists="$home/lists" -o Dir::State::status="$home/status" \
    -o Dir::Cache="$home/cache" -o APT::Sandbox::User=root \
    -o Acquire::Languages=none -o Acquire::Retries=3 "$@"
}

download() {
  local suite=$1 home=$prefix/apt/$1
  shift
  mkdir -p "$home/none" "$home/lists/partial" "$home/cache/archives/partial" "$prefix/debs"
  touch "$home/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri $suite main" > "$home/sources.list"
  if ! private_apt "$suite" update > "$home/log" 2>&1; then
    # A frozen mirror serves lists past their date. Signatures are checked all the same.
    grep -q expired "$home/log" || { cat "$home/log" >&2; fail "cannot read $suite from $uri"; }
    private_apt "$suite" -o Acquire::Check-Valid-Until=false update > "$home/log"
  fi
  (cd "$prefix/debs" && private_apt "$suite" download "$@" > "$home/log") ||
    { cat "$home/log" >&2; fail "cannot download from $suite: $*"; }
}

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
