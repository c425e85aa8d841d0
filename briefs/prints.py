"""Dossiers to PDFs, each with its proof inside.

Rendering begins here: whatever is on a page comes from the dossier, the templates and the
catalogues, and nothing from a content folder. So a PDF can be made again from the dossier that lies
in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from briefs.dossier.model import Dossier
from briefs.proof.manifest import TEMPLATES, Document
from briefs.proof.seal import SEAL, sealed
from briefs.render.attachments import Attachment
from briefs.render.pdf import Press, Printed
from briefs.render.templates import Renderer
from briefs.views import documents
from briefs.views import fit as fitting
from briefs.views.briefing import briefing, two_pages
from briefs.views.wording import Wording

_NARROWER = 0.99
_TRIES = 6


@dataclass(frozen=True)
class InLanguage:
    """A briefing in one language: the whole, and what its two pages choose from."""

    wording: Wording
    whole: documents.Briefing
    brief: documents.Brief


@dataclass(frozen=True)
class Print:
    """A finished PDF, sealed."""

    document: Document
    language: str
    data: bytes
    complaints: tuple[str, ...]
    """What the renderer warned of."""


class Spilled:
    """A briefing whose print is higher than what was measured of it, whatever is left out."""


Enclosing = Callable[[Dossier, Document, Wording, tuple[str, ...]], tuple[Attachment, ...]]
"""What goes into a PDF: given the dossier, the document, its words, and all the languages that are
laid out together."""


def worded(dossier: Dossier, wordings: Iterable[Wording]) -> tuple[InLanguage, ...]:
    """A dossier in the words of each language."""
    versions = []
    for wording in wordings:
        whole = briefing(dossier, wording)
        versions.append(InLanguage(wording, whole, two_pages(dossier, wording, whole)))
    return tuple(versions)


class Printing:
    """The prints of a meeting in every language on their way.

    `measure`, `begin` and `results` in this order; between them the press is at work, so that
    several meetings share its processes. Heights do not quite add up where entries share a line, so
    the print itself is the judge of what fits: what spills over is tried again with a little less
    room.
    """

    def __init__(
        self,
        dossier: Dossier,
        versions: Sequence[InLanguage],
        renderer: Renderer,
        press: Press,
        made: Sequence[Document] = tuple(Document),
    ) -> None:
        self.dossier = dossier
        self._versions, self._renderer, self._press = versions, renderer, press
        self._made = made
        self._ids = fitting.entry_ids(versions[0].brief)
        self._languages = tuple(version.whole.language for version in versions)

    def measure(self) -> None:
        """Lay the two pages out with everything on them."""
        wanted = self._versions if Document.BRIEFING in self._made else ()
        self._measured = [self._press.measure(self._endless(version)) for version in wanted]

    def begin(self, enclosing: Enclosing) -> None:
        """Print, with what `enclosing` gives inside."""
        self._enclosing = enclosing
        wanted = self._versions if Document.DOSSIER in self._made else ()
        self._dossiers = [
            self._print(Document.DOSSIER, version, self._full(version)) for version in wanted
        ]
        if Document.BRIEFING in self._made:
            self._attempt = self._try(0)

    def results(self) -> Iterator[Print | fitting.Overfull | Spilled]:
        """The prints; or why there is no briefing where a page is over its budget."""
        if Document.BRIEFING in self._made:
            yield from self._briefings()
        yield from self._finished(Document.DOSSIER, [one.result() for one in self._dossiers])

    def _briefings(self) -> Iterator[Print | fitting.Overfull | Spilled]:
        for attempt in range(_TRIES):
            if attempt:
                self._attempt = self._try(attempt)
            if isinstance(self._attempt, fitting.Overfull):
                yield self._attempt
                return
            prints = [future.result() for future in self._attempt]
            if all(_fits(one) for one in prints):
                yield from self._finished(Document.BRIEFING, prints)
                return
        yield Spilled()

    def _try(self, attempt: int) -> list[Future[Printed]] | fitting.Overfull:
        room_for = _NARROWER**attempt
        measured = [one.result() for one in self._measured]
        layouts = [
            fitting.Layout(one.tops, [room * room_for for room in one.rooms]) for one in measured
        ]
        counts = fitting.fit(self._ids, layouts)
        if isinstance(counts, fitting.Overfull):
            return counts
        return [
            self._print(Document.BRIEFING, version, self._cut(version, shown))
            for version, shown in zip(self._versions, counts, strict=True)
        ]

    def _print(self, document: Document, version: InLanguage, html: str) -> Future[Printed]:
        enclosed = self._enclosing(self.dossier, document, version.wording, self._languages)
        return self._press.print(html, enclosed, (SEAL,))

    def _finished(self, document: Document, prints: Sequence[Printed]) -> Iterator[Print]:
        for language, one in zip(self._languages, prints, strict=False):
            yield Print(document, language, sealed(one.data), one.complaints)

    def _endless(self, version: InLanguage) -> str:
        """The two pages with everything on them; the annex has pages of its own."""
        return self._renderer.html(
            TEMPLATES[Document.BRIEFING],
            version.wording,
            briefing=replace(version.whole, sources=()),
            brief=fitting.to_measure(version.brief, version.wording),
        )

    def _cut(self, version: InLanguage, shown: fitting.Counts) -> str:
        """The two pages with so many entries of each section."""
        return self._renderer.html(
            TEMPLATES[Document.BRIEFING],
            version.wording,
            briefing=version.whole,
            brief=fitting.cut(version.brief, shown, version.wording),
        )

    def _full(self, version: InLanguage) -> str:
        template = TEMPLATES[Document.DOSSIER]
        return self._renderer.html(template, version.wording, briefing=version.whole)


def _fits(printed: Printed) -> bool:
    """Whether each of the two pages ends where it should."""
    return printed.pages.get("page-1-end", 1) == 1 and printed.pages.get("page-2-end", 2) == 2  # noqa: PLR2004
