"""The repository speaks of the product alone, and its lock files say what is installed, not from where."""

import re

import pytest

from tests.architecture.source_files import ROOT, files, name_of

TEXT = {"", ".cfg", ".css", ".in", ".json", ".md", ".po", ".py", ".qss", ".sh", ".svg", ".toml", ".txt", ".typ", ".yml"}
HOSTS = ["py" + "pi.org", "files.python" + "hosted.org", "registry." + "npmjs.org", "registry." + "yarnpkg.com"]
NOT_OF_THE_PRODUCT = {
    "an absolute path of one machine": re.compile("/" + r"work/|/home/[a-z]|/root/"),
    "a folder outside the repository": re.compile(r"\.\./sha" + "red"),
    "a letter of the plan's catalogue": re.compile(r"\([A-H]\d{1,2}\)"),
    "a number of the plan's tasks": re.compile(r"\bissue #?\d", re.IGNORECASE),
    "the address of a package index": re.compile("|".join(map(re.escape, HOSTS))),
}
LOCKS = ["dev.txt", "package.txt", "run.txt", "setup.txt", "test.txt", "windows.txt"]


def _texts():
    for path in files():
        if path.suffix in TEXT and path.name != "test_papers.py":
            yield path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("what", NOT_OF_THE_PRODUCT)
def test_no_text_names(what):
    pattern = NOT_OF_THE_PRODUCT[what]
    found = [f"{name_of(path)}: {match.group()}" for path, text in _texts() for match in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_hashes_and_no_place(name):
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    pinned = [number for number, line in enumerate(lines) if re.match(r"[\w.-]+==", line)]
    assert pinned
    assert all("--hash=sha256:" in lines[number + 1] for number in pinned)
    places = [line for line in lines if "://" in line or "file:/" in line or line.startswith("-")]
    assert places == []


def test_every_bundled_font_has_its_licence():
    licences = (ROOT / "resources" / "licences" / "README.md").read_text(encoding="utf-8")
    for font in files(".ttf", under="resources/fonts"):
        family = font.stem.split("-")[0]
        assert family in licences
        assert (ROOT / "resources" / "licences" / f"{family}-OFL.txt").exists()
