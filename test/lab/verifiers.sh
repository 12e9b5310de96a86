#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Unpacks the programs that judge signatures from Debian's packages into a directory. Installs nothing.
#
#   verifiers.sh PREFIX
#
# PREFIX/bin then holds cosign-2 and cosign-3, two major versions that read different formats, oras,
# crane and skopeo.
set -euo pipefail

prefix=${1:?usage: verifiers.sh PREFIX}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)

# suite, package, program in /usr/bin, name here
programs=(
  "trixie cosign cosign cosign-2"
  "sid cosign cosign cosign-3"
  "sid oras oras oras"
  "sid crane crane crane"
)

# shellcheck source=/dev/null
own_suite=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
# skopeo needs libraries that a small machine may lack; only skopeo shall see them.
own_packages=(skopeo libgpgme11 libassuan0 libgpg-error0 libdevmapper1.02.1)
stamp="2 ${programs[*]} / $own_suite ${own_packages[*]}"
export DEBIAN_FRONTEND=noninteractive

# shellcheck source=test/lab/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

[ "$(cat "$prefix/stamp" 2> /dev/null || true)" != "$stamp" ] || exit 0

rm -rf "$prefix/apt" "$prefix/bin.new"
mkdir "$prefix/bin.new"
uri=$(mirror)
for line in "${programs[@]}"; do
  read -r suite package program name <<< "$line"
  rm -rf "$prefix/debs" "$prefix/root"
  download "$suite" "$package"
  mkdir "$prefix/root"
  dpkg-deb -x "$prefix"/debs/*.deb "$prefix/root"
  mv "$prefix/root/usr/bin/$program" "$prefix/bin.new/$name"
done
rm -rf "$prefix/debs" "$prefix/root" "$prefix/skopeo"
download "$own_suite" "${own_packages[@]}"
for package in "$prefix"/debs/*.deb; do dpkg-deb -x "$package" "$prefix/skopeo"; done
printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" --insecure-policy "$@"\n' \
  "$prefix/skopeo/usr/lib/$(uname -m)-linux-gnu:$prefix/skopeo/lib/$(uname -m)-linux-gnu" \
  "$prefix/skopeo/usr/bin/skopeo" > "$prefix/bin.new/skopeo"
chmod 755 "$prefix/bin.new/skopeo"
rm -rf "$prefix/debs" "$prefix/apt" "$prefix/bin"
mv "$prefix/bin.new" "$prefix/bin"
echo "$stamp" > "$prefix/stamp"
