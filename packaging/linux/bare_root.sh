#!/usr/bin/env bash
# Proves a .deb on a bare Debian: `packaging/linux/bare_root.sh FILE.deb`. A fresh root is made under build/package, apt brings
# what the package names and nothing it only recommends, a login without rights runs the program there, and the root goes again.
#   DEBIAN_MIRROR  where packages come from; else this machine's own source, else deb.debian.org
#   DEBIAN_SUITE   bookworm, if nothing else is said
#   PACKAGE_CHECK=no  leaves this step out
set -euo pipefail
cd "$(dirname "$0")/../.."
deb=$(realpath "$1")
suite=${DEBIAN_SUITE:-bookworm}

if [ "${PACKAGE_CHECK:-yes}" = no ]; then
    echo "The package was not tried on a bare Debian, as asked (PACKAGE_CHECK=no)."
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null || ! unshare --mount true 2>/dev/null; then
    echo "The package was NOT tried on a bare Debian: that needs root, debootstrap and mounts of its own." >&2
    echo "Try again with these, or say PACKAGE_CHECK=no to leave it out." >&2
    exit 1
fi

if [ "${IN_OWN_MOUNTS:-}" != yes ]; then # whatever is mounted below is gone with this process, even when it is killed
    root=$(mktemp -d "$PWD/build/package/root.XXXXXX")
    chmod 755 "$root" # or nobody but root gets past its /
    trap 'rm -rf --one-file-system "$root"' EXIT
    IN_OWN_MOUNTS=yes root=$root unshare --mount --propagation private bash "$0" "$deb"
    exit
fi

own_mirror() {
    { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } |
        sed -nE 's/^(URIs:|deb( \[.*\])?) +(https?:[^ ]+\/debian\/?)( .*)?$/\3/p' | head -n 1
}
mirror=${DEBIAN_MIRROR:-$(own_mirror)}
mirror=${mirror:-http://deb.debian.org/debian}

in_root() { chroot "$root" env -u TMPDIR HOME=/root LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
as_clerk() { in_root setpriv --reuid clerk --regid clerk --init-groups env HOME=/srv/clerk QT_QPA_PLATFORM=offscreen "$@"; }

echo "A bare $suite from $mirror"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 || { tail -n 20 "$root.log" >&2; exit 1; }
rm "$root.log"
mount --bind /proc "$root/proc"
mount --rbind /dev "$root/dev"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
cp -r /etc/apt/apt.conf.d "$root/etc/apt/" # this machine's way to its source
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
    install -D -m 644 /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
fi
cp "$deb" "$root/tmp/program.deb"

in_root apt-get update -qq
in_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends /tmp/program.deb >"$root/tmp/apt.log" 2>&1 ||
    { tail -n 20 "$root/tmp/apt.log" >&2; exit 1; }
echo "Installed: $(in_root dpkg-query -W -f '${Package} ${Version} ${Architecture}' moderator-desk)"

missing=$(in_root bash -c 'find /usr/lib/moderator-desk -type f \( -name "*.so*" -o -name moderator-desk \) -exec ldd {} + 2>/dev/null' |
    sed -nE 's/^\s*(\S+) => not found$/\1/p' | sort -u | grep -v '^libcups' || true) # printers are recommended only
if [ -n "$missing" ]; then
    echo "These libraries are missing: $missing" >&2
    exit 1
fi

in_root useradd --create-home --home-dir /srv/clerk clerk
as_clerk moderator-desk selftest
as_clerk moderator-desk demo /srv/clerk/office >/dev/null
as_clerk moderator-desk week --data /srv/clerk/office | head -n 3
ended=0
as_clerk timeout 8 moderator-desk --data /srv/clerk/office >"$root/tmp/window.log" 2>&1 || ended=$?
if [ "$ended" -ne 124 ]; then # 124: it was still open when its time was over
    echo "The window closed by itself ($ended):" >&2
    cat "$root/tmp/window.log" >&2
    exit 1
fi
in_root env DEBIAN_FRONTEND=noninteractive apt-get purge --yes -qq moderator-desk >/dev/null 2>&1
if [ -e "$root/usr/lib/moderator-desk" ] || [ ! -e "$root/srv/clerk/office/desk.db" ]; then
    echo "Taking the package away did not take the program, or took an office's data." >&2
    exit 1
fi
echo "On a bare $suite: installed, tried, its window open, taken away again; the office's data stayed."
