"""What was brought in from files: each bringing-in, and which post each row became."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from moderator_app.store.columns import key_to, moment, number, text, uuid_key
from moderator_app.store.tables import StoreRow


class ImportedFileRow(StoreRow, table=True):
    """One bringing-in of a file; the same file brought in again is another row."""

    __table_args__ = (Index(None, "file_hash"),)
    id: str = Field(sa_column=uuid_key())
    file_hash: str = Field(sa_column=text())
    name: str = Field(sa_column=text())
    member_id: str = Field(sa_column=key_to("member.id"))
    at: datetime = Field(sa_column=moment())


class ImportedRowRow(StoreRow, table=True):
    """A row of a file and the post that it became."""

    __table_args__ = (Index(None, "fingerprint"),)
    post_id: str = Field(sa_column=key_to("post.id", primary=True))
    file_id: str = Field(sa_column=key_to("imported_file.id"))
    row: int = Field(sa_column=number())
    fingerprint: str = Field(sa_column=text())
