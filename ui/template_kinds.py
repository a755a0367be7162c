"""What the kinds of templates are called, where they are listed and where they are chosen. Knows no Qt."""

from moderator_app.domain.templates import TemplateKind
from moderator_app.words import mark

KINDS = {
    TemplateKind.NOTICE: mark("Notice"),
    TemplateKind.EVENT: mark("Event"),
    TemplateKind.SERVICE: mark("Service"),
    TemplateKind.WARNING: mark("Warning"),
    TemplateKind.TENDER: mark("Tender"),
    TemplateKind.CONDOLENCE: mark("Condolence"),
    TemplateKind.CORRECTION: mark("Correction"),
    TemplateKind.SIGNATURE: mark("Signature"),
    TemplateKind.HASHTAGS: mark("Hashtags"),
}
