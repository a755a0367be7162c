"""What is kept of posts so that others like them are found at once."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer
from sqlmodel import Field

from moderator_app.store.tables import StoreRow


class PostPrintRow(StoreRow, table=True):
    """A mark that a post bears, of its text or of a picture, on the Dhaka day for which it is planned or was written.

    `day` counts as Python's `date.toordinal`; `seq` is the number under which the full-text index knows the post.
    """

    __table_args__ = (Index(None, "seq"), {"sqlite_with_rowid": False})
    mark: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    day: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    seq: int = Field(sa_column=Column(Integer, ForeignKey("searched_post.seq"), primary_key=True, autoincrement=False))
