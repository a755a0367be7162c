"""What is read from disk and written to disk for people: pictures, tables, folders of the manual kit.

It may know the file formats and their libraries.
No rule of the office, no database and no Qt may ever be here.
"""
