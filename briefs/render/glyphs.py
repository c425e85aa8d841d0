"""Characters that the fonts of the templates do not have.

A missing glyph must not come in from a font of the system, nor print as a box; so it is named at
the record's line before anything is rendered.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from briefs.diagnostics import Diagnostic, Faults, Span, diagnostic
from briefs.shipped import every

# Characters without a shape of their own: renderers do not look them up in a font.
_SHAPELESS = ("Cf", "Zl", "Zp", "Zs")


def known_characters(folders: tuple[Path, ...]) -> frozenset[int]:
    """The code points that at least one font in `fonts/` can show."""
    known: set[int] = set()
    for pattern in ("fonts/*.ttf", "fonts/*.otf"):
        for path in every(folders, pattern):
            known |= _characters_of(path, path.stat().st_mtime_ns)
    return frozenset(known)


@cache
def _characters_of(path: Path, changed: int) -> frozenset[int]:
    """The code points of one font; read once as long as the file does not change."""
    try:
        with TTFont(path, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except TTLibError as error:
        span = Span(f"templates/fonts/{path.name}")
        message = f"This is not a font that can be read: {error}."
        raise Faults([diagnostic("template-error", span, message)]) from error


@dataclass(frozen=True)
class Text:
    """A text that will be printed, and where an editor finds a character of it."""

    value: str
    place: Callable[[int], Span]


def missing_glyphs(texts: Iterable[Text], known: frozenset[int]) -> Iterator[Diagnostic]:
    """For each text the first character that no font has, at its place."""
    for text in texts:
        lacking = [
            (offset, char)
            for offset, char in enumerate(text.value)
            if ord(char) not in known
            and char not in "\t\n\r"
            and unicodedata.category(char) not in _SHAPELESS
        ]
        if lacking:
            offset, _ = lacking[0]
            named = ", ".join(dict.fromkeys(_named(char) for _, char in lacking))
            message = f"The fonts lack this: {named}."
            hint = "Put a font that has it into `templates/fonts/` and name it in `print.css`, "
            hint += "or write it in another script."
            yield diagnostic("missing-glyph", text.place(offset), message, hint)


def _named(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return code if unicodedata.category(char) == "Cc" else f"{char} ({code})"
