"""What is known of LinkedIn: its addresses and limit.

It may know the kit and the addresses of LinkedIn alone.
No other platform and no token may ever be here.
"""
