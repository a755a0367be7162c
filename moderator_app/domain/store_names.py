"""What the files of a store are called, in its folder and in its backups: a promise, for old backups name them so."""

DATABASE = "desk.db"
ANCHOR = "desk.anchor"
MEDIA = "media"


def media_file(media_hash: str) -> str:
    """Where a picture lies, from the folder `MEDIA`."""
    return f"{media_hash[:2]}/{media_hash}.age"


def media_name(media_hash: str) -> str:
    """Where a picture lies, from the folder of the store or of the copies, and in a backup."""
    return f"{MEDIA}/{media_file(media_hash)}"
