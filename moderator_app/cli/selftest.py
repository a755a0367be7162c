"""`selftest`: tries everything this program is made of, in a temporary folder that is gone afterwards; a line each."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from moderator_app.cli.selftest_office import FieldTest
from moderator_app.cli.visit import DONE, REFUSED, Visit
from moderator_app.demo.texts import last_texts, post_texts
from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.errors import ModeratorError, VaultRefused
from moderator_app.resource_files import resource
from moderator_app.store.upgrade import REVISIONS
from moderator_app.words import Language, Speaker, mark
from moderator_app.words.catalogue import catalogue
from moderator_app.words.errors import error_sentence, error_words
from moderator_app.zone import dhaka_day

Check = Callable[[], str]
_FONTS = 5
_FONT_MARKS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_SAMPLE = mark("Store")


class PartFailed(Exception):
    """A part of the program is missing or does not do what it should; the text says what."""


# What a missing or broken part of an installation may raise; each becomes a line that says "failed".
_FAULTS = (ModeratorError, PartFailed, OSError, ImportError, ValueError, RuntimeError, LookupError, TypeError)


def run(visit: Visit) -> int:
    """Prints a line a part; exit 1 when any failed."""
    failed = False
    with tempfile.TemporaryDirectory(prefix="moderator-desk-selftest-", ignore_cleanup_errors=True) as place:
        field = FieldTest(visit.wiring.build_core, Path(place))
        try:
            for name, check in _checks(visit, field):
                failed = not _told(visit, name, check) or failed
        finally:
            field.close()
    return REFUSED if failed else DONE


def _checks(visit: Visit, field: FieldTest) -> Iterator[tuple[str, Check]]:
    say = visit.say
    yield say("Words"), _words
    yield say("Resources"), _resources
    yield say("Fonts"), lambda: _fonts(say)
    yield say("Store"), lambda: _nothing(field.make_and_open_again())
    yield say("Migrations"), lambda: say("form {form}", form=REVISIONS[-1])
    yield say("Pictures"), lambda: _pictures(field)
    yield "PDF", lambda: _papers(say, field)
    yield say("Days and holidays"), lambda: _days(say, field)
    yield say("Activity log"), lambda: say.count("{n} entry", "{n} entries", field.core.activity.verify().head.seq)
    yield say("Key sources"), lambda: _key_sources(say, field)
    yield say("Way to the platforms"), lambda: _way_out(say)


def _told(visit: Visit, name: str, check: Check) -> bool:
    try:
        detail = check()
    except _FAULTS as fault:
        reason = error_sentence(visit.say, fault) if isinstance(fault, ModeratorError) else str(fault)
        visit.terminal.answer(f"{name}: {visit.say('failed')} ({reason})")
        return False
    visit.terminal.answer(f"{name}: {visit.say('in order')}" + (f" ({detail})" if detail else ""))
    return True


def _nothing(_done: None) -> str:
    return ""


def _words() -> str:
    if catalogue(Language.BANGLA).gettext(_SAMPLE) == _SAMPLE:
        raise PartFailed("resources/i18n/bn")
    return ""


def _resources() -> str:
    wanted = ("report_templates/evaluation.typ", "styles", "icons", "licences")
    missing = [part for part in wanted if not resource(*part.split("/")).exists()]
    if missing or not post_texts() or not last_texts():
        raise PartFailed(", ".join(missing) or "demo")
    return ""


def _fonts(say: Speaker) -> str:
    found = sorted(resource("fonts").glob("*.ttf"))
    broken = [path.name for path in found if path.read_bytes()[:4] not in _FONT_MARKS]
    if broken or len(found) < _FONTS:
        raise PartFailed(", ".join(broken) or f"{len(found)} / {_FONTS}")
    return say.number(len(found))


def _pictures(field: FieldTest) -> str:
    width, height = field.keep_a_picture()
    return f"{width} × {height}"


def _papers(say: Speaker, field: FieldTest) -> str:
    quarter = FiscalQuarter.of(dhaka_day(field.core.clock.now()))
    pages = [field.print(quarter, language) for language in Language]
    if not all(pages):
        raise PartFailed("PDF")
    return say("pages: {bn} in Bangla, {en} in English", bn=pages[0], en=pages[1])


def _days(say: Speaker, field: FieldTest) -> str:
    """The library's days have names in both languages, or its words were left behind."""
    names = field.put_days()
    if not names or any(bn == en for bn, en in names):
        raise PartFailed("holidays")
    return say.number(len(names))


def _key_sources(say: Speaker, field: FieldTest) -> str:
    """What may open a store here; a PC without a usable keyring is no fault of the program."""
    try:
        field.core.opening.check_keyring()
    except VaultRefused as refusal:
        return say("passphrase, recovery key, key file; not the keyring: {reason}", reason=_sentence(say, refusal))
    return say("passphrase, recovery key, key file, the keyring of this login")


def _way_out(say: Speaker) -> str:
    """The library that speaks to platforms is here, and knows whom to trust; nobody is spoken to."""
    import httpx

    from moderator_app.platforms.kit.send_once import trust

    httpx.Client(verify=trust(), trust_env=False).close()
    issuers = trust().cert_store_stats()["x509_ca"]
    if not issuers:
        raise PartFailed("certifi")
    return say.count("{n} issuer", "{n} issuers", issuers)


def _sentence(say: Speaker, refusal: ModeratorError) -> str:
    return error_words(say, refusal).sentence
