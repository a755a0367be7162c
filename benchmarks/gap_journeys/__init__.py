"""What people do while writing and reviewing, on large stores, only to see that the window never waits.

They are run by `benchmarks/gaps.py` under its watch, with the journeys of the tests. They know screens and their parts.
Nothing here proves what a screen does: the tests do.
"""
