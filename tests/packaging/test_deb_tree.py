import shutil
import subprocess

import deb_tree
import pytest
from deb_tree import NeedUnnamed, Parts, describe, lay_out, pack, settle

EPOCH = 1_700_000_000
pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="only Debian packs for Debian")


@pytest.fixture
def parts(tmp_path):
    program = tmp_path / "frozen"
    (program / "_internal").mkdir(parents=True)
    (program / "moderator-desk").write_text("#!/bin/sh\n")
    (program / "_internal" / "words.mo").write_bytes(b"words")
    (program / "_internal" / "link").symlink_to("words.mo")
    picture = tmp_path / "16.png"
    picture.write_bytes(b"png")
    drawing = tmp_path / "app.svg"
    drawing.write_text("<svg/>")
    return Parts(program, {16: picture}, drawing, "licences\n", "1.2.3")


def packed(parts, folder):
    folder.mkdir()
    root = folder / "tree"
    lay_out(parts, root)
    describe(parts, root)
    settle(root, EPOCH)
    pack(root, folder / "out.deb", EPOCH)
    return folder / "out.deb"


def test_the_same_program_packs_to_the_same_bytes(parts, tmp_path):
    assert packed(parts, tmp_path / "first").read_bytes() == packed(parts, tmp_path / "second").read_bytes()


def test_the_package_holds_program_link_desktop_file_icon_and_licences(parts, tmp_path):
    told = subprocess.run(
        ["dpkg-deb", "--contents", packed(parts, tmp_path / "made")], capture_output=True, text=True, check=True
    ).stdout
    for wanted in (
        "./usr/bin/moderator-desk -> ../lib/moderator-desk/moderator-desk",
        "./usr/lib/moderator-desk/_internal/words.mo",
        "./usr/share/applications/moderator-desk.desktop",
        "./usr/share/icons/hicolor/16x16/apps/moderator-desk.png",
        "./usr/share/icons/hicolor/scalable/apps/moderator-desk.svg",
        "./usr/share/doc/moderator-desk/copyright",
    ):
        assert wanted in told
    assert {line.split()[1] for line in told.splitlines()} == {"root/root"}


def test_it_runs_nothing_when_it_is_installed(parts, tmp_path):
    lay_out(parts, tmp_path / "root")
    describe(parts, tmp_path / "root")
    assert {path.name for path in (tmp_path / "root" / "DEBIAN").iterdir()} == {"control", "md5sums"}


def test_a_library_that_no_named_package_brings_stops_the_build(parts, tmp_path, monkeypatch):
    lay_out(parts, tmp_path / "root")
    monkeypatch.setattr(deb_tree, "packages_of", lambda _libraries: {"libodd.so.1": "libodd1"})
    with pytest.raises(NeedUnnamed, match=r"libodd\.so\.1 \(libodd1\)"):
        describe(parts, tmp_path / "root")


def test_the_desktop_file_is_named_in_bangla_and_fits_the_window():
    text = (deb_tree.HERE / "moderator-desk.desktop").read_text(encoding="utf-8")
    for line in ("Name[bn]=মডারেটর ডেস্ক", "Categories=Office;", "StartupWMClass=moderator-desk", "Exec=moderator-desk"):
        assert line in text.splitlines()
