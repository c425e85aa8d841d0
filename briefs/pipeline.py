"""The stages of a run in order: files → reading → records → dossier → views → render → publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefs.diagnostics import Collector, Diagnostic, Span
from briefs.dossier.docket import Docket, dockets
from briefs.dossier.model import Dossier
from briefs.dossier.resolve import resolve
from briefs.dossier.rules import check_content, check_meeting
from briefs.outputs import Compilation, pdfs, shared, texts
from briefs.publish import check_target, collisions, losses, publish
from briefs.reading.files import read_folder
from briefs.reading.nodes import scalars
from briefs.records.content import Content, load_content
from briefs.render.glyphs import Text, known_characters, missing_glyphs
from briefs.render.templates import Renderer
from briefs.settings import Settings
from briefs.shipped import template_folders
from briefs.views import index as index_view
from briefs.views.wording import Wording

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Checked:
    """Content that was read and judged: no errors, perhaps warnings."""

    content: Content
    dockets: tuple[Docket, ...]
    diagnostics: tuple[Diagnostic, ...]


def read(settings: Settings, collector: Collector) -> Content:
    """Files → reading → records."""
    shown = settings.content.as_posix()
    files = read_folder(settings.content, shown, collector)
    return load_content(files, shown, collector)


def check(settings: Settings) -> Checked:
    """Everything but rendering. Raises `Faults` with every fault of the content at once."""
    collector = Collector()
    content = read(settings, collector)
    collector.extend(check_content(content))
    only = settings.meetings
    found = tuple(d for d in dockets(content) if not only or d.loaded.id in only)
    for docket in found:
        collector.extend(check_meeting(docket))
    known = known_characters(template_folders(settings.own_templates))
    collector.extend(missing_glyphs(_texts_of(content, found), known))
    collector.stop_on_errors()
    return Checked(content, found, collector.diagnostics)


def dossiers(checked: Checked) -> tuple[Dossier, ...]:
    """The dossiers of what was judged, sorted by id."""
    return tuple(resolve(docket) for docket in sorted(checked.dockets, key=lambda d: d.loaded.id))


def build(settings: Settings, checked: Checked, progress: Progress) -> int:
    """Dossier → views → render → publish; return how many files were published.

    Raises `Faults` where templates or the renderer find something wrong, where outputs collide, or
    where the output folder is not ours; then nothing was written.
    """
    collector = Collector()
    languages = tuple(
        tag
        for tag in checked.content.languages
        if tag in settings.languages or not settings.languages
    )
    resolved = dossiers(checked)
    origins = {d.loaded.id: Span(d.loaded.node.source.path) for d in checked.dockets}
    shown = settings.output.as_posix()
    check_target(settings.output, shown, settings.content, collector)
    planned = [
        (path, origins[dossier.id])
        for dossier in resolved
        for path in index_view.paths(dossier.id, languages)
    ]
    collector.extend(collisions(planned))
    collector.stop_on_errors()

    progress("Wording")
    folders = template_folders(settings.own_templates)
    wordings = {tag: Wording.load(tag, folders) for tag in languages}
    loaded = {d.loaded.id: d.loaded for d in checked.dockets}
    compilations = tuple(
        Compilation.of(loaded[dossier.id], dossier, wordings) for dossier in resolved
    )

    progress("Rendering")
    renderer = Renderer(folders)
    site = checked.content.site
    if site is None:
        raise AssertionError("site.yaml was checked")
    outputs = [
        *texts(compilations, renderer),
        *shared(site, compilations, wordings, renderer),
        *pdfs(compilations, renderer, settings.workers, collector),
    ]
    if settings.is_partial:
        collector.extend(losses(settings.output, shown, {output.path for output in outputs}))
    collector.stop_on_errors()

    progress("Publishing")
    return publish(outputs, settings.output)


def _texts_of(content: Content, judged: Iterable[Docket]) -> Iterator[Text]:
    """Every text that is printed of these dockets: of the records, and the passages they quote."""
    dockets_judged = tuple(judged)
    shared = [loaded.node for loaded in (content.site, content.actors) if loaded]
    shared += [source.loaded.node for source in content.sources.values() if source.loaded]
    own = [
        node
        for docket in dockets_judged
        for node in (docket.loaded.node, *docket.meeting.overlays.values())
    ]
    for node in (*shared, *own):
        yield from (Text(scalar.value, scalar.span_at) for scalar in scalars(node))
    for docket in dockets_judged:
        for claim_id in docket.record.claims:
            source = content.sources.get(docket.source_of(claim_id) or "")
            anchor = docket.anchor(claim_id)
            if source and source.snapshot and anchor:
                span = docket.loaded.span("claims", claim_id, "exact")
                passage = source.snapshot.text[anchor.start : anchor.end]
                yield Text(passage, lambda _, span=span: span)  # type: ignore[misc]
