"""The window: navigation, header, sign-in, and the way from one place to another.

It may know widgets, the context it hands to screens, and the core's doors for opening and signing in.
No screen may be imported here; `ui/application.py` registers them.
"""
