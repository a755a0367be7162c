"""What is known of Instagram: its addresses and limit.

It may know the kit and the addresses of Instagram alone.
No other platform and no token may ever be here.
"""
