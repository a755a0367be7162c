"""The templates an office can begin with, from `resources/templates/starter.toml`."""

import tomllib
from typing import final

from moderator_app.domain.templates import SampleTemplate, TemplateKind
from moderator_app.resource_files import resource


@final
class TomlTemplateSamples:
    """Fulfils `ports.TemplateSamples`."""

    def samples(self) -> tuple[SampleTemplate, ...]:
        read = tomllib.loads(resource("templates", "starter.toml").read_text(encoding="utf-8"))
        return tuple(
            SampleTemplate(row["key"], TemplateKind(row["kind"]), row["name"], row["text"].strip())
            for row in read["template"]
        )
