"""The stages of a run in order: files → reading → records → dossier → views → render → publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs.diagnostics import Collector, Diagnostic, Faults, Span, diagnostic
from briefs.dossier.archive import Archive
from briefs.dossier.audience import for_audience, why_withheld
from briefs.dossier.coverage import Coverage, coverages
from briefs.dossier.docket import Docket, dockets
from briefs.dossier.model import Dossier
from briefs.dossier.resolve import resolve
from briefs.dossier.rules import check_content, check_coverage, check_meeting
from briefs.dossier.shown import Shown, shown
from briefs.outputs import Compilation, Proofs, pdfs, texts, word_documents
from briefs.publish import check_target, collisions, losses, publish
from briefs.reading.files import read_folder
from briefs.reading.nodes import scalars
from briefs.records.content import Content, load_content
from briefs.records.dates import Date
from briefs.records.vocabulary import Kind, Marking
from briefs.render.glyphs import Text, known_characters, missing_glyphs
from briefs.render.templates import Renderer
from briefs.search.engine import search_index
from briefs.settings import Audience, Settings
from briefs.shipped import template_folders
from briefs.site.pages import Origins, Website
from briefs.views.site.frame import Frames
from briefs.views.wording import Wording

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Checked:
    """Content that was read and judged: no errors, perhaps warnings."""

    content: Content
    dockets: tuple[Docket, ...]
    coverages: Mapping[str, Coverage]
    """What all meetings make of the sources of these, by source."""

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
    every = dockets(content)
    found = tuple(d for d in every if not only or d.loaded.id in only)
    for docket in found:
        collector.extend(check_meeting(docket))
    cited = {source for docket in found for source in docket.record.sources}
    covered = {key: one for key, one in coverages(every).items() if key in cited}
    collector.extend(check_coverage(covered.values(), every, content.root))
    known = known_characters(template_folders(settings.own_templates))
    collector.extend(missing_glyphs(_texts_of(content, found), known))
    collector.stop_on_errors()
    return Checked(content, found, covered, collector.diagnostics)


def coverage(settings: Settings) -> tuple[Content, dict[str, Coverage]]:
    """What the records make of each source, other faults or not; none where it cannot be judged."""
    content = read(settings, Collector())
    return content, coverages(dockets(content))


def as_of(settings: Settings) -> Date | None:
    """The time up to which embargoes are over; pydantic's error of type `bad_date` for no time."""
    return Date.parse_moment(settings.as_of) if settings.as_of else None


def left_out(checked: Checked, settings: Settings) -> dict[str, str]:
    """The briefings that the audience sees nothing of, each with the reason in words."""
    now = as_of(settings)
    found = {}
    for docket in _by_id(checked):
        marking, embargo = docket.marking, docket.record.embargo_until
        if why := why_withheld(marking, embargo, settings.audience, now):
            found[docket.loaded.id] = why
    return found


def dossiers(checked: Checked, settings: Settings) -> tuple[Dossier, ...]:
    """What the audience may see of what was judged, sorted by id; `Faults` if that is nothing."""
    now = as_of(settings)
    resolved = (resolve(docket) for docket in _by_id(checked))
    found = tuple(
        shown for whole in resolved if (shown := for_audience(whole, settings.audience, now))
    )
    if not found and checked.dockets:
        raise Faults([_nothing_left(checked, settings)])
    return found


def read_by(checked: Checked, resolved: Sequence[Dossier]) -> tuple[Shown, ...]:
    """What of the sources an audience may read, which sees these dossiers."""
    return shown(checked.coverages, [resolve(docket) for docket in checked.dockets], resolved)


def _nothing_left(checked: Checked, settings: Settings) -> Diagnostic:
    first = _by_id(checked)[0]
    why = left_out(checked, settings)[first.loaded.id]
    marking, span = first.marking, _marked_at(first)
    what = f"mark it {Marking.CLEAR}"
    if not marking.is_above(Marking.CLEAR):
        span, what = first.loaded.span("embargo_until"), "name a later time with `--as-of`"
    message = f"Nothing is left for the {settings.audience}: `{first.loaded.id}` is {why}."
    hint = f"Build it with `--audience {Audience.INTERNAL}`, or {what} if that is right."
    if _is_internal_by_kind(first):
        hint = f"A {Kind.MEETING_BRIEF} is internal unless it says otherwise. {hint}"
    return diagnostic("marking-not-public", span, message, hint)


def _by_id(checked: Checked) -> list[Docket]:
    return sorted(checked.dockets, key=lambda docket: docket.loaded.id)


def _marked_at(docket: Docket) -> Span:
    """Where the marking of a briefing comes from: itself, its kind, or the site."""
    site = docket.content.site
    own = docket.record.marking is not None or site is None
    if _is_internal_by_kind(docket):
        return docket.loaded.span("kind")
    return docket.loaded.span("marking") if own or site is None else site.span("marking")


def _is_internal_by_kind(docket: Docket) -> bool:
    """Whether a briefing is marked by its kind alone."""
    site = docket.content.site
    own = docket.record.marking is not None or site is None
    return not own and site is not None and docket.marking is not site.record.marking


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
    resolved = dossiers(checked, settings)
    folder = settings.output.as_posix()
    check_target(settings.output, folder, settings.content, collector, settings.audience)
    folders = template_folders(settings.own_templates)
    wordings = {tag: Wording.load(tag, folders) for tag in languages}
    renderer = Renderer(folders)
    search = not settings.without_search
    site = website(checked, resolved, wordings, renderer, word=settings.word, search=search)
    collector.extend(collisions(site.paths()))
    collector.stop_on_errors()

    progress("Wording")
    loaded = {d.loaded.id: d.loaded for d in checked.dockets}
    compilations = tuple(
        Compilation.of(loaded[dossier.id], dossier, wordings) for dossier in resolved
    )

    progress("Rendering")
    proofs = Proofs(checked.content.hashes, as_of(settings))
    pages = tuple(site.outputs())
    outputs = [
        *texts(compilations, renderer),
        *pages,
        *(search_index(pages, site.origins.site) if search else ()),
        *(word_documents(compilations, renderer, collector) if settings.word else ()),
        *pdfs(compilations, renderer, settings.workers, proofs, collector),
    ]
    if settings.is_partial:
        collector.extend(losses(settings.output, folder, {output.path for output in outputs}))
    collector.stop_on_errors()

    progress("Publishing")
    return publish(outputs, settings.output, settings.audience)


def website(
    checked: Checked,
    resolved: Sequence[Dossier],
    wordings: Mapping[str, Wording],
    renderer: Renderer,
    *,
    word: bool = False,
    search: bool = True,
) -> Website:
    """The site of what an audience may see, in these languages; `word` says whether there are Word
    documents to link to, `search` whether there is a search page.
    """
    if checked.content.site is None:
        raise AssertionError("site.yaml was checked")
    frames = Frames(checked.content.site.record, wordings, search)
    sources = read_by(checked, resolved)
    return Website(Archive.of(resolved), frames, sources, _origins(checked), renderer, word)


def _origins(checked: Checked) -> Origins:
    """The files that pages come from."""
    content = checked.content
    meetings = {d.loaded.id: Span(d.loaded.node.source.path) for d in checked.dockets}
    site = Span(content.site.node.source.path if content.site else "")
    sources = {
        key: Span(one.loaded.node.source.path) for key, one in content.sources.items() if one.loaded
    }
    actors = Span(content.actors.node.source.path) if content.actors else site
    return Origins(site, meetings, sources, actors)


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
    own += [docket.meeting.lock.node for docket in dockets_judged if docket.meeting.lock]
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
