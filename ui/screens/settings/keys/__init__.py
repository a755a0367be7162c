"""The keys of the store in the settings: what opens it, another passphrase, a new recovery key.

It may know the core's keys, the shared forms of a recovery key, the words and the widgets.
A key may never be kept here longer than its page needs it.
"""
