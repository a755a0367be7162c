from deb_control import DEPENDS, Built, control, named_packages

BUILT = Built("1.2.3", "amd64", "2.36", 4321)


def fields() -> dict[str, str]:
    lines = control(BUILT).splitlines()
    return dict(line.split(": ", 1) for line in lines if not line.startswith(" "))


def test_the_control_file_says_what_the_build_knows():
    said = fields()
    assert said["Package"] == "moderator-desk"
    assert said["Version"] == "1.2.3"
    assert said["Architecture"] == "amd64"
    assert said["Installed-Size"] == "4321"


def test_the_oldest_libc_is_asked_for_first():
    assert fields()["Depends"].startswith("libc6 (>= 2.36), ")


def test_no_package_is_named_twice():
    named = fields()["Depends"].split(", ")
    assert len(named) == len(set(named)) == len(DEPENDS) + 1


def test_a_keyring_is_recommended_and_not_demanded():
    said = fields()
    assert "gnome-keyring | kwalletmanager" in said["Recommends"]
    assert "keyring" not in said["Depends"]
    assert {"gnome-keyring", "kwalletmanager", "libegl1", "libc6"} <= named_packages()


def test_every_line_after_the_description_belongs_to_it():
    lines = control(BUILT).splitlines()
    begin = next(n for n, line in enumerate(lines) if line.startswith("Description: "))
    assert lines[begin + 1 :]
    assert all(line.startswith(" ") and line.strip() for line in lines[begin + 1 :])
    assert control(BUILT).endswith("\n")


def test_the_maintainer_is_nobody_in_particular():
    assert fields()["Maintainer"].endswith("example.org>")
