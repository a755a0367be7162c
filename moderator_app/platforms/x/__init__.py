"""What is known of X: its addresses, composer, and how it weighs a text.

It may know the kit and the addresses of X alone.
No other platform and no token may ever be here.
"""
