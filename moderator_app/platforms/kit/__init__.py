"""What several platforms share: reading a web address safely, building a reading, counting a text.

It may know the rules' page and the ports' words for a reading.
No single platform's address, limit or error number may ever be here.
"""
