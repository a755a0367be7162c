"""The frame around the screens: main window, navigation, sign-in, status strip.

It may know the widgets, the words, the theme and the services of the core.
No screen's inside and no rule of the office may ever be here.
"""
