#!/usr/bin/env bash
# Makes a bare Debian 12 ready: `packaging/setup.sh run|window|test|check|package`. Called by make; does nothing when all is
# there.
#   run     the program without a screen        window  the program in a window
#   test    run, and what the tests need        check   run, and what the checks need
#   package window, and what builds the package
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=$1

# --- Debian packages: asked for by what they bring, so that a machine that has it by another way is left alone ----------
missing=()
libraries=$(/sbin/ldconfig -p)
needs_library() { [[ $libraries == *"$1 "* ]] || missing+=("$2"); }
needs_command() { command -v "$1" >/dev/null || missing+=("$2"); }

needs_library libEGL.so.1 libegl1
needs_library libGL.so.1 libgl1
needs_library libfontconfig.so.1 libfontconfig1
needs_library libdbus-1.so.3 libdbus-1-3
needs_library libxkbcommon.so.0 libxkbcommon0
needs_library libglib-2.0.so.0 libglib2.0-0
needs_library libgssapi_krb5.so.2 libgssapi-krb5-2 # QtNetwork; Debian's own Python brings it, another may not
if [ "$purpose" = window ] || [ "$purpose" = test ] || [ "$purpose" = package ]; then
    needs_library libxcb-cursor.so.0 libxcb-cursor0
    needs_library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    needs_library libxcb-icccm.so.4 libxcb-icccm4
    needs_library libxcb-keysyms.so.1 libxcb-keysyms1
    needs_library libxcb-shape.so.0 libxcb-shape0
fi
if [ "$purpose" = test ]; then
    needs_command pdftotext poppler-utils
    needs_command gnome-keyring-daemon gnome-keyring # the vault is tested against a real keyring
    needs_command dbus-daemon dbus
    needs_command Xvfb xvfb # a real display, and the bus of screen readers on it
    [ -x /usr/libexec/at-spi-bus-launcher ] || missing+=(at-spi2-core)
fi
if [ "$purpose" = package ]; then # also what Qt's plugins name: the build looks up which package brings it
    needs_library libwayland-cursor.so.0 libwayland-cursor0
    needs_library libwayland-egl.so.1 libwayland-egl1
    needs_library libcups.so.2 libcups2
    needs_command readelf binutils
    [ "$(id -u)" -ne 0 ] || [ "${PACKAGE_CHECK:-yes}" = no ] || needs_command debootstrap debootstrap
fi

python=""
for candidate in python3.11 python3; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || missing+=(python3.11)
"${python:-false}" -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3.11-venv)
if [ "$purpose" = package ] && [ -n "$python" ]; then # Debian's own Python has its library in a package of its own
    "$python" -c 'import sys, sysconfig; sys.exit(not sysconfig.get_config_var("Py_ENABLE_SHARED"))' ||
        needs_library libpython3.11.so.1.0 libpython3.11
fi
[ "${#missing[@]}" -eq 0 ] || bash packaging/debian_packages.sh "${missing[@]}"

# --- .venv: built once, refreshed when a lock file changed ---------------------------------------------------------------
if ! .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
    echo "Building .venv"
    "${python:-python3.11}" -m venv --clear .venv
fi

locks=(setup run)
case $purpose in
    test) locks+=(test) ;;
    check) locks+=(test dev) ;;
    package) locks+=(package) ;;
esac
stale=()
for lock in "${locks[@]}"; do
    [ "$(cat ".venv/.lock-$lock" 2>/dev/null)" = "$(sha256sum <"requirements/$lock.txt")" ] || stale+=("$lock")
done
if [ "${#stale[@]}" -gt 0 ]; then
    echo "Installing into .venv: ${stale[*]}"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        $(printf -- '-r requirements/%s.txt ' "${stale[@]}")
    for lock in "${stale[@]}"; do sha256sum <"requirements/$lock.txt" >".venv/.lock-$lock"; done
fi

.venv/bin/python packaging/compile_words.py
