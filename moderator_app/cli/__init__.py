"""The command line: the same program without a screen, for scheduled tasks, for support, for checking.

It may know services, the demo office and the words, and is handed the front desk by `main.py`.
No rule of the office, no Qt and no verb that approves, publishes, signs or changes members may ever be here.
"""
