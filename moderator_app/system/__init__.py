"""The machine underneath: clock and tick, data folders and their locks, keys, backups, notices, logging.

It may know the operating system and the libraries that speak to it.
No rule of the office and no word for people may ever be here.
"""
