"""Publishing by the program: rounds that hand over, send, read back and settle, page by page.

It knows the rules of deliveries, the store and the channels as ports; no network call lies inside a transaction.
Never here: an address, a token or an error number of one platform, a decision that is a person's, or a second send of
something whose first outcome is not known.
"""
