"""The evaluation and the printable papers as PDF, from frozen data.

It may know typst, pikepdf, the templates of `resources/report_templates` and the words of both languages.
Nothing may ever be counted or decided here: what is printed comes whole from `domain`.
"""
