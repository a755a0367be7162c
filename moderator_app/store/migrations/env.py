"""Alembic's entry: runs the steps on the connection it was given, in the transaction that has begun on it."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, render_as_batch=True, transactional_ddl=True)
context.run_migrations()
