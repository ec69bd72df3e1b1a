#!/bin/bash
# Installs those of the Debian packages named as arguments that are missing.
# When none is, that costs one dpkg-query and needs neither network nor root.
set -eu

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
	echo "deps: not a Debian system; these packages, or what they are called here, must be there:" >&2
	echo "  $*" >&2
	exit 0
fi

installed=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' "$@" 2>/dev/null || true)"
missing=()
for package in "$@"; do
	[[ $installed == *" installed:$package "* ]] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

root=()
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null; then
		echo "deps: missing packages, and neither root nor sudo to install them.  As root:" >&2
		echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
		exit 1
	fi
	root=(sudo)
fi

apt_install()
{
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

echo "deps: installing ${missing[*]}"
# The package lists may be there already; they are fetched only when the first try fails.
apt_install >/dev/null 2>&1 || { "${root[@]}" apt-get update -qq && apt_install >/dev/null; }
