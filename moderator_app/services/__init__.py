"""The use cases: what the program does for someone, in order; one file a subject, one method a verb.

They may know the rules, the ports and the event bus; they return plain values, raise `ModeratorError` kinds and publish
facts after the commit.
No SQL, no PDF, no platform's address, no word for people and no Qt may ever be here.
"""
