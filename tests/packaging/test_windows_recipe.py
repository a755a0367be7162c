"""Nothing here runs on Windows: these hold together what recipe, installer and program say to each other."""

import re
from pathlib import Path

import pytest

from moderator_app import PROGRAM
from moderator_app.system.autostart import RUN_KEY

ROOT = Path(__file__).resolve().parent.parent.parent
WINDOWS = ROOT / "packaging" / "windows"


@pytest.fixture
def installer():
    return (WINDOWS / "moderator-desk.iss").read_text(encoding="utf-8-sig")


def test_every_path_of_the_recipe_exists():
    text = (WINDOWS / "ci-recipe.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:tests|requirements|packaging)/[\w./-]+", text))
    assert len(named) > 10
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_installer_and_settings_mean_the_same_autostart(installer):
    lines = [line for line in installer.splitlines() if line.startswith("Root: HKCU")]
    assert len(lines) == 2
    assert all(f'Subkey: "{RUN_KEY}"' in line and f'ValueName: "{PROGRAM}"' in line for line in lines)
    assert "uninsdeletevalue" in lines[1]


def test_nothing_is_ticked_before_a_person_ticks_it(installer):
    tasks = installer.split("[Tasks]")[1].split("[")[0].strip().splitlines()
    assert len(tasks) == 2
    assert all("unchecked" in line for line in tasks)


def test_the_installer_speaks_both_languages(installer):
    said = re.findall(r"^(bn|en)\.(\w+)=(.+)$", installer, re.MULTILINE)
    assert {key for language, key, _ in said if language == "bn"} == {
        key for language, key, _ in said if language == "en"
    }
    assert all(re.search(r"[ঀ-৿]", text) for language, _, text in said if language == "bn")


def test_no_data_is_deleted(installer):
    rules = [line for line in installer.splitlines() if not line.startswith(";")]
    assert "[UninstallDelete]" not in "\n".join(rules)
    assert not any("localappdata" in line.lower() for line in rules)


@pytest.mark.parametrize("name", ["moderator-desk.iss", "Bangla.isl"])
def test_inno_setup_reads_bangla_behind_a_byte_order_mark(name):
    assert (WINDOWS / name).read_bytes().startswith(b"\xef\xbb\xbf")
