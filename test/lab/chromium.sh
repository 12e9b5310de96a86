#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Unpacks Chromium, and the libraries and fonts that this machine lacks for it, from Debian's packages into a directory.
# Installs nothing.
#
#   chromium.sh PREFIX
#
# PREFIX/chromium then starts it.
set -euo pipefail

prefix=${1:?usage: chromium.sh PREFIX}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)

# shellcheck source=/dev/null
own_suite=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
stamp="1 chromium fonts-dejavu-core / $own_suite"
export DEBIAN_FRONTEND=noninteractive

# shellcheck source=test/lab/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

[ "$(cat "$prefix/stamp" 2> /dev/null || true)" != "$stamp" ] || exit 0

rm -rf "$prefix/apt" "$prefix/debs" "$prefix/root"
download_missing chromium fonts-dejavu-core
for package in "$prefix"/debs/*.deb; do dpkg-deb -x "$package" "$prefix/root"; done

libraries=$prefix/root/usr/lib/$(uname -m)-linux-gnu
cat > "$prefix/fonts.conf" << END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$prefix/root/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>$prefix/fonts</cachedir></fontconfig>
END
printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" FONTCONFIG_FILE="%s" exec "%s" "$@"\n' \
  "$libraries:$libraries/nss:$libraries/pulseaudio:$prefix/root/lib/$(uname -m)-linux-gnu" \
  "$prefix/fonts.conf" "$prefix/root/usr/lib/chromium/chromium" > "$prefix/chromium"
chmod 755 "$prefix/chromium"
rm -rf "$prefix/debs" "$prefix/apt"
echo "$stamp" > "$prefix/stamp"
