#!/usr/bin/env bash
# Makes the lock files under requirements/ anew (`make lock`): every version pinned, every file's hash named, and no word of
# where the packages came from. The machine's own pip settings are set aside, so that the hashes are those of the public index.
set -euo pipefail
cd "$(dirname "$0")/../requirements"

export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock"
unset PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL
for name in run setup test dev package windows; do
    ../.venv/bin/python -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
        --no-emit-find-links --no-emit-trusted-host "$@" --output-file "$name.txt" "$name.in"
done
