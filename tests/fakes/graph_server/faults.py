"""Faults: what happens to a call's effect, and what its caller hears of it; scripted, or drawn from a seed.

The two are told apart on purpose: "done, and the answer was lost" and "not done, and the answer was lost" look the same
to the caller, which is why a publisher may never guess.
"""

import hashlib
import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum


class Effect(StrEnum):
    """What becomes of the thing asked for."""

    DONE = "done"
    NOT_DONE = "not_done"
    LATE = "late"


class Answer(StrEnum):
    """What the caller hears."""

    TRUE = "true"
    RESET = "reset"  # a TCP reset instead of an answer
    CLOSE = "close"  # the connection ends in good order, without an answer
    RESET_MID = "reset_mid"  # a reset in the middle of the answer
    CUT = "cut"  # the answer ends before its length
    HANG = "hang"  # nothing, until the test releases it or the caller goes
    NOT_READ = "not_read"  # nothing, and the request is not read either
    ERROR = "error"  # a refusal of Graph
    BAD_GATEWAY = "bad_gateway"  # 502 with the page "Facebook | Error"
    EMPTY = "empty"  # 200 without a body
    NULL = "null"  # 200 `null`
    NO_ID = "no_id"  # 200 `{}`
    NOT_JSON = "not_json"  # 200 with half a JSON text
    WRONG_TYPE = "wrong_type"  # 200 text/html
    HUGE = "huge"  # 200 with `size` bytes of nothing before the JSON
    REDIRECT = "redirect"  # 302 to another address of this server
    DRIP = "drip"  # the true answer, a byte every `seconds`


HEARD_IN_FULL = frozenset(Answer) - {
    Answer.RESET, Answer.CLOSE, Answer.RESET_MID, Answer.CUT, Answer.HANG, Answer.NOT_READ,
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One fault, and the calls it hits.

    `page` and `call` name what it hits ("" hits all; the calls are named in routes.py), after `skip` of them, `times`
    times (0: always). A LATE effect comes with the listing after `late_reads` of them, or when `late_seconds` of the
    server's clock are over. A post made under a lag is missing from listings for `lag_reads` of them and
    `lag_seconds`. After a call with `shut_seconds` (of the machine's time) the server refuses connections for so long.
    `minutes` stand in the header of a throttle. `pause` (of the machine's seconds) lies between the effect and the
    answer, `seconds` between the bytes of a drip.
    """

    answer: Answer = Answer.TRUE
    effect: Effect = Effect.DONE
    page: str = ""
    call: str = ""
    skip: int = 0
    times: int = 1
    code: int = 2
    subcode: int = 0
    status: int = 0
    message: str = ""
    transient: bool = False
    minutes: int = 0
    late_reads: int = 0
    late_seconds: float = 0
    lag_reads: int = 0
    lag_seconds: float = 0
    shut_seconds: float = 0
    pause: float = 0
    seconds: float = 0.02
    size: int = 32 * 1024 * 1024

    def __post_init__(self) -> None:
        if self.effect is not Effect.DONE and self.answer in {Answer.TRUE, Answer.DRIP, Answer.HUGE}:
            raise ValueError("a true answer needs its effect")

    @classmethod
    def read(cls, values: Mapping[str, object]) -> "Fault":
        """Reads what `as_values` wrote."""
        kept = {field.name: values[field.name] for field in fields(cls) if field.name in values}
        return cls(**kept | {"answer": Answer(kept["answer"]), "effect": Effect(kept["effect"])})  # type: ignore[arg-type]

    def as_values(self) -> dict[str, object]:
        """For the journey to a server in its own process."""
        return asdict(self)


class Script:
    """Faults in the order in which they were set; the first that hits is the one that happens."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._met: list[int] = []

    def add(self, fault: Fault) -> None:
        """From the next call on."""
        self._faults.append(fault)
        self._met.append(0)

    def clear(self) -> None:
        """No scripted fault any more."""
        self._faults.clear()
        self._met.clear()

    def of(self, page: str, call: str) -> Fault | None:
        """Counts the call, and tells what happens to it."""
        hit: Fault | None = None
        for at, fault in enumerate(self._faults):
            if fault.page not in {"", page} or fault.call not in {"", call}:
                continue
            met = self._met[at]
            if met < fault.skip or hit is None:
                self._met[at] += 1
            if hit is None and met >= fault.skip and (not fault.times or met < fault.skip + fault.times):
                hit = fault
        return hit


CREATES = ("feed", "photos")
"""The calls that make something new; a plan troubles these most."""

_LOST = [Answer.RESET, Answer.CLOSE, Answer.CUT, Answer.RESET_MID]
_BLURRED = [Answer.ERROR, Answer.BAD_GATEWAY, Answer.EMPTY, Answer.NULL, Answer.NO_ID, Answer.NOT_JSON]


@dataclass(frozen=True)
class Plan:
    """Draws faults from a seed: the n-th such call of a page meets the same fault in every run of that seed.

    `share` is how many of the creating calls meet one, `read_share` how many of the others. No token dies and nothing
    is refused for good here: those are a person's business at once and prove nothing about counting. Half of the
    creating calls take up to `pause` seconds of the machine, so that a killed caller dies in the middle of some.
    """

    seed: int
    share: float = 0.35
    read_share: float = 0.1
    minutes: int = 5
    pause: float = 0

    def of(self, page: str, call: str, ordinal: int) -> Fault | None:
        """What happens to the call with that number among its like."""
        key = f"{self.seed}/{page}/{call}/{ordinal}".encode()
        draw = random.Random(int.from_bytes(hashlib.sha256(key).digest()[:8]))  # noqa: S311 - draws faults, guards nothing
        if call in CREATES:
            fault = _on_create(draw, self.minutes) if draw.random() < self.share else Fault()
            return replace(fault, pause=max(0.0, draw.uniform(-self.pause, self.pause)))
        if call.startswith("__") or draw.random() >= self.read_share:
            return None
        return _on_read(draw)


def _on_create(draw: random.Random, minutes: int) -> Fault:
    kind = draw.choices(
        ["lost_done", "lost_not", "blurred_done", "blurred_not", "late", "lag", "throttle", "shut"],
        [22, 14, 18, 8, 10, 12, 10, 6],
    )[0]
    match kind:
        case "lost_done":
            return replace(_LAGGING[draw.randrange(3)], answer=draw.choice(_LOST))
        case "lost_not":
            return Fault(draw.choice([Answer.RESET, Answer.CLOSE]), Effect.NOT_DONE)
        case "blurred_done":
            return replace(_LAGGING[draw.randrange(3)], answer=draw.choice(_BLURRED), transient=True)
        case "blurred_not":
            return Fault(draw.choice(_BLURRED[:2]), Effect.NOT_DONE, transient=True)
        case "late":
            return Fault(
                draw.choice([*_LOST[:2], Answer.ERROR]), Effect.LATE, late_reads=draw.randrange(1, 3), transient=True
            )
        case "lag":
            return Fault(lag_reads=draw.randrange(1, 3))
        case "throttle":
            code = draw.choice([4, 17, 32, 341, 613, 80001])
            return Fault(Answer.ERROR, Effect.NOT_DONE, code=code, minutes=minutes)
        case _:
            return Fault(Answer.RESET, Effect.NOT_DONE, shut_seconds=0.1)


_LAGGING = [Fault(), Fault(lag_reads=1), Fault(lag_reads=2)]


def _on_read(draw: random.Random) -> Fault:
    return Fault(draw.choice([Answer.RESET, Answer.CLOSE, Answer.BAD_GATEWAY, Answer.EMPTY, Answer.NOT_JSON]))
