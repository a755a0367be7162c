"""What is known of the office's own sites, WordPress or another: addresses only, there is no limit.

It may know the kit and the address forms of WordPress alone.
No other platform and no password may ever be here.
"""
