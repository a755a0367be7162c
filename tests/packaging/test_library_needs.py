import sys
from pathlib import Path

from library_needs import needed_by, newest_libc, programs_in

DYNAMIC = """
 0x0000000000000001 (NEEDED)             Shared library: [libxcb.so.1]
 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
 0x000000000000000e (SONAME)             Library soname: [libours.so.1]
"""
VERSIONS = """
  0x0010:   Name: GLIBC_2.4  Flags: none  Version: 3
  0x0020:   Name: GLIBC_2.34  Flags: none  Version: 2
  0x0030:   Name: GLIBC_2.2.5  Flags: none  Version: 1
"""


def test_what_a_library_needs_is_told_from_its_own_name():
    assert needed_by(DYNAMIC) == {"libxcb.so.1", "libc.so.6"}


def test_libc_versions_are_compared_as_numbers():
    assert newest_libc(VERSIONS) == "2.34"
    assert newest_libc("") == "0"


def test_programs_are_known_by_their_first_bytes_and_links_are_left_out(tmp_path):
    (tmp_path / "within").mkdir()
    program = tmp_path / "within" / "program"
    program.write_bytes(Path(sys.executable).resolve().read_bytes()[:64])
    (tmp_path / "text.so").write_text("not a library")
    (tmp_path / "link.so").symlink_to(program)
    assert programs_in(tmp_path) == [program]
