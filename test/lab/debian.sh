#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Functions to download Debian packages into the directory $prefix, with their signatures checked.
# Sourced by the scripts of the lab that need packages, which set $prefix, $own_suite and, before a download, $uri.

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

# Packages with all that they depend on and this machine does not have, from the sources of this machine, security updates
# included.
download_missing() {
  local home=$prefix/apt/own
  mkdir -p "$home/lists/partial" "$prefix/debs/partial"
  local options=(-q -o Dir::State::lists="$home/lists" -o Dir::Cache="$home" -o APT::Sandbox::User=root
    -o Dir::Cache::archives="$prefix/debs" -o Acquire::Languages=none -o Acquire::Retries=3
    -o Acquire::Check-Valid-Until=false)
  { apt-get "${options[@]}" update &&
    apt-get "${options[@]}" install --yes --download-only --no-install-recommends "$@"; } > "$home/log" 2>&1 ||
    { cat "$home/log" >&2; fail "cannot download: $*"; }
}
