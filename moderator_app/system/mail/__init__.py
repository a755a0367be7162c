"""Mail to members: the office's own SMTP account, always encrypted, and the one thread on which it is asked.

It may know smtplib, ssl and the message format of the standard library, all loaded with the first mail.
No password may ever be in a message, a repr or a log here, and nothing is ever sent in the clear.
"""
