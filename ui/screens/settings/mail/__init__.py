"""Reminders and mail in the settings: the office's mail account, its trial, and the record of who was told when.

It may know the core's mail desk, the shared forms, the words and the widgets.
A password may never be kept here longer than its page needs it, and is never shown again.
"""
