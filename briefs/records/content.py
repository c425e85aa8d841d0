"""The content folder as records: which file is what, and all of them loaded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefs.diagnostics import Collector, Span
from briefs.reading.files import File, decode
from briefs.reading.nodes import Node, locate, plain
from briefs.reading.yaml import parse
from briefs.records.base import ID_PATTERN
from briefs.records.load import Loaded, R, load
from briefs.records.meeting import Meeting
from briefs.records.nearest import did_you_mean
from briefs.records.site import Actors, Site
from briefs.records.source import Source


@dataclass(frozen=True)
class Snapshot:
    """The archived text of a source, exactly as it lies on disk."""

    text: str
    sha256: str


@dataclass(frozen=True)
class LoadedSource:
    """A source's record and its archived text; None for whichever could not be read."""

    loaded: Loaded[Source] | None
    snapshot: Snapshot | None


@dataclass(frozen=True)
class LoadedMeeting:
    """A meeting's record and its overlays by language."""

    loaded: Loaded[Meeting]
    overlays: Mapping[str, Node]


@dataclass(frozen=True)
class Content:
    """Everything in the content folder. None stands for a file too broken to say anything of."""

    root: str
    site: Loaded[Site] | None
    actors: Loaded[Actors] | None
    sources: Mapping[str, LoadedSource]
    meetings: Mapping[str, LoadedMeeting]
    broken_meetings: frozenset[str]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the main one first."""
        return self.site.record.languages if self.site else ()


_PLACES = (
    ("site", re.compile(r"site\.yaml")),
    ("actors", re.compile(r"actors\.yaml")),
    ("source", re.compile(r"sources/(?P<id>[^/]+)\.yaml")),
    ("snapshot", re.compile(r"sources/(?P<id>[^/]+)\.txt")),
    ("overlay", re.compile(r"meetings/(?P<id>[^/.]+)\.(?P<language>[^/.]+)\.yaml")),
    ("meeting", re.compile(r"meetings/(?P<id>[^/]+)\.yaml")),
)


def load_content(files: tuple[File, ...], root: str, collector: Collector) -> Content:
    """Read every file into its record; whatever is wrong goes to `collector`."""
    sorted_files = _sort(files, collector)
    site = _one(Site, "site", sorted_files, root, collector)
    languages = site.record.languages if site else ()
    actors = _one(Actors, "actors", sorted_files, root, collector, languages)
    meetings, broken = _meetings(sorted_files, languages, collector)
    return Content(
        root,
        site,
        actors,
        _sources(sorted_files, languages, collector),
        meetings,
        frozenset(broken),
    )


_Sorted = dict[str, dict[tuple[str, str], File]]


def _sort(files: tuple[File, ...], collector: Collector) -> _Sorted:
    """By what they are, then by id and language."""
    found: _Sorted = {name: {} for name, _ in _PLACES}
    for file in files:
        for name, pattern in _PLACES:
            if (match := pattern.fullmatch(str(file.path))) is None:
                continue
            parts = match.groupdict()
            record_id, language = parts.get("id", ""), parts.get("language", "")
            if record_id and re.match(ID_PATTERN, record_id) is None:
                message = f"`{record_id}` cannot be an id, and the file name gives one."
                hint = "Rename the file: letters, digits and single hyphens."
                collector.add("bad-id", Span(file.shown), message, hint)
            else:
                found[name][record_id, language] = file
            break
        else:
            hint = "Records end in `.yaml`, archived texts in `.txt`; both lie in `sources/` or "
            hint += "`meetings/`. Keep other files outside the content folder."
            message = "Nothing reads this file."
            collector.add("unknown-file", Span(file.shown), message, hint)
    return found


def _read(file: File, collector: Collector) -> Node | None:
    source = decode(file, collector)
    return parse(source, collector) if source else None


def _one(
    model: type[R],
    name: str,
    files: _Sorted,
    root: str,
    collector: Collector,
    languages: tuple[str, ...] = (),
) -> Loaded[R] | None:
    """A record that there is one of."""
    file = files[name].get(("", ""))
    if file is None:
        message = f"The content has no `{name}.yaml`."
        hint = f"Copy the one that `docs/editors.md` shows to `{root}/{name}.yaml`."
        collector.add("missing-file", Span(f"{root}/{name}.yaml"), message, hint)
        return None
    node = _read(file, collector)
    if node is None:
        return None
    context = languages or _languages(node)
    return load(model, name, node, collector, context)


def _languages(node: Node) -> tuple[str, ...]:
    """The languages that `site.yaml` itself names: its own titles stand under them."""
    value = plain(locate(node, ("languages",)))
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _sources(
    files: _Sorted, languages: tuple[str, ...], collector: Collector
) -> dict[str, LoadedSource]:
    loaded = {}
    ids = sorted({record_id for record_id, _ in (*files["source"], *files["snapshot"])})
    for record_id in ids:
        record_file = files["source"].get((record_id, ""))
        text_file = files["snapshot"].get((record_id, ""))
        record = None
        if record_file is None and text_file is not None:
            message = f"The archived text has no record `{record_id}.yaml` beside it."
            hint = "Say there what is known of it: kind, language, title, sha256."
            collector.add("missing-file", Span(text_file.shown), message, hint)
        elif record_file is not None:
            node = _read(record_file, collector)
            record = load(Source, record_id, node, collector, languages) if node else None
            if text_file is None:
                message = f"The archived text `{record_id}.txt` is missing."
                hint = "Put the text as it was read beside this file; without it no quote holds."
                collector.add("missing-file", Span(record_file.shown), message, hint)
        loaded[record_id] = LoadedSource(record, _snapshot(text_file, collector))
    return loaded


def _snapshot(file: File | None, collector: Collector) -> Snapshot | None:
    if file is None:
        return None
    try:
        return Snapshot(file.data.decode("utf-8"), file.sha256)
    except UnicodeDecodeError as error:
        line = file.data[: error.start].count(b"\n") + 1
        message = f"The byte 0x{file.data[error.start]:02x} is not UTF-8."
        hint = "Archive the text as UTF-8 and put its new SHA-256 on record."
        collector.add("bad-encoding", Span(file.shown, line), message, hint)
        return None


def _meetings(
    files: _Sorted, languages: tuple[str, ...], collector: Collector
) -> tuple[dict[str, LoadedMeeting], set[str]]:
    loaded: dict[str, LoadedMeeting] = {}
    broken: set[str] = set()
    for (record_id, _), file in files["meeting"].items():
        node = _read(file, collector)
        record = load(Meeting, record_id, node, collector, languages) if node else None
        if record is None:
            broken.add(record_id)
        else:
            overlays = _overlays(record_id, files, languages, collector)
            loaded[record_id] = LoadedMeeting(record, overlays)
    known = sorted(i for i, _ in files["meeting"])
    for (record_id, language), file in files["overlay"].items():
        if record_id not in known:
            message = f"There is no meeting `{record_id}` for this overlay."
            collector.add(
                "overlay-unknown", Span(file.shown), message, did_you_mean(record_id, known)
            )
        elif languages and language not in languages[1:]:
            message = f"`{language}` is not one of the site's other languages."
            hint = did_you_mean(language, languages[1:]) or "Add it to `languages` in `site.yaml`."
            collector.add("overlay-unknown", Span(file.shown), message, hint)
    return loaded, broken


def _overlays(
    record_id: str, files: _Sorted, languages: tuple[str, ...], collector: Collector
) -> dict[str, Node]:
    overlays = {}
    for language in languages[1:]:
        file = files["overlay"].get((record_id, language))
        if file is not None and (node := _read(file, collector)) is not None:
            overlays[language] = node
    return overlays
