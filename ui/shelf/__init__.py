"""The shelf of kept pictures: a grid of small images that the media room shows and the composer chooses from.

It may know the core's media library, the door off the GUI thread, the words and the widgets.
No screen may be known here, and nothing may be changed or read on the GUI thread.
"""
