"""What is measured, as ratios against a floor in the same run, and the report it writes.

It may know the whole program and the bare libraries beneath it.
No test may depend on a figure here, and no host name or path may enter the report.
"""
