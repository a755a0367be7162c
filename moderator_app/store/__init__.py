"""The encrypted database of an office: tables, mapping, units of work, migrations and the media beside it.

It may know SQLModel, SQLAlchemy, Alembic and sqlcipher3, and gives away frozen dataclasses of `domain` only.
No decision of a moderator, no network and no row object that leaves this package may ever be here.
"""
