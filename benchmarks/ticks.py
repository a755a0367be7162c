"""Memory after many heartbeats: a real encrypted store with its daily copies, the real ticker, a clock that runs ahead.

Counted is anonymous memory (`Pss_Anon`): what a leak would swell. The whole PSS also holds this process's share of
library pages, and jumps by megabytes whenever another Python on the machine begins or ends.

The same file is the measured process: `python benchmarks/ticks.py FEW MANY` prints kilobytes after each.
"""

import gc
import subprocess
import sys
import tempfile
import threading
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.pairs import Ratio

FEW, MANY = 1_000, 10_000
_POSTS = 100
_AT_ONCE = timedelta(microseconds=1)


def ticks() -> Ratio:
    """Megabytes after a week of heartbeats against those after its first seventeen hours."""
    few, many = memory_after(FEW, MANY)
    name = "anonymous memory after 10,000 heartbeats and seven copies against after 1,000, MB"
    return Ratio(name, few / 1024, many / 1024, 1.02)


def memory_after(few: int, many: int) -> tuple[int, int]:
    """Kilobytes after so many heartbeats, in a process of their own."""
    call = [sys.executable, __file__, str(few), str(many)]
    told = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
    return int(told[0]), int(told[1])


def _measured(few: int, many: int) -> None:
    from moderator_app.system.ticker import SchedulerTicker
    from tests.services.bench import Bench

    with tempfile.TemporaryDirectory(prefix="moderator-desk-ticks-") as place:
        bench = Bench.working(Path(place))
        _plan(bench, many)
        ended = threading.Event()
        beaten = [0]

        def beat() -> None:
            if ended.is_set():
                return
            bench.clock.go_on(minutes=1)
            bench.core.heartbeat.beat()
            beaten[0] += 1
            if beaten[0] in {few, many}:
                gc.collect()
                print(_anonymous(), flush=True)
            if beaten[0] >= many:
                ended.set()

        ticker = SchedulerTicker(bench.clock, _AT_ONCE)
        ticker.start(beat)
        ended.wait()
        ticker.stop()
        bench.folder.close()


def _plan(bench, many: int) -> None:
    """Posts that come due all along, so that the beats have something to find and the copies something to copy."""
    for n in range(_POSTS):
        due = bench.clock.now() + timedelta(minutes=10 + n * many // _POSTS)
        bench.approved(bench.draft(f"পোস্ট {n}", planned_at=due))


def _anonymous() -> int:
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("Pss_Anon:")).split()[1])


if __name__ == "__main__":
    _measured(int(sys.argv[1]), int(sys.argv[2]))
