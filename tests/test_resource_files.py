import sys

from moderator_app.resource_files import resource, resource_root


def test_from_source_the_resources_stand_at_the_top_of_the_tree():
    assert resource("fonts", "NotoSansBengali-400.ttf").is_file()
    assert resource_root().name == "resources"


def test_frozen_the_resources_lie_inside_the_program(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("i18n", "bn") == tmp_path / "resources" / "i18n" / "bn"
