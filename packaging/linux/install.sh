#!/bin/sh
# Install Debian packages without ever asking: as root or with passwordless sudo, else one line says how.
set -u

sudo=
if [ "$(id -u)" -ne 0 ]; then
    sudo="sudo -n"
fi

say_how() {
    echo "setup: $1: sudo apt-get install $packages" >&2
    exit 1
}

apt() {
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=120 "$@" </dev/null
}

packages="$*"
command -v apt-get >/dev/null || say_how "missing here, install what this Debian command would"
$sudo true 2>/dev/null || say_how "missing, and may not be installed from here"

echo "setup: installing $packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt install --no-install-recommends "$@" >"$log" 2>&1 && exit 0
{ apt update && apt install --no-install-recommends "$@"; } >"$log" 2>&1 && exit 0
cat "$log" >&2
say_how "could not be installed"
