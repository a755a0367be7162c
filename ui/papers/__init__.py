"""Printed papers in the window: the sheet that is leafed through, the bar below it, and a page that shows one paper.

It may know the papers service, the words and the widgets; several screens share it.
No screen may ever be known here, and nothing that a paper says.
"""
