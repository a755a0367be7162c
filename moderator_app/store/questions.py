"""Names for a statement that reads and for a row of its answer: tests check their columns, types do not."""

from typing import Any

from sqlalchemy import Row, Select

Question = Select[*tuple[Any, ...]]
AnyRow = Row[*tuple[Any, ...]]
