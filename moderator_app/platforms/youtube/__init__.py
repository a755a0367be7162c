"""What is known of YouTube: its addresses.

It may know the kit and the addresses of YouTube alone.
No other platform and no token may ever be here.
"""
