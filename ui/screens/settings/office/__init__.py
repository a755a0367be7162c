"""The office's profile in the settings: letterhead, signature, copies, and the settings that are printed.

It may know the core's office, the shared form of the profile, the words and the widgets.
Nothing of the panel or of an account may ever be here.
"""
