"""Dossiers to outputs: what is made of each meeting, and what all of them share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from briefs.diagnostics import Collector, Diagnostic, Span, diagnostic
from briefs.dossier.model import Dossier
from briefs.prints import Enclosing, InLanguage, Print, Printing, worded
from briefs.proof.enclosed import enclosed, manifest_of
from briefs.proof.ingredients import made_with
from briefs.proof.manifest import TEMPLATES, Document, records_of
from briefs.publish import Output
from briefs.records.dates import Date
from briefs.records.load import Loaded
from briefs.records.meeting import Meeting
from briefs.render import data as render_data
from briefs.render.attachments import Attachment
from briefs.render.pdf import Press
from briefs.render.prose import tidy
from briefs.render.templates import Renderer
from briefs.shipped import find, shown
from briefs.views import addresses, documents
from briefs.views import fit as fitting
from briefs.views.wording import Wording

WORD = "word.html.jinja"

_MM = 25.4 / 96
"""A CSS pixel in millimetres."""


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
        return cls(loaded, dossier, worded(dossier, wordings.values()))

    def in_language(self, language: str) -> documents.Briefing:
        """The whole in one of the languages."""
        return next(one.whole for one in self.versions if one.whole.language == language)

    @property
    def origin(self) -> Span:
        """What its outputs come from."""
        return Span(self.loaded.node.source.path)


def texts(compilations: Iterable[Compilation], renderer: Renderer) -> Iterator[Output]:
    """The data and the Markdown of each meeting."""
    for one in compilations:
        data = render_data.dossier_json(one.dossier)
        yield Output(addresses.data_path(one.dossier.id), data.encode(), one.origin)
        for version in one.versions:
            whole, tag = version.whole, version.whole.language
            text = renderer.markdown("briefing.md.jinja", version.wording, briefing=whole)
            path = addresses.markdown_path(whole.id, tag)
            yield Output(path, tidy(text).encode(), one.origin)


@dataclass(frozen=True)
class Proofs:
    """What the manifests say that no dossier does."""

    hashes: Mapping[str, str]
    """The SHA-256 of every file of the content folder, by its path there."""
    as_of: Date | None
    """The time up to which embargoes are over."""

    def enclosing(self, folders: tuple[Path, ...], engine: Mapping[str, str]) -> Enclosing:
        """What lies in each PDF that is made with these template folders and this engine."""
        known = cache(partial(made_with, folders=folders, engine=engine))

        def enclosing(
            dossier: Dossier, document: Document, wording: Wording, languages: tuple[str, ...]
        ) -> tuple[Attachment, ...]:
            sources = [source.id for source in dossier.sources]
            manifest = manifest_of(
                dossier,
                document,
                wording.language,
                languages,
                as_of=self.as_of,
                records=records_of(dossier.id, sources, self.hashes),
                made_with=known(TEMPLATES[document], languages),
            )
            return enclosed(dossier, manifest, wording)

        return enclosing


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
            path = addresses.word_path(whole.id, whole.language)
            yield Output(path, writer.write(html, WORD, collector), one.origin)


def pdfs(
    compilations: Sequence[Compilation],
    renderer: Renderer,
    workers: int,
    proofs: Proofs,
    collector: Collector,
) -> list[Output]:
    """The two prints of each meeting in each language; what is wrong with them is collected."""
    workers = min(workers, 2 * sum(len(one.versions) for one in compilations))
    with Press(renderer.folders, workers) as press:
        engine = press.engine()
        printing = [Printing(one.dossier, one.versions, renderer, press) for one in compilations]
        for one in printing:
            one.measure()
        enclosing = proofs.enclosing(renderer.folders, engine.result())
        for one in printing:
            one.begin(enclosing)
        results = [list(one.results()) for one in printing]
    outputs = []
    for compilation, made_of_it in zip(compilations, results, strict=True):
        for made in made_of_it:
            if isinstance(made, Print):
                path = _PATHS[made.document](compilation.dossier.id, made.language)
                outputs.append(Output(path, made.data, compilation.origin))
                collector.extend(_complaints(renderer, made))
            elif isinstance(made, fitting.Overfull):
                collector.extend([_overfull(compilation.loaded, made)])
            else:
                collector.extend([_spilled(renderer)])
    return outputs


_PATHS = {Document.BRIEFING: addresses.briefing_path, Document.DOSSIER: addresses.dossier_path}


def _complaints(renderer: Renderer, made: Print) -> Iterator[Diagnostic]:
    """What the renderer only warns of is a fault."""
    for complaint in made.complaints:
        place = find(renderer.folders, TEMPLATES[made.document])
        span = Span(shown(renderer.folders, place) if place else "templates")
        message = f"The PDF renderer complains: {complaint.rstrip('.')}."
        yield diagnostic("render-problem", span, message)


def _spilled(renderer: Renderer) -> Diagnostic:
    """A template whose print is higher than what was measured of it, whatever is left out."""
    place = find(renderer.folders, TEMPLATES[Document.BRIEFING])
    span = Span(shown(renderer.folders, place) if place else "templates")
    message = "The two pages spill over although everything that was measured fits."
    hint = "Nothing may break a page inside `page-1` and `page-2`; `docs/templates.md` tells "
    hint += "what is measured."
    return diagnostic("page-budget", span, message, hint)


def _overfull(loaded: Loaded[Meeting], over: fitting.Overfull) -> Diagnostic:
    """Name the section that takes most of the page, at its place in the record."""
    keys = {"rows": "commitments" if loaded.record.commitments else "agenda"}
    keys |= {"triggers": "commitments", "gaps": "commitments", "facts": "when"}
    keys |= {"compared": "commitments" if loaded.record.commitments else "participants"}
    continued = ("lines", "compared", "rows", "tensions", "watch")
    keys |= {f"more_{name}": keys.get(name, name) for name in continued}
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
