"""Which parts of the libraries go into the frozen program: what PyInstaller finds by itself, less what nothing uses."""

from fnmatch import fnmatch

QT = ("PySide6/Qt/", "PySide6/")
"""Where Qt's own files lie beside the program: on Linux, then on Windows."""

QT_PLUGINS = (
    "platforms/*qxcb*",
    "platforms/*qwayland*",
    "platforms/*qwindows*",
    "platforms/*qcocoa*",
    "platforms/*qoffscreen*",
    "platforminputcontexts/*ibus*",  # Bangla is typed through it
    "platforminputcontexts/*compose*",
    "platformthemes/*xdgdesktopportal*",
    "xcbglintegrations/*",
    "wayland-shell-integration/*xdg-shell*",
    "wayland-decoration-client/*",
    "wayland-graphics-integration-client/*wayland-egl*",
    "imageformats/*qsvg*",
    "imageformats/*qjpeg*",
    "imageformats/*qico*",
    "iconengines/*qsvgicon*",
    "printsupport/*",
    "styles/*",
)
"""Qt's plugins that a window of ours can use; the rest stays out with the libraries that only it needs."""

QT_LIBRARIES_UNUSED = (
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6Pdf*",
    "*Qt6Sql*",
    "*Qt6VirtualKeyboard*",
    "*Qt6EglF*",
    "*opengl32sw*",
)

MODULES_UNUSED = (
    "tkinter",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.html",
    "PIL.ImageTk",
    "PIL.ImageQt",
    "PIL._avif",  # the program takes JPEG, PNG, WebP and GIF
    "PIL._imagingft",
    "PIL._imagingtk",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "setuptools",
    "pkg_resources",
    "pip",
    "wheel",
    "distutils",
    "pytest",
    "_pytest",
    "hypothesis",
    "babel",
    "rich",
    "pygments",
    "unittest",
    "pydoc",
    "pydoc_data",
    "lib2to3",
    "idlelib",
    "turtle",
    "IPython",
    "numpy",
    "curses",
    "readline",
    "alembic.testing",
    "sqlalchemy.testing",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
)

FOUND_BY_NAME = (
    "alembic.context",
    "alembic.op",
    "alembic.ddl.sqlite",
    "sqlalchemy.dialects.sqlite",
    "logging.config",
    "apscheduler.schedulers.background",
    "apscheduler.triggers.interval",
)
"""Modules that are imported by a name made at run time, and by the steps of the database, which are read as files."""

HOLIDAY_WORDS = ("locale/bn/LC_MESSAGES/BD.mo", "locale/en_US/LC_MESSAGES/BD.mo")
"""Of the library `holidays`: the words of our holidays in the two languages, beside its code. It imports every country
by itself (1.3 MB packed); their words (4.7 MB) stay out."""

KEYRINGS = {
    "linux": ("keyring.backends.SecretService", "secretstorage", "jeepney"),
    "win32": ("keyring.backends.Windows", "win32ctypes.core"),
    "darwin": ("keyring.backends.macOS",),
}
"""The system's own keyring, by `sys.platform`."""


def goes_along(place: str) -> bool:
    """Whether a file that PyInstaller found goes into the program.

    Args:
        place: where it would lie, relative to the program's folder.
    """
    path = place.replace("\\", "/")
    if not path.startswith("PySide6/"):
        return not _is_qt_library(path) or _library_goes_along(path)
    within = path.removeprefix(QT[0]).removeprefix(QT[1])
    if within.startswith("plugins/"):
        return any(fnmatch(within.removeprefix("plugins/"), pattern) for pattern in QT_PLUGINS)
    if within.startswith(("translations/", "qml/", "resources/", "metatypes/")):
        return False
    return _library_goes_along(within)


def _is_qt_library(path: str) -> bool:
    return "Qt6" in path.rpartition("/")[2]


def _library_goes_along(path: str) -> bool:
    name = path.rpartition("/")[2]
    return not any(fnmatch(name, pattern) for pattern in QT_LIBRARIES_UNUSED)


def is_the_systems(kind: str, source: str) -> bool:
    """Whether a library is the Linux system's own: those are named as dependencies, not carried along.

    Python's own library is carried wherever it lies, for the program runs on no other.

    Args:
        kind: PyInstaller's word for it; an extension of Python is EXTENSION.
        source: where it lies on this machine.
    """
    name = source.rpartition("/")[2]
    return kind == "BINARY" and source.startswith(("/lib", "/usr/lib")) and not name.startswith("libpython")
