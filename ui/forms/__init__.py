"""Forms of the office's own data (members, slots, approval, a recovery key on paper) that more than one screen shows.

They may know the theme, the widgets, the speaker and the plain values of the domain; what was typed is read here.
No screen may be known here, no service may be called and nothing may be kept on disk.
"""
