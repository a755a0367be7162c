"""Who collects garbage: the GUI thread alone, while other threads are at work.

Python collects cycles on whichever thread happens to allocate. A widget in a cycle would then be freed by a thread
behind the background door, and Qt objects freed off the GUI thread end the program. So collecting by itself is switched
off as soon as there is another thread, and the GUI thread does it between two events, by Python's own thresholds.
"""

import gc

_OLDEST_FIRST = (2, 1, 0)


def take_over() -> None:
    """From now on nothing is collected but by `collect_if_due`."""
    gc.disable()


def collect_if_due() -> None:
    """On the GUI thread: collects the oldest generation that is over its threshold, if any is."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = next((generation for generation in _OLDEST_FIRST if counts[generation] > thresholds[generation]), None)
    if due is not None:
        gc.collect(due)


def spare_what_is_loaded() -> None:
    """What stands now (modules, classes, tables) stays for good: later collections need not look at it again."""
    gc.freeze()
