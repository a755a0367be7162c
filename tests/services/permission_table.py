"""The table of permissions in docs/permissions.md, read back."""

from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
ROLES = ("drafter", "reviewer", "publisher", "convenor", "auditor", "left")


@dataclass(frozen=True)
class Table:
    """`cells` tells by use case and role whether it is allowed; `without_actor` are those that ask nobody who it is."""

    cells: dict[tuple[str, str], bool]
    without_actor: dict[str, str]

    @property
    def cases(self) -> set[str]:
        return {case for case, _ in self.cells}


def read_table() -> Table:
    cells: dict[tuple[str, str], bool] = {}
    without_actor: dict[str, str] = {}
    for line in DOCUMENT.read_text(encoding="utf-8").splitlines():
        columns = [column.strip() for column in line.strip().strip("|").split("|")]
        if not columns[0].startswith("`"):
            continue
        case = columns[0].replace("`", "")
        if len(columns) == 1 + len(ROLES):
            for role, word in zip(ROLES, columns[1:], strict=True):
                assert word in ("yes", "no"), f"{case}, {role}: {word}"
                assert (case, role) not in cells, f"{case} stands there twice"
                cells[case, role] = word == "yes"
        else:
            assert len(columns) == 2, line
            assert columns[1], f"{case} has no reason"
            assert case not in without_actor, f"{case} stands there twice"
            without_actor[case] = columns[1]
    return Table(cells, without_actor)
