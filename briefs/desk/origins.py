"""A source that a record is begun from, with what can be seen in its text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefs.dossier.anchor import Folded, fold, quoted_ranges
from briefs.language.dates import FoundDate, dates
from briefs.language.names import FoundName, people


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
        """The persons that it names."""
        return people(self.text, self.language)

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates that it names."""
        return dates(self.text, self.language)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Where it stands in quotation marks."""
        return quoted_ranges(self.text)
