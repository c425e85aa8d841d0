"""The content folder as records: which file is what, and all of them loaded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic_core import PydanticCustomError

from briefs.diagnostics import Collector, Span
from briefs.reading.files import EMBEDDINGS, File, decode
from briefs.reading.nodes import Mapping as MappingNode
from briefs.reading.nodes import Node, SourceText, node_at, plain
from briefs.reading.yaml import parse
from briefs.records.base import ID_PATTERN, check_language
from briefs.records.load import Loaded, load
from briefs.records.lock import Lock
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
    original_sha256: str | None = None
    """The fingerprint of the file that the text was made from, where one is kept."""


@dataclass(frozen=True)
class LoadedMeeting:
    """A meeting's record, its overlays by language, and its lock file."""

    loaded: Loaded[Meeting]
    overlays: Mapping[str, Node]
    unreadable_overlays: frozenset[str] = frozenset()
    """The languages whose overlay is there, but too broken to be read."""
    lock: Loaded[Lock] | None = None
    """What was reviewed and confirmed of it; None where nothing was, or its file is broken."""
    has_broken_lock: bool = False
    """Whether its lock file is there, but too broken to be read."""


@dataclass(frozen=True)
class Content:
    """Everything in the content folder. None stands for a file too broken to say anything of."""

    root: str
    site: Loaded[Site] | None
    actors: Loaded[Actors] | None
    sources: Mapping[str, LoadedSource]
    meetings: Mapping[str, LoadedMeeting]
    broken_meetings: frozenset[str]
    languages: tuple[str, ...] = ()
    """The languages of the site, the main one first; none where `site.yaml` does not tell."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of every file, by its path below the content folder."""


_PLACES = (
    ("site", re.compile(r"site\.yaml")),
    ("actors", re.compile(r"actors\.yaml")),
    ("source", re.compile(r"sources/(?P<id>[^/]+)\.yaml")),
    ("snapshot", re.compile(r"sources/(?P<id>[^/]+)\.txt")),
    ("original", re.compile(r"sources/(?P<name>[^/]+\.(?:html?|pdf))")),
    ("lock", re.compile(r"meetings/(?P<id>[^/.]+)\.lock\.yaml")),
    ("overlay", re.compile(r"meetings/(?P<id>[^/.]+)\.(?P<language>[^/.]+)\.yaml")),
    ("meeting", re.compile(r"meetings/(?P<id>[^/]+)\.yaml")),
)


def load_content(files: tuple[File, ...] | None, root: str, collector: Collector) -> Content:
    """Read every file into its record; whatever is wrong goes to `collector`.

    `files` is None where there is no content folder, which `read_folder` has already said.
    """
    if files is None:
        return Content(root, None, None, {}, {}, frozenset())
    sorted_files = _sort(files, collector)
    site_node = _only("site", sorted_files, root, collector)
    languages = _languages(site_node) if site_node else ()
    site = load(Site, "site", site_node, collector, languages) if site_node else None
    actors_node = _only("actors", sorted_files, root, collector)
    actors = load(Actors, "actors", actors_node, collector, languages) if actors_node else None
    sources = _sources(sorted_files, languages, collector)
    meetings, broken = _meetings(sorted_files, languages, collector)
    hashes = {str(file.path): file.sha256 for file in files}
    return Content(root, site, actors, sources, meetings, frozenset(broken), languages, hashes)


_Sorted = dict[str, dict[tuple[str, str], File]]
_UNREAD = "Nothing reads this file."


def _sort(files: tuple[File, ...], collector: Collector) -> _Sorted:
    """By what they are, then by id and language; an original, by its name."""
    found: _Sorted = {name: {} for name, _ in _PLACES}
    for file in files:
        for name, pattern in _PLACES:
            if (match := pattern.fullmatch(str(file.path))) is None:
                continue
            parts = match.groupdict()
            record_id, language = parts.get("id", ""), parts.get("language", "")
            if name == "original":
                found[name][parts["name"], ""] = file
                break
            if record_id and re.fullmatch(ID_PATTERN, record_id) is None:
                message = f"`{record_id}` cannot be an id, and the file name gives one."
                hint = "Rename the file: letters, digits and single hyphens."
                collector.add("bad-id", Span(file.shown), message, hint)
            else:
                found[name][record_id, language] = file
            break
        else:
            hint = "Records end in `.yaml`, archived texts in `.txt`; both lie in `sources/` or "
            hint += "`meetings/`. Keep other files outside the content folder."
            collector.add("unknown-file", Span(file.shown), _UNREAD, hint)
    return found


def _read(file: File, collector: Collector) -> Node | None:
    source = decode(file, collector)
    return parse(source, collector) if source else None


def _only(name: str, files: _Sorted, root: str, collector: Collector) -> Node | None:
    """The nodes of a file that there is one of."""
    file = files[name].get(("", ""))
    if file is None:
        message = f"The content has no `{name}.yaml`."
        hint = f"Copy the one that `docs/editors.md` shows to `{root}/{name}.yaml`."
        collector.add("missing-file", Span(f"{root}/{name}.yaml"), message, hint)
        return None
    return _read(file, collector)


def _languages(site: Node) -> tuple[str, ...]:
    """The languages that `site.yaml` names, whatever else is wrong there; none if one is unclear.

    Its own titles stand under them, too.
    """
    value = plain(found) if (found := node_at(site, ("languages",))) else None
    try:
        tags = [check_language(str(tag)) for tag in value] if isinstance(value, list) else []
    except PydanticCustomError:
        return ()
    return tuple(dict.fromkeys(tags))


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
        original = _original(record, files, collector) if record else None
        loaded[record_id] = LoadedSource(record, _snapshot(text_file, collector), original)
    _nothing_is_left_over(loaded, files, collector)
    return loaded


