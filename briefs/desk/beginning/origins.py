"""A source that a record is begun from, with what can be seen in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from briefs.dossier.anchor import Folded, fold, quoted_ranges
from briefs.language.dates import FoundDate, dates
from briefs.language.names import FoundName, people

_OF_A_BODY = re.compile(r"\b(?:of|for|the|der|des|du|de la)\b")


@dataclass(frozen=True)
class Origin:
    """A source: its id, its language, its title and its archived text."""

    id: str
    language: str
    title: str
    text: str

    @cached_property
    def folded(self) -> Folded:
        """The text made comparable."""
        return fold(self.text)

    @cached_property
    def people(self) -> tuple[FoundName, ...]:
        """The persons that it names, by their full name where it has that somewhere.

        A single word behind *chair of the …* is rather the name of a body than of a person.
        """
        found = people(self.text, self.language)
        full = {name.name for name in found if " " in name.name}
        return tuple(
            replace(name, name=_full(name.name, full))
            for name in found
            if " " in name.name
            or _full(name.name, full) in full
            or not _OF_A_BODY.search(name.role)
        )

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates that it names."""
        return dates(self.text, self.language)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Where it stands in quotation marks."""
        return quoted_ranges(self.text)


def _full(name: str, full: set[str]) -> str:
    """The one full name that a surname belongs to; the name itself where there is not one."""
    having = [other for other in full if other.split()[-1] == name]
    return having[0] if len(having) == 1 else name
