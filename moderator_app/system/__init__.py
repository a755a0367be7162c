"""The machine underneath: clock, folders, lock of a data folder, keys, logging.

It may know the operating system and the libraries that speak to it.
No rule of the office and no word for people may ever be here.
"""
