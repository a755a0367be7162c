"""One folder a screen, strangers to each other; each gives `build(...)` and nothing else.

A screen may know the widgets, the words and the services of the core.
One screen must never know another, and nothing a moderator could argue about may ever be decided here.
"""
