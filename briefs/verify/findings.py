"""What is found of a file: three answers that do not depend on one another."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_LONGEST = 120
# What stands on a line of its own, or turns the direction of writing, may be there and is not seen.
_SEEN = ("\N{SOFT HYPHEN}", "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}")


class State(StrEnum):
    """What an answer says."""

    INTACT = "intact"
    BROKEN = "broken"
    ABSENT = "absent"
    """No seal of ours."""
    SAME = "same"
    DIFFERENT = "different"
    NOT_COMPARABLE = "not comparable"
    CURRENT = "current"
    OUTDATED = "outdated"
    UNREADABLE = "unreadable"
    """A file that cannot be read as far as the question goes."""


_HOLDS = {State.INTACT: True, State.SAME: True, State.CURRENT: True, State.NOT_COMPARABLE: None}


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer: what it is, in a sentence, and in particular."""

    state: State
    text: str
    """In plain words."""
    details: tuple[str, ...] = ()
    """What it rests on, a line each."""

    @property
    def holds(self) -> bool | None:
        """Whether what was asked holds; None where that cannot be told."""
        return _HOLDS.get(self.state, False)


def shown(text: str, longest: int = _LONGEST) -> str:
    """A text from a file that anybody may have made, as it can be printed: on one line, cut short.

    What a terminal would obey, or not show, becomes a mark that is seen.
    """
    kept = "".join(c if _is_harmless(c) else "\N{REPLACEMENT CHARACTER}" for c in text[:longest])
    return kept + ("…" if len(text) > longest else "")


def _is_harmless(char: str) -> bool:
    return char.isprintable() or char in _SEEN or unicodedata.category(char) == "Zs"
