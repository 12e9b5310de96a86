#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Writes the root file system of a stand-in for moby/buildkit as a tar to standard output.
#
#   make.sh TOOLS KIND
#
# TOOLS is the root of the lab's toolchain. KIND is a directory next to this script, with the
# programs buildkitd and buildctl, which buildx calls:
#
#   engine   BuildKit, as it is in dockerd: builds, pushes, keeps its state in the builder's volume
#   dies     ends at once, with a reason
#   silent   starts, and never becomes ready
set -euo pipefail

tools=${1:?usage: make.sh TOOLS KIND}
kind=${2:?usage: make.sh TOOLS KIND}
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

mkdir -p "$root"/{bin,usr/bin,etc,tmp,root,run}
cp "$tools/bin/busybox" "$root/bin/"
for applet in sh cat echo mkdir mkfifo awk ip rm sleep; do ln -s busybox "$root/bin/$applet"; done
cp "$here/$kind"/* "$root/usr/bin/"

if [ "$kind" = engine ]; then
  programs=("$tools"/usr/sbin/{dockerd,runc} "$tools"/usr/bin/{containerd,containerd-shim-runc-v2,docker})
  cp -L "${programs[@]}" "$root/usr/bin/"
  ldd "${programs[@]}" | grep -oE '/[^ ]+\.so[^ ]*' | sort -u | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
  done
fi
tar -C "$root" -c .
