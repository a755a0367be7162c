"""The steps from each published form of the database to the next, run inside the program at start.

They may know Alembic and SQLAlchemy and write out the tables as they were on the day of the step.
Live tables, rules and words must never be imported here: what was true then must stay as it was.
"""
