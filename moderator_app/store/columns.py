"""The kinds of columns: the same on SQLite and PostgreSQL, and readable with the naked eye."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, final

from sqlalchemy import Boolean, Column, Date, Dialect, Enum, ForeignKey, Integer, String, Text
from sqlalchemy.types import TypeDecorator

UUID_LENGTH = 36
HASH_LENGTH = 64
CHOICE_LENGTH = 40
TIME_LENGTH = 27


def time_text(at: datetime) -> str:
    """How a column keeps an aware time."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


@final
class UtcTime(TypeDecorator[datetime]):
    """A moment as text, `2026-01-31T05:00:00.000000Z`: always UTC, always as long, so that it sorts as it runs."""

    impl = String(TIME_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """Refuses a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return time_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - as above
        """Aware UTC."""
        return None if value is None else datetime.fromisoformat(value)


@final
class JsonText(TypeDecorator[Any]):
    """A small list or mapping as compact JSON text; SQL looks into it only for the text filter of the activity log."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """Compact, keys sorted, Bangla as it is."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:  # noqa: ARG002 - as above
        """What was kept."""
        return None if value is None else json.loads(value)


def uuid_key() -> Column[str]:
    """A primary key made by us."""
    return Column(String(UUID_LENGTH), primary_key=True)


def key_to(target: str, *, primary: bool = False, optional: bool = False, unique: bool = False) -> Column[Any]:
    """A foreign key, without any cascade: evidence is never deleted by the way."""
    key = ForeignKey(target)
    return Column(String(HASH_LENGTH), key, primary_key=primary, nullable=optional, unique=unique or None)


def number_key(*, counted: bool = True) -> Column[int]:
    """A whole-number key; counted by the database, or by us."""
    return Column(Integer, primary_key=True, autoincrement=counted)


def text(*, primary: bool = False, unique: bool = False) -> Column[str]:
    """Text of any length."""
    return Column(Text, primary_key=primary, nullable=False, unique=unique)


def number(*, unique: bool = False, optional: bool = False) -> Column[Any]:
    """A whole number."""
    return Column(Integer, nullable=optional, unique=unique)


def flag(name: str, *, optional: bool = False) -> Column[Any]:
    """Yes or no, or not known; `name` is the CHECK's."""
    return Column(Boolean(create_constraint=True, name=name), nullable=optional)


def moment(*, optional: bool = False) -> Column[Any]:
    """A `*_at`: aware UTC."""
    return Column(UtcTime(), nullable=optional)


def day(*, optional: bool = False, primary: bool = False) -> Column[Any]:
    """A `*_on`, or the Sunday of a week: a day in Dhaka."""
    return Column(Date(), primary_key=primary, nullable=optional)


def listing() -> Column[Any]:
    """A small list or mapping."""
    return Column(JsonText(), nullable=False)


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]


def choice(members: type[StrEnum], name: str, *, primary: bool = False, optional: bool = False) -> Column[Any]:
    """An enum as text with a CHECK that names every member; `name` is the constraint's."""
    kind = Enum(
        members,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=CHOICE_LENGTH,
        values_callable=_values,
    )
    return Column(kind, primary_key=primary, nullable=optional)
