"""A page as the public sees it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime


@dataclass(frozen=True)
class PublicPhoto:
    """A photo by the SHA-256 of its bytes (hex), with its alternative text and caption."""

    sha256: str
    alt_text: str = ""
    caption: str = ""


@dataclass(frozen=True)
class PublicPost:
    """A live post; `by_app` is the app that made it, "" for a person in Facebook's own screens."""

    id: str
    text: str
    link: str
    photos: tuple[PublicPhoto, ...]
    created_at: datetime
    by_app: str = ""

    def as_values(self) -> dict[str, object]:
        """For the journey from a server in its own process."""
        return asdict(self) | {"created_at": self.created_at.isoformat()}

    @classmethod
    def read(cls, values: Mapping[str, object]) -> "PublicPost":
        """Reads what `as_values` wrote."""
        photos = tuple(PublicPhoto(**photo) for photo in values["photos"])  # type: ignore[union-attr]
        made = datetime.fromisoformat(str(values["created_at"]))
        return cls(**dict(values) | {"photos": photos, "created_at": made})  # type: ignore[arg-type]
