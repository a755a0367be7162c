"""Reusable widgets that draw what they are given.

They may know Qt, the theme, the icons and the words.
No screen, no service and no rule of the office may ever be known here.
"""
