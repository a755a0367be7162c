"""What is known of Telegram: its addresses, composer and limit.

It may know the kit and the addresses of Telegram alone.
No other platform and no bot token may ever be here.
"""
