#!/usr/bin/env bash
# Installs the named Debian packages, or says in one sentence which ones a person must install.
set -euo pipefail

refused() {
    echo "এই প্যাকেজগুলো নেই, অনুগ্রহ করে ইনস্টল করুন: $*" >&2
    echo "These Debian packages are missing, please install them: apt-get install $*" >&2
    exit 1
}

command -v apt-get >/dev/null || refused "$@"
if [ "$(id -u)" -eq 0 ]; then
    as_root=(env)
elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    as_root=(sudo env)
else
    refused "$@"
fi

install() {
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends "$@" >/dev/null
}

echo "Installing Debian packages: $*"
install "$@" 2>/dev/null || { "${as_root[@]}" apt-get update -qq && install "$@"; } || refused "$@"
