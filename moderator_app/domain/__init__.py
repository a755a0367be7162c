"""The rules of the office: what is true on paper, without a computer.

It may know the standard library and the zone of Dhaka, nothing else: every time, id and list comes in as an argument.
No clock, no disk, no network and no word for people may ever be here.
"""
