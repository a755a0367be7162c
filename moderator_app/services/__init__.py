"""Use cases: one file a subject, one method a verb, in the order in which an office does them.

They may know `domain`, `words`, `events` and what `ports` asks of the world outside; facts are published after commit.
No library of the outside (database, PDF, keyring, network), no Qt and no rule that holds on paper may ever be here.
"""
