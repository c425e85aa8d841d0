"""Words in one language: phrases from the catalogues, dates and lists by CLDR.

Nothing here builds a sentence from parts that would need inflection.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from briefs.diagnostics import Faults, Span, diagnostic
from briefs.language.directions import Direction, isolated
from briefs.records.dates import Date, Point
from briefs.records.statements import AT_MEETING, Due
from briefs.shipped import find, shown
from briefs.views.phrases import phrase_for

_SAMPLE_YEAR = 2000
_DAY = re.compile(r"\d{1,2}\.?(?= )")
# Without a region CLDR's English is American; this publication writes dates day first.
_REGION = {"en": "en-001"}


class Wording:
    """The words of one language."""

    def __init__(self, language: str, catalogue: Catalog | None) -> None:
        self.language = language
        self.locale = Locale.parse(_REGION.get(language, language), sep="-")
        self.direction = Direction(self.locale.text_direction)
        plain = Locale.parse(language, sep="-")
        self.language_name = plain.get_display_name(plain) or language
        self._catalogue = catalogue

    @classmethod
    def load(cls, language: str, folders: tuple[Path, ...]) -> Wording:
        """Read the catalogue of a language from the template folders; English needs none.

        Raises `Faults` where the catalogue cannot be read.
        """
        path = find(folders, f"locale/{language}.po")
        if path is None:
            return cls(language, None)
        try:
            with path.open("rb") as file:
                return cls(language, read_po(file, locale=language, abort_invalid=True))
        except (PoFileError, UnicodeDecodeError) as error:
            line = getattr(error, "lineno", 1) or 1
            span = Span(shown(folders, path), line)
            message = f"The catalogue cannot be read: {error}."
            raise Faults([diagnostic("template-error", span, message)]) from error

    def phrase(self, english: str, context: str | None = None) -> str:
        """The phrase in this language; the English one where the catalogue lacks it."""
        message = self._catalogue.get(english, context) if self._catalogue else None
        return str(message.string) if message and message.string else english

    def term(self, value: StrEnum) -> str:
        """The word for one of the field's terms."""
        context, english = phrase_for(value)
        return self.phrase(english, context)

    def quoted(self, text: str) -> str:
        """A text in the quotation marks of the language."""
        return self.phrase("“{}”", "quote").replace("{}", self.apart(text))

    def labelled(self, label: str, value: str) -> str:
        """A label and its value."""
        phrase = self.phrase("{label}: {value}").replace("{label}", self.apart(label))
        return phrase.replace("{value}", self.apart(value))

    def listed(self, items: Iterable[str]) -> str:
        """Several labels in a row; without an *and*, which would make them a sentence."""
        return self.phrase(", ", "between labels").join(self.apart(item) for item in items)

    def apart(self, text: str) -> str:
        """A text as a part of another: whichever way its letters run, its neighbours stay put."""
        return isolated(text, self.direction)

    def due(self, due: Due) -> str:
        """A date by which something is due."""
        return self.phrase("at the meeting") if due == AT_MEETING else self.date(due)

    def date(self, date: Date) -> str:
        """A date as far as it is known; what is not known is not filled in."""
        if not date.is_interval:
            return self._point(date.start) if date.start else ""
        if date.start is None:
            return self._pair(self.phrase("until"), date.end)
        if date.end is None:
            return self._pair(self.phrase("from", "date"), date.start)
        first, last = self._point(date.start), self._point(date.end)
        day, other_day = _DAY.match(first), _DAY.match(last)
        timed = date.start.time or date.end.time
        if day and other_day and not timed and first[day.end() :] == last[other_day.end() :]:
            return f"{day.group()}–{last}"  # of one month, whose name stands once
        return f"{first} – {last}"

    def _pair(self, word: str, point: Point | None) -> str:
        return f"{word} {self._point(point)}" if point else word

    def _point(self, point: Point) -> str:
        known = _known(point)
        if known is None:
            text = point.day_text  # half-known parts, such as 202X-05, are told as EDTF writes them
        elif all(known):
            text = format_date(datetime.date(*known), "long", locale=self.locale)
        else:
            year, month, day = known
            sample = datetime.date(year or _SAMPLE_YEAR, month or 1, day or 1)
            skeleton = ("y" if year else "") + ("MMMM" if month else "") + ("d" if day else "")
            if skeleton == "MMMM":
                text = format_date(sample, "LLLL", locale=self.locale)
            else:
                text = str(format_skeleton(skeleton, sample, locale=self.locale))
        if point.time:
            text = f"{text}, {point.time}"
        return {"?": f"{text} (?)", "~": f"~ {text}", "%": f"~ {text} (?)"}.get(
            point.qualifier, text
        )


def _known(point: Point) -> tuple[int, int, int] | None:
    """Year, month and day, 0 for what is not said; None where a part is known by halves."""
    year = 0 if point.year == "XXXX" else point.year
    parts = [year, point.month or 0, point.day or 0]
    if point.year == "0000" or any(isinstance(part, str) and "X" in part for part in parts):
        return None
    numbers = [int(part) for part in parts]
    return (numbers[0], numbers[1], numbers[2]) if any(numbers) else None