def _original(record: Loaded[Source], files: _Sorted, collector: Collector) -> str | None:
    """The fingerprint of the file that the text was made from, if the record names one."""
    if record.record.original is None:
        return None
    name = record.record.original.file
    file = files["original"].get((name, ""))
    if file is None:
        message = f"The original `{name}` is missing."
        hint = "Put the file back beside this one, or leave `original` out if it is lost."
        collector.add("missing-file", record.span("original", "file"), message, hint)
        return None
    return file.sha256


def _nothing_is_left_over(
    sources: Mapping[str, LoadedSource], files: _Sorted, collector: Collector
) -> None:
    """Each web page and PDF is the original of a source; a broken record may have named it."""
    records = [(i, s.loaded) for i, s in sources.items() if (i, "") in files["source"]]
    unsure = {i for i, r in records if r is None or any(p[:1] == ("original",) for p in r.broken)}
    named = {r.record.original.file for _, r in records if r and r.record.original}
    for (name, _), file in files["original"].items():
        if name not in named and name.rpartition(".")[0] not in unsure:
            hint = "If a source was taken from it, its record says so: "
            hint += f"`original: {{file: {name}, sha256: {file.sha256}}}`. Keep other files "
            hint += "outside the content folder."
            collector.add("unknown-file", Span(file.shown), _UNREAD, hint)


def _snapshot(file: File | None, collector: Collector) -> Snapshot | None:
    if file is None:
        return None
    try:
        text = file.data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = file.data[: error.start].count(b"\n") + 1
        message = f"The byte 0x{file.data[error.start]:02x} is not UTF-8."
        hint = "Archive the text as UTF-8 and put its new SHA-256 on record."
        collector.add("bad-encoding", Span(file.shown, line), message, hint)
        return None
    if (turning := EMBEDDINGS.search(text)) is not None:
        # A quote of it would read otherwise than it looks. Isolates and marks only set names apart.
        span = SourceText.of(file.shown, text).at_offset(turning.start())
        message = f"An invisible character here (U+{ord(turning[0]):04X}) turns the direction of "
        message += "letters, so that what is seen is not what is read."
        hint = "Archive the text anew with `briefs new source`, which leaves such characters out."
        collector.add("bad-encoding", span, message, hint)
        return None
    return Snapshot(text, file.sha256)


def _meetings(
    files: _Sorted, languages: tuple[str, ...], collector: Collector
) -> tuple[dict[str, LoadedMeeting], set[str]]:
    loaded: dict[str, LoadedMeeting] = {}
    broken: set[str] = set()
    overlays = _overlays(files, languages, collector)
    locks = _locks(files, languages, collector)
    for (record_id, _), file in files["meeting"].items():
        node = _read(file, collector)
        record = load(Meeting, record_id, node, collector, languages) if node else None
        if record is None:
            broken.add(record_id)
        else:
            own = {tag: overlay for (i, tag), overlay in overlays.items() if i == record_id}
            readable = {tag: overlay for tag, overlay in own.items() if overlay is not None}
            unreadable = frozenset(own.keys() - readable.keys())
            lock = locks.get(record_id)
            has_broken_lock = record_id in locks and lock is None
            loaded[record_id] = LoadedMeeting(record, readable, unreadable, lock, has_broken_lock)
    return loaded, broken


def _locks(
    files: _Sorted, languages: tuple[str, ...], collector: Collector
) -> dict[str, Loaded[Lock] | None]:
    """The lock files by meeting; None for those that cannot be read."""
    known = sorted(record_id for record_id, _ in files["meeting"])
    locks: dict[str, Loaded[Lock] | None] = {}
    for (record_id, _), file in files["lock"].items():
        if record_id not in known:
            message = f"There is no meeting `{record_id}` for this lock file."
            hint = did_you_mean(record_id, known) or "Delete it."
            hint += " A record that gets another name takes its lock file with it."
            collector.add("unknown-file", Span(file.shown), message, hint)
            continue
        node = _read(file, collector)
        locks[record_id] = load(Lock, record_id, node, collector, languages) if node else None
    return locks


def _overlays(
    files: _Sorted, languages: tuple[str, ...], collector: Collector
) -> dict[tuple[str, str], Node | None]:
    """The overlays by meeting and language; None for those that cannot be read."""
    known = sorted(record_id for record_id, _ in files["meeting"])
    overlays: dict[tuple[str, str], Node | None] = {}
    for (record_id, language), file in files["overlay"].items():
        if record_id not in known:
            message = f"There is no meeting `{record_id}` for this overlay."
            hint = did_you_mean(record_id, known)
            collector.add("overlay-unknown", Span(file.shown), message, hint)
        elif languages and language == languages[0]:
            message = f"`{language}` is the main language: its texts stand in the record itself."
            hint = "Delete this file, or name it after the language that it holds."
            collector.add("overlay-unknown", Span(file.shown), message, hint)
        elif languages and language not in languages:
            message = f"`{language}` is not one of the site's other languages."
            hint = did_you_mean(language, languages[1:]) or "Add it to `languages` in `site.yaml`."
            collector.add("overlay-unknown", Span(file.shown), message, hint)
        else:
            overlays[record_id, language] = _overlay(file, collector)
    return overlays


def _overlay(file: File, collector: Collector) -> Node | None:
    node = _read(file, collector)
    if node is None or isinstance(node, MappingNode):
        return node
    message = "An overlay takes keys and values: the keys of the record, with its texts."
    hint = "Begin with `title:` and the title in this language."
    collector.add("wrong-type", node.span, message, hint)
    return None
