import notices
import pytest

RUN = notices.ROOT / "requirements" / "run.txt"


def test_a_lock_file_names_what_is_carried():
    assert notices.carried("# words\nalembic==1.2 \\\n    --hash=sha256:00\n    # via x\ntypst==0.1\n") == [
        "alembic",
        "typst",
    ]


def test_every_library_that_is_carried_brings_its_licence(monkeypatch):
    monkeypatch.setattr(notices, "BOOTLOADER", "pytest")  # the packager's tool is not there when tests run
    text = notices.notices()
    for name in notices.carried(RUN.read_text(encoding="utf-8")):
        assert name.replace("-", "").lower() in text.replace("-", "").replace("_", "").replace(".", "").lower()
    for words in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "SIL OPEN FONT LICENSE",
        "ZETETIC",
        "Python Software Foundation",
    ):
        assert words in text


def test_a_library_without_a_licence_stops_the_build():
    class Bare:
        files = ()

    with pytest.raises(notices.NoticeMissing, match="bare"):
        notices._texts("bare", Bare())
