"""`python -m tests.fakes.graph_server --port-file F [--plan SEED] [--at ISO --rate N --since MONOTONIC]`.

Writes "<port> <control port>" into F, then says "listening", and ends when its standard input ends.
"""

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from tests.fakes.graph_server.control import ControlDoor
from tests.fakes.graph_server.door import Door
from tests.fakes.graph_server.server import GraphServer
from tests.fakes.graph_server.times import BEGIN, ServerClock


def main() -> None:
    """Runs until the standard input ends: with the test that started it, however that one dies."""
    asked = argparse.ArgumentParser(prog="graph_server")
    asked.add_argument("--port-file", required=True, type=Path)
    asked.add_argument("--plan", type=int)
    asked.add_argument("--share", type=float, default=0.35)
    asked.add_argument("--at", type=datetime.fromisoformat, default=BEGIN)
    asked.add_argument("--rate", type=float, default=0.0)
    asked.add_argument("--since", type=float)
    given = asked.parse_args()
    server = GraphServer(ServerClock(given.at, given.rate, given.since))
    if given.plan is not None:
        server.plan(given.plan, given.share)
    control = Door(ControlDoor(server).serve)
    given.port_file.write_text(f"{server.port} {control.port}", encoding="utf-8")
    print("listening", flush=True)
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


main()
