#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Unpacks a buildx of an older generation than the lab's from Debian's packages. Installs nothing.
#
#   older-buildx.sh PREFIX
#
# PREFIX/docker-buildx then is buildx 0.13, which prints bake files as texts where 0.29 prints objects.
set -euo pipefail

prefix=${1:?usage: older-buildx.sh PREFIX}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)

suite=trixie
package=docker-buildx
# shellcheck source=/dev/null
own_suite=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
stamp="1 $suite $package"
export DEBIAN_FRONTEND=noninteractive

# shellcheck source=test/lab/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

[ "$(cat "$prefix/stamp" 2> /dev/null || true)" != "$stamp" ] || exit 0

rm -rf "$prefix/debs" "$prefix/apt" "$prefix/root"
uri=$(mirror)
download "$suite" "$package"
dpkg-deb -x "$prefix"/debs/*.deb "$prefix/root"
mv "$prefix/root/usr/libexec/docker/cli-plugins/docker-buildx" "$prefix/docker-buildx"
rm -rf "$prefix/debs" "$prefix/apt" "$prefix/root"
echo "$stamp" > "$prefix/stamp"
