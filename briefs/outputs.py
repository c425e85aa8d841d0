"""Dossiers to outputs: what is made of each meeting, and what all of them share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from briefs.diagnostics import Collector, Diagnostic, Span, diagnostic
from briefs.dossier.model import Dossier
from briefs.dossier.shown import Shown
from briefs.publish import Output
from briefs.records.load import Loaded
from briefs.records.meeting import Meeting
from briefs.records.site import Site
from briefs.render import data as render_data
from briefs.render.pdf import Measured, Press, Printed
from briefs.render.prose import tidy
from briefs.render.templates import Renderer
from briefs.shipped import every, find, shown
from briefs.views import documents
from briefs.views import errata as errata_view
from briefs.views import fit as fitting
from briefs.views import index as index_view
from briefs.views.briefing import briefing, two_pages
from briefs.views.reading import in_context, readings
from briefs.views.wording import Wording

BRIEFING = "briefing.html.jinja"
DOSSIER = "dossier.html.jinja"
WORD = "word.html.jinja"

_MM = 25.4 / 96
"""A CSS pixel in millimetres."""

_NARROWER = 0.99
_TRIES = 6


@dataclass(frozen=True)
class InLanguage:
    """A briefing in one language: the whole, and what its two pages choose from."""

    wording: Wording
    whole: documents.Briefing
    brief: documents.Brief


@dataclass(frozen=True)
class Compilation:
    """A meeting on its way to its outputs."""

    loaded: Loaded[Meeting]
    dossier: Dossier
    versions: tuple[InLanguage, ...]

    @classmethod
    def of(
        cls, loaded: Loaded[Meeting], dossier: Dossier, wordings: Mapping[str, Wording]
    ) -> Compilation:
        """Word a dossier in each of the languages."""
        versions = []
        for wording in wordings.values():
            whole = briefing(dossier, wording)
            versions.append(InLanguage(wording, whole, two_pages(dossier, wording, whole)))
        return cls(loaded, dossier, tuple(versions))

    def in_language(self, language: str) -> documents.Briefing:
        """The whole in one of the languages."""
        return next(one.whole for one in self.versions if one.whole.language == language)

    @property
    def origin(self) -> Span:
        """What its outputs come from."""
        return Span(self.loaded.node.source.path)


def texts(
    compilations: Iterable[Compilation],
    sources: Sequence[Shown],
    renderer: Renderer,
    *,
    word: bool,
) -> Iterator[Output]:
    """The data, the Markdown and the web pages of each meeting; `word` as in `shared`."""
    for one in compilations:
        data = render_data.dossier_json(one.dossier)
        yield Output(index_view.data_path(one.dossier.id), data.encode(), one.origin)
        wordings = {version.whole.language: version.wording for version in one.versions}
        for version in one.versions:
            whole, tag = version.whole, version.whole.language
            text = renderer.markdown("briefing.md.jinja", version.wording, briefing=whole)
            path = index_view.markdown_path(whole.id, tag)
            yield Output(path, tidy(text).encode(), one.origin)
            page = index_view.page(whole, wordings, word=word)
            shown = in_context(whole, sources)
            html = renderer.html("page.html.jinja", version.wording, briefing=shown, page=page)
            yield Output(index_view.page_path(whole.id, tag), html.encode(), one.origin)


def pages_of(
    sources: Sequence[Shown],
    origins: Mapping[str, Span],
    wordings: Mapping[str, Wording],
    renderer: Renderer,
) -> Iterator[Output]:
    """The page of each source in each language; `origins` are the records of the sources."""
    for source, tag, reading in readings(sources, wordings):
        html = renderer.html("source.html.jinja", wordings[tag], reading=reading)
        path = index_view.reading_path(source, tag)
        yield Output(path, html.encode(), origins[source])


def shared(
    site: Loaded[Site],
    compilations: Iterable[Compilation],
    wordings: Mapping[str, Wording],
    renderer: Renderer,
    *,
    word: bool,
) -> Iterator[Output]:
    """What belongs to no single meeting: the two lists, their stylesheet, the schema.

    `word` says whether there are Word documents to link to.
    """
    main = next(iter(wordings.values()))
    origin = Span(site.node.source.path)
    title = site.record.title.in_language(main.language)
    publisher = site.record.publisher.in_language(main.language)
    made = tuple(compilations)
    wholes = {one.dossier.id: tuple(v.whole for v in one.versions) for one in made}
    view = index_view.index(wholes, wordings, (title, publisher), word=word)
    page = renderer.html("index.html.jinja", main, index=view)
    yield Output(index_view.INDEX, page.encode(), origin)
    for tag, wording in wordings.items():
        versions = {one.dossier.id: (one.dossier, one.in_language(tag)) for one in made}
        name = site.record.title.in_language(tag), site.record.publisher.in_language(tag)
        errata = errata_view.errata(versions, wording, wordings.values(), name)
        page = renderer.html("errata.html.jinja", wording, errata=errata)
        yield Output(index_view.errata_path(tag), page.encode(), origin)
    yield Output(index_view.SCHEMA, render_data.dossier_schema().encode(), origin)
    for asset in every(renderer.folders, "assets/*"):
        yield Output(f"assets/{asset.name}", asset.read_bytes(), origin)


def word_documents(
    compilations: Iterable[Compilation], renderer: Renderer, collector: Collector
) -> Iterator[Output]:
    """The Word document of each meeting in each language; what is wrong with them is collected."""
    from briefs.render.word.document import Writer  # noqa: PLC0415 - needs what not all have

    writer = Writer(renderer.folders)
    for one in compilations:
        for version in one.versions:
            whole = version.whole
            html = renderer.html(WORD, version.wording, briefing=whole)
            path = index_view.word_path(whole.id, whole.language)
            yield Output(path, writer.write(html, WORD, collector), one.origin)


def pdfs(
    compilations: Sequence[Compilation], renderer: Renderer, workers: int, collector: Collector
) -> list[Output]:
    """The two prints of each meeting in each language; what is wrong with them is collected."""
    workers = min(workers, 2 * sum(len(one.versions) for one in compilations))
    outputs = []
    with Press(renderer.folders, workers) as press:
        measured = [
            [press.measure(_endless(version, renderer)) for version in one.versions]
            for one in compilations
        ]
        dossiers = [
            [press.print(_dossier(version, renderer)) for version in one.versions]
            for one in compilations
        ]
        briefs = [
            _Briefs(one, renderer, press, [layout.result() for layout in layouts])
            for one, layouts in zip(compilations, measured, strict=True)
        ]
        for one, brief, printed_dossiers in zip(compilations, briefs, dossiers, strict=True):
            for whole, printed in brief.printed(collector):
                path = index_view.briefing_path(whole.id, whole.language)
                outputs.append(Output(path, printed.data, one.origin))
                collector.extend(_complaints(renderer, BRIEFING, printed))
            for version, dossier in zip(one.versions, printed_dossiers, strict=True):
                path = index_view.dossier_path(version.whole.id, version.whole.language)
                outputs.append(Output(path, dossier.result().data, one.origin))
                collector.extend(_complaints(renderer, DOSSIER, dossier.result()))
    return outputs


def _complaints(renderer: Renderer, template: str, printed: Printed) -> Iterator[Diagnostic]:
    """What the renderer only warns of is a fault."""
    for complaint in printed.complaints:
        place = find(renderer.folders, template)
        span = Span(shown(renderer.folders, place) if place else "templates")
        message = f"The PDF renderer complains: {complaint.rstrip('.')}."
        yield diagnostic("render-problem", span, message)


def _endless(version: InLanguage, renderer: Renderer) -> str:
    """The two pages with everything on them; the annex has pages of its own."""
    return renderer.html(
        BRIEFING,
        version.wording,
        briefing=replace(version.whole, sources=()),
        brief=fitting.to_measure(version.brief, version.wording),
    )


def _dossier(version: InLanguage, renderer: Renderer) -> str:
    return renderer.html(DOSSIER, version.wording, briefing=version.whole)


class _Briefs:
    """The two pages of a meeting in every language on their way into print.

    Heights do not quite add up where entries share a line, so the print itself is the judge: what
    spills over is tried again with a little less room.
    """

    def __init__(
        self, meeting: Compilation, renderer: Renderer, press: Press, measured: Sequence[Measured]
    ) -> None:
        self.meeting = meeting
        self._renderer, self._press, self._measured = renderer, press, measured
        self._ids = fitting.entry_ids(meeting.versions[0].brief)
        self._attempt = self._begin(0)

    def _begin(self, attempt: int) -> list[Future[Printed]] | fitting.Overfull:
        layouts = [
            fitting.Layout(one.tops, [room * _NARROWER**attempt for room in one.rooms])
            for one in self._measured
        ]
        counts = fitting.fit(self._ids, layouts)
        if isinstance(counts, fitting.Overfull):
            return counts
        return [
            self._press.print(
                self._renderer.html(
                    BRIEFING,
                    version.wording,
                    briefing=version.whole,
                    brief=fitting.cut(version.brief, shown, version.wording),
                )
            )
            for version, shown in zip(self.meeting.versions, counts, strict=True)
        ]

    def printed(self, collector: Collector) -> list[tuple[documents.Briefing, Printed]]:
        """The prints; none where a page is over its budget, which is then on record."""
        for attempt in range(_TRIES):
            if attempt:
                self._attempt = self._begin(attempt)
            if isinstance(self._attempt, fitting.Overfull):
                collector.extend([self._overfull(self._attempt)])
                return []
            prints = [future.result() for future in self._attempt]
            if all(_fits(one) for one in prints):
                wholes = [version.whole for version in self.meeting.versions]
                return list(zip(wholes, prints, strict=True))
        collector.extend([self._spilled()])
        return []

    def _spilled(self) -> Diagnostic:
        """A template whose print is higher than what was measured of it, whatever is left out."""
        place = find(self._renderer.folders, BRIEFING)
        span = Span(shown(self._renderer.folders, place) if place else "templates")
        message = "The two pages spill over although everything that was measured fits."
        hint = "Nothing may break a page inside `page-1` and `page-2`; `docs/templates.md` tells "
        hint += "what is measured."
        return diagnostic("page-budget", span, message, hint)

    def _overfull(self, over: fitting.Overfull) -> Diagnostic:
        """Name the section that takes most of the page, at its place in the record."""
        loaded = self.meeting.loaded
        keys = {"rows": "commitments" if loaded.record.commitments else "agenda"}
        keys |= {"triggers": "commitments", "gaps": "commitments", "facts": "when"}
        keys |= {f"more_{name}": keys.get(name, name) for name in ("rows", "tensions", "watch")}
        shares = [
            f"`{keys.get(name, name)}` {height * _MM:.0f} mm"
            for name, height in over.sections
            if height
        ]
        message = f"Page {over.page} of the briefing has {over.room * _MM:.0f} mm, and the least "
        message += f"that it must hold takes {over.needed * _MM:.0f} mm: {', '.join(shares)}, "
        message += f"title, bottom line and headings {over.rest * _MM:.0f} mm."
        hint = "Shorten the longest texts; notes stand in the dossier and take no room here."
        span = loaded.key_span(keys.get(over.sections[0][0], over.sections[0][0]))
        return diagnostic("page-budget", span, message, hint)


def _fits(printed: Printed) -> bool:
    """Whether each of the two pages ends where it should."""
    return printed.pages.get("page-1-end", 1) == 1 and printed.pages.get("page-2-end", 2) == 2  # noqa: PLR2004
