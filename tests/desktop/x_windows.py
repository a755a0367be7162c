"""The display's side of a window: what a window manager sees of it, and how it asks it to close."""

import ctypes
import time
from collections.abc import Callable
from ctypes import c_char_p, c_int, c_long, c_ubyte, c_uint, c_ulong, c_void_p
from threading import Event


class _Event(ctypes.Structure):
    """XClientMessageEvent, filled up to the size of an XEvent."""

    _fields_ = (
        ("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p), ("window", c_ulong),
        ("message_type", c_ulong), ("format", c_int), ("data", c_long * 5), ("rest", c_long * 24),
    )  # fmt: skip


class Display:
    """A connection to a display."""

    def __init__(self, name: str) -> None:
        self._x = x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = c_void_p
        x.XDefaultRootWindow.restype = c_ulong
        x.XInternAtom.restype = c_ulong
        x.XGetImage.restype = c_void_p
        x.XGetPixel.restype = c_ulong
        self._display = c_void_p(x.XOpenDisplay(c_char_p(name.encode())))
        assert self._display, f"no display {name}"
        self._root = c_ulong(x.XDefaultRootWindow(self._display))

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def windows(self) -> dict[str, int]:
        """Windows that are shown, by their title."""
        mapped = {}
        for number in self._children():
            title = self._title(number)
            if title and self._is_shown(number):
                mapped[title] = number
        return mapped

    def wait_for_window(self, title: str) -> int:
        self.wait_until(lambda: title in self.windows())
        return self.windows()[title]

    def wait_until(self, true: Callable[[], object], seconds: float = 30) -> None:
        """Looks again and again; the program that is looked at needs the processor too."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, f"it did not happen; windows: {self.windows()}"
            _BETWEEN_LOOKS.wait(0.05)

    def colours(self, window: int, width: int, height: int) -> set[int]:
        """The different colours that stand in the window's upper left part."""
        size = (c_uint(width), c_uint(height))
        image = c_void_p(
            self._x.XGetImage(self._display, c_ulong(window), c_int(0), c_int(0), *size, c_ulong(0xFFFFFF), c_int(2))
        )
        assert image, "the window shows no picture"
        places = [(x, y) for x in range(0, width, 4) for y in range(0, height, 4)]
        found = {self._x.XGetPixel(image, c_int(x), c_int(y)) & 0xFFFFFF for x, y in places}
        self._x.XDestroyImage(image)
        return found

    def ask_to_close(self, window: int) -> None:
        """As the cross in a window's frame does."""
        event = _Event(type=33, send_event=1, window=window, message_type=self._atom("WM_PROTOCOLS"), format=32)
        event.data[0] = self._atom("WM_DELETE_WINDOW")
        self._x.XSendEvent(self._display, c_ulong(window), c_int(0), c_long(0), ctypes.byref(event))
        self._x.XFlush(self._display)

    def _atom(self, name: str) -> int:
        return self._x.XInternAtom(self._display, c_char_p(name.encode()), c_int(0))

    def _children(self) -> list[int]:
        root, parent, children, number = c_ulong(), c_ulong(), ctypes.POINTER(c_ulong)(), c_uint()
        refs = (ctypes.byref(one) for one in (root, parent, children, number))
        self._x.XQueryTree(self._display, self._root, *refs)
        found = [children[place] for place in range(number.value)]
        self._x.XFree(children)
        return found

    def _title(self, window: int) -> str:
        kind, form, length, rest, text = c_ulong(), c_int(), c_ulong(), c_ulong(), ctypes.POINTER(c_ubyte)()
        refs = (ctypes.byref(one) for one in (kind, form, length, rest, text))
        name, utf8 = c_ulong(self._atom("_NET_WM_NAME")), c_ulong(self._atom("UTF8_STRING"))
        asked = (c_ulong(window), name, c_long(0), c_long(1_000), c_int(0), utf8)
        if self._x.XGetWindowProperty(self._display, *asked, *refs) or not text:
            return ""
        title = bytes(text[: length.value]).decode()
        self._x.XFree(text)
        return title

    def _is_shown(self, window: int) -> bool:
        attributes = (c_int * 64)()  # XWindowAttributes; its map_state stands after 12 numbers and three pointers
        self._x.XGetWindowAttributes(self._display, c_ulong(window), ctypes.byref(attributes))
        return attributes[_MAP_STATE] == 2


_BETWEEN_LOOKS = Event()  # never set
_MAP_STATE = 23
"""Counted in C integers on 64 bits: x, y, width, height, border, depth, visual (2), root (2), class, two gravities,
backing store, planes (2), pixel (2), save under, (gap), colormap (2), installed, state."""
