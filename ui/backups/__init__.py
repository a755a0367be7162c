"""What the room of the backups and the gate of bringing back share: choosing a backup, looking at it, its words.

It may know the core's opening and restoring, the door off the GUI thread, the words, the forms and the widgets.
No screen may be known here, and no key may be kept longer than its page stands.
"""
