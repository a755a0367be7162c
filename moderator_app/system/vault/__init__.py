"""The operating system's own keyring: the store's key and the pages' credentials, kept outside our files.

It may know `keyring`, the Secret Service, and the one thread on which they are asked; both are loaded only there.
No secret may ever be in a message, a repr or a log here, and no backend that an environment variable offers is used.
"""
