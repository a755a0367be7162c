"""Use cases: one file a subject, one method a verb, in the order in which an office does them.

They may know `domain`, `words`, `events` and what `ports` asks of the world outside; they publish facts after the commit.
No library of the outside (database, PDF, keyring, network), no Qt and no rule that would hold on paper may ever be here.
"""
