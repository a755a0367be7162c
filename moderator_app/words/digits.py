"""Digits: Bangla and Latin shapes, and grouping by lakh and crore (১২,৩৪,৫৬৭)."""

_TO_BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_TO_LATIN = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")


def bangla_digits(text: str) -> str:
    """The text with every Latin digit in its Bangla shape."""
    return text.translate(_TO_BANGLA)


def latin_digits(text: str) -> str:
    """The text with every Bangla digit in its Latin shape; people mix both within one number ("২০২4")."""
    return text.translate(_TO_LATIN)


def grouped(number: int) -> str:
    """The number in Latin digits, grouped the Indian way: the last three digits, then pairs."""
    sign, digits = ("-", str(-number)) if number < 0 else ("", str(number))
    head, tail = digits[:-3], digits[-3:]
    pairs: list[str] = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return sign + ",".join([*pairs, tail])
