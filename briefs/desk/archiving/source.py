"""`briefs new source`: a text taken in, and the record of what is known of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefs.desk.archiving.taken import Taken
from briefs.desk.refused import Refused
from briefs.desk.scalars import comment, entry, single_spaced
from briefs.diagnostics import Collector
from briefs.dossier.anchor import find, fold
from briefs.dossier.near import nearest_passage
from briefs.language.guess import guess_language
from briefs.reading.nodes import SourceText
from briefs.reading.yaml import parse
from briefs.records.base import ID_PATTERN
from briefs.records.load import load
from briefs.records.source import Source
from briefs.records.vocabulary import SourceKind

_LONGEST_HEADLINE = 200
_FIRST_WORDS = 12
_COMMENTS_AT = 28
_ENDS_NO_HEADLINE = re.compile(r"[.,;:]$")
_BROUGHT = ("outlet", "author", "published", "url")


@dataclass(frozen=True)
class Known:
    """What the editor says of a source; None for what they leave to the program."""

    kind: SourceKind = SourceKind.ARTICLE
    language: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class NewSource:
    """The files of a new source by their names in `sources/`, and what to tell the editor."""

    files: dict[str, bytes]
    told: tuple[str, ...]


def check_id(record_id: str) -> None:
    """Raises `Refused` where this cannot be the id of a record."""
    if re.fullmatch(ID_PATTERN, record_id) is None:
        raise Refused(
            f"`{record_id}` cannot be an id: it takes letters, digits and single hyphens, such as "
            "`letter-to-delegations`."
        )


def file_names(source_id: str) -> list[str]:
    """Every name that a file of this source may have."""
    return [f"{source_id}.{ending}" for ending in ("yaml", "txt", "html", "htm", "pdf")]


def new_source(source_id: str, taken: Taken, data: bytes, known: Known) -> NewSource:
    """The files of a source that was taken in from `data`.

    Raises `Refused` where what the editor says of it cannot be so, or too little is known.
    """
    check_id(source_id)
    language = known.language or guess_language(taken.text)
    if language is None:
        raise Refused("The language cannot be told from the text. Say it with `--lang`.")
    text = taken.text.encode()
    files = {f"{source_id}.txt": text}
    if taken.original:
        files[f"{source_id}.{taken.original}"] = data
    record = "".join(_record(source_id, taken, data, known, language))
    _check(source_id, record, taken.text)
    files[f"{source_id}.yaml"] = record.encode()
    return NewSource(files, taken.done)


def headline(text: str) -> tuple[str, bool]:
    """A title from the text's first line, and whether that looks like a headline.

    Where it does not, the title is its first words: it has to stand in the text.
    """
    lines = [line for line in text.split("\n") if any(c.isalnum() for c in line)]
    first = single_spaced(lines[0])
    is_line = len(first) <= _LONGEST_HEADLINE and not _ENDS_NO_HEADLINE.search(first)
    if is_line and (len(lines) > 1 or len(first.split()) <= _FIRST_WORDS):
        return first, True
    words = first.split()[:_FIRST_WORDS]
    return " ".join(words).rstrip(",;:"), False


def _record(
    source_id: str, taken: Taken, data: bytes, known: Known, language: str
) -> Iterator[str]:
    yield "format: 1\n"
    yield _line("kind", known.kind.value, "what sort of text it is")
    yield _line("language", language, "" if known.language else "guessed from the text")
    title, is_headline = known.title or taken.title, True
    if title is None:
        title, is_headline = headline(taken.text)
    if not is_headline:
        yield comment("The text begins with no headline; these are its first words.")
    yield entry("title", title, 0)
    yield f"sha256: {hashlib.sha256(taken.text.encode()).hexdigest()}\n"
    if taken.original:
        yield comment("The text was taken from this file, which is kept as it came.")
        yield f"original:\n  file: {source_id}.{taken.original}\n"
        yield f"  sha256: {hashlib.sha256(data).hexdigest()}\n"
    yield "\n"
    yield from _brought(taken, known)
    yield comment("Rights that nobody granted are not assumed: only the quotes are published.")
    yield "rights: quote_only\n"
    yield comment(
        "Judge the two apart, and raise neither because something sounds plausible. The source: A "
        "(completely reliable) to E (unreliable), F where it cannot be judged. What it says: 1 "
        "(confirmed) to 5 (improbable), 6 where it cannot be judged."
    )
    yield "reliability: F\ncredibility: 6\n"


def _brought(taken: Taken, known: Known) -> Iterator[str]:
    """Outlet, author, date and address, as the editor or the file says."""
    given = {name: getattr(known, name) for name in _BROUGHT if getattr(known, name)}
    found = {
        name: getattr(taken, name)
        for name in _BROUGHT
        if name not in given and getattr(taken, name)
    }
    for name, value in given.items():
        yield entry(name, value, 0)
    if found:
        yield comment("As the page says of itself; compare it.")
        for name, value in found.items():
            yield entry(name, value, 0)
    missing = [f"`{name}`" for name in _BROUGHT if name not in given and name not in found]
    if missing:
        yield comment(f"Left out, since nobody has said it: {', '.join(missing)}.")
    yield "\n"


def _line(key: str, value: str, remark: str) -> str:
    written = f"{key}: {value}"
    return f"{written:<{_COMMENTS_AT - 1}} # {remark}\n" if remark else f"{written}\n"


def _check(source_id: str, record: str, text: str) -> None:
    """The record holds, and its title stands in the text. Raises `Refused` otherwise."""
    collector = Collector()
    node = parse(SourceText.of(f"{source_id}.yaml", record), collector)
    loaded = load(Source, source_id, node, collector) if node else None
    for found in collector.diagnostics:
        raise Refused(f"{found.message} {found.hint}".strip())
    if loaded is None:
        raise AssertionError("a record without faults that does not load")
    folded = fold(text)
    if not find(folded, loaded.record.title):
        near = nearest_passage(folded, loaded.record.title)
        hint = f" The nearest passage: “{near.excerpt}”" if near else ""
        raise Refused(f"The title does not stand in the text, word for word.{hint}")
