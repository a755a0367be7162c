#!/usr/bin/env bash
# `make run`: sets everything up and opens the program; where there is no display it does the demo office's main job instead.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    bash packaging/setup.sh window
    exec .venv/bin/python main.py
fi

bash packaging/setup.sh run
echo "No display here: making a demo office and doing its main job in build/demo."
export QT_QPA_PLATFORM=offscreen
rm -rf build/demo
mkdir -p build/demo
.venv/bin/python main.py demo build/demo/office
.venv/bin/python main.py week --data build/demo/office | tee build/demo/week.txt
.venv/bin/python main.py evaluate --quarter previous --language both --data build/demo/office --out build/demo
.venv/bin/python packaging/screens.py --out build/demo/screens --height 768
echo "Look into build/demo: the office, week.txt, the evaluation as PDF, and the screens as pictures."
