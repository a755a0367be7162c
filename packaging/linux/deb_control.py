"""The words of the Debian package: what it is called, what it needs, who keeps it."""

from dataclasses import dataclass

NAME = "moderator-desk"
MAINTAINER = "Moderator Desk project <packages@moderator-desk.example.org>"

DEPENDS = (
    # Python and the libraries' own ground
    "libbz2-1.0",
    "libffi8",
    "libgcc-s1",
    "liblzma5",
    "libsqlite3-0",
    "libssl3",
    "libstdc++6",
    "libuuid1",
    "zlib1g",
    # a window of Qt, drawn anywhere
    "libbrotli1",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libgssapi-krb5-2",
    "libxkbcommon0",
    "libzstd1",
    # a window under X
    "libx11-6",
    "libx11-xcb1",
    "libxcb1",
    "libxcb-cursor0",
    "libxcb-glx0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    # a window under Wayland
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
)
"""Every package that a file of the program names as its library; the build stops where one is missing here."""

RECOMMENDS = ("gnome-keyring | kwalletmanager", "libcups2", "xdg-desktop-portal", "ca-certificates")
"""A keyring that keeps the store's key, printers, the desktop's own file dialog, who proves mail servers; without them
the program works.
"""

DESCRIPTION = (
    "desk of a government field office's moderator panel",
    "Draft, check, approve and publish posts for an office's pages, and print the",
    "quarterly evaluation. The office's texts stay on this computer, encrypted.",
    ".",
    "সরকারি দপ্তরের মডারেটর প্যানেলের ডেস্ক: পোস্ট লেখা, যাচাই, অনুমোদন, প্রকাশ ও মূল্যায়ন।",
)


@dataclass(frozen=True, slots=True)
class Built:
    """What only the build knows."""

    version: str
    architecture: str
    libc: str
    """The oldest libc that every file runs on, for example 2.36."""
    kilobytes: int


def control(built: Built) -> str:
    """The text of `DEBIAN/control`."""
    summary, *long = DESCRIPTION
    lines = (
        f"Package: {NAME}",
        f"Version: {built.version}",
        f"Architecture: {built.architecture}",
        f"Maintainer: {MAINTAINER}",
        f"Installed-Size: {built.kilobytes}",
        f"Depends: {', '.join((f'libc6 (>= {built.libc})', *DEPENDS))}",
        f"Recommends: {', '.join(RECOMMENDS)}",
        "Section: misc",
        "Priority: optional",
        f"Description: {summary}",
        *(f" {line}" for line in long),
    )
    return "\n".join(lines) + "\n"


def named_packages() -> set[str]:
    """Every package that the control file names, alternatives included."""
    return {one.strip() for entry in (*DEPENDS, *RECOMMENDS) for one in entry.split("|")} | {"libc6"}
