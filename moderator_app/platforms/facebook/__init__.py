"""What is known of Facebook: its addresses, composer and limit.

It may know the kit and the addresses of Facebook alone.
No other platform, no token and no sending may ever be here yet; sending gets its own file when it comes.
"""
