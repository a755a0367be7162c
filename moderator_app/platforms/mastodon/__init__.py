"""What is known of Mastodon and servers that speak like it: addresses, composer and limit.

It may know the kit and the addresses of such servers alone.
No other platform and no token may ever be here.
"""
