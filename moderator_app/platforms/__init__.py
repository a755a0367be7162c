"""One folder a platform, the registry that lists them, and the kit that several share.

Each may know the address forms, limits and error numbers of its own platform.
One platform must never know another, and no rule of the office may ever be here.
"""
