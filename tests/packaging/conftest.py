"""The scripts of packaging stand beside each other and are imported as they import one another: by path."""

import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent.parent.parent / "packaging"
for folder in (PACKAGING, PACKAGING / "linux"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
