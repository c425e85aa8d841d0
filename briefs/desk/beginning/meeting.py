"""`briefs new meeting`: a record begun from sources, as a draft that builds.

Every sentence is a claim, with its verb and its voice where the text shows them. Nothing is judged
and nothing translated. What nobody can know yet says `TODO`: so it is printed, and so `check` names
it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefs.desk.beginning.draft import Anchor, Claim, Draft, draft
from briefs.desk.beginning.origins import Origin
from briefs.desk.beginning.proposals import proposals
from briefs.desk.beginning.speakers import Unnamed
from briefs.desk.refused import Refused
from briefs.desk.scalars import comment, entry, in_braces, inline
from briefs.language.terms import has_lexicon
from briefs.records.base import TO_DO
from briefs.records.content import Content
from briefs.records.site import Actors
from briefs.records.vocabulary import Kind, Verb

_TO_DO = Path(__file__).resolve().parent / "data" / "to-do.toml"
_COMMENTS_AT = 28


def origins_of(content: Content, source_ids: tuple[str, ...]) -> tuple[Origin, ...]:
    """The sources of a new record. Raises `Refused` for one that is not there, or has faults."""
    found = []
    for source_id in dict.fromkeys(source_ids):
        source = content.sources.get(source_id)
        if source is None:
            known = ", ".join(f"`{name}`" for name in sorted(content.sources)) or "none yet"
            raise Refused(f"There is no source `{source_id}`. There are: {known}.")
        if source.loaded is None or source.snapshot is None or source.loaded.is_incomplete:
            raise Refused(f"The source `{source_id}` has faults; `briefs check` names them.")
        record = source.loaded.record
        found.append(Origin(source_id, record.language, record.title, source.snapshot.text))
    return tuple(found)


def new_meeting(
    meeting_id: str, origins: tuple[Origin, ...], content: Content, kind: Kind, today: str
) -> dict[str, str]:
    """The files of a new record by their names in `meetings/`: itself, and an overlay for each
    other language of the site.

    It is issued `today`, a day in full, or when its last source was published, if that is later.
    Raises `Refused` where the site's languages are not known.
    """
    if not content.languages:
        raise Refused("`site.yaml` does not say the languages; `briefs check` names what is wrong.")
    actors = content.actors.record if content.actors else None
    proposed = draft(origins, actors)
    main, *others = content.languages
    writer = _Writer(origins, proposed, actors, main)
    issued = max([today, *_published(origins, content)])
    files = {f"{meeting_id}.yaml": "".join(writer.record(kind, issued))}
    for language in others:
        overlay = "".join(writer.overlay(meeting_id, kind, language))
        files[f"{meeting_id}.{language}.yaml"] = overlay
    return files


def _published(origins: tuple[Origin, ...], content: Content) -> Iterator[str]:
    """The days on which the sources were published, where they are known in full."""
    for origin in origins:
        loaded = content.sources[origin.id].loaded
        date = loaded.record.published if loaded else None
        if date is not None and not date.is_interval and date.start and date.start.is_resolved:
            yield date.start.day_text


def to_do(what: str, language: str) -> str:
    """The words that hold the place of a text, in a language or else in English."""
    texts = _to_do()[what]
    return texts.get(language.partition("-")[0], texts["en"])


@cache
def _to_do() -> dict[str, dict[str, str]]:
    return tomllib.loads(_TO_DO.read_text("utf-8"))


class _Writer:
    """Writes a draft down: the record in the main language, overlays in the others."""

    def __init__(
        self, origins: tuple[Origin, ...], proposed: Draft, actors: Actors | None, main: str
    ) -> None:
        self.origins = origins
        self.draft = proposed
        self.actors = actors
        self.main = main

    def record(self, kind: Kind, issued: str) -> Iterator[str]:
        """The record, piece by piece."""
        names = ", ".join(origin.id for origin in self.origins)
        yield comment(
            f"Begun from {names}: a claim for every sentence, and nothing judged yet. Correct what "
            f"is proposed, write what says {TO_DO}, take what holds out of its comment; "
            "`briefs check` lists what is left."
        )
        yield "format: 1\n"
        yield f"{f'kind: {kind.value}':<{_COMMENTS_AT}}# {kind.doc[0].lower()}{kind.doc[1:-1]}\n"
        yield entry("title", self._title(self.main), 0)
        yield f"sources: {names if len(self.origins) == 1 else f'[{names}]'}\n"
        yield f"editions:\n  - {{number: 1, issued: {issued}, state: draft}}\n"
        yield from self._unnamed()
        yield from self._claims()
        yield from self._asides()
        yield from proposals(self.origins, self.draft, self.actors, kind)
        yield "\n" + _block("bottom_line", entry("text", to_do("bottom_line", self.main), 2))
        yield f"  from: {self.draft.claims[0].id}\n"
        if kind is Kind.MEETING_BRIEF:
            yield "\n" + comment(
                "What our side wants and says: no source says it, and it stays inside unless an "
                "entry has a marking of its own."
            )
            yield from self._positions(self.main)

    @staticmethod
    def _positions(language: str) -> Iterator[str]:
        """The parts that a meeting brief has besides, still to be written."""
        yield "objectives:\n  first:\n" + entry("what", to_do("objective", language), 4)
        yield "lines:\n  first:\n" + entry("say", to_do("line", language), 4)
        yield "if_raised:\n  first:\n" + entry("if", to_do("question", language), 4)
        yield entry("say", to_do("answer", language), 4)

    def overlay(self, meeting_id: str, kind: Kind, language: str) -> Iterator[str]:
        """The overlay of one language, piece by piece."""
        yield comment(
            f"The texts of {meeting_id}.yaml in `{language}`: the same keys, and nothing else."
        )
        yield entry("title", self._title(language), 0)
        voices = [v for v in self.draft.unnamed if v.language != language]
        if voices:
            yield "\nunnamed:\n"
        for voice in voices:
            yield f"  {voice.id}: {{{language}: {in_braces(f'{TO_DO} {voice.printed}')}}}\n"
        texts = [(c, t) for c in self.draft.claims if (t := self._overlaid(c, language))]
        if texts:
            yield "\nclaims:\n"
        for claim, fields in texts:
            written = ", ".join(f"{key}: {in_braces(text)}" for key, text in fields.items())
            yield f"  {claim.id}: {{{written}}}\n"
        yield "\n" + _block("bottom_line", entry("text", to_do("bottom_line", language), 2))
        if kind is Kind.MEETING_BRIEF:
            yield "\n"
            yield from self._positions(language)

    def _title(self, language: str) -> str:
        """The headline, in its own language; elsewhere it is still to be put into that."""
        first = self.origins[0]
        return first.title if first.language == language else f"{TO_DO} {first.title}"

    @staticmethod
    def _overlaid(claim: Claim, language: str) -> dict[str, str]:
        fields = {}
        if claim.origin.language != language:
            fields[language] = to_do("translation", language)
        if claim.lacks_voice:
            fields["note"] = to_do("speaker", language)
        return fields

    def _unnamed(self) -> Iterator[str]:
        if not self.draft.unnamed:
            return
        yield "\n" + comment(
            "Whoever speaks, as printed. Who has a name goes into `actors.yaml` under the same id, "
            "and out of here."
        )
        yield "unnamed:\n"
        for voice in self.draft.unnamed:
            yield from self._voice(voice)

    def _voice(self, voice: Unnamed) -> Iterator[str]:
        remark = f"# has a name: {voice.name}" if voice.name else ""
        yield f"{f'  {voice.id}:':<{_COMMENTS_AT}}{remark}".rstrip() + "\n"
        yield entry("printed", voice.printed, 4)
        if voice.language != self.main:
            yield entry(self.main, f"{TO_DO} {voice.printed}", 4)
        if voice.is_one:
            yield "    number: one\n"
        if voice.is_document:
            yield "    document: true\n"

    def _claims(self) -> Iterator[str]:
        yield "\n" + comment(
            "Without `by` the text speaks itself; without `verb` it is a plain fact. A part of a "
            "sentence that says something of its own is a claim `in` another."
        )
        languages = dict.fromkeys(origin.language for origin in self.origins)
        if wordless := [f"`{tag}`" for tag in languages if not has_lexicon(tag)]:
            yield comment(
                f"Verbs are not proposed in {' and '.join(wordless)}: what is about the future and "
                "has no `verb` counts as a fact."
            )
        yield "claims:\n"
        origin = None
        for claim in self.draft.claims:
            if len(self.origins) > 1 and claim.origin is not origin:
                yield comment(f"From {claim.origin.id}:", 2)
            origin = claim.origin
            yield from self._claim(claim)

    def _claim(self, claim: Claim) -> Iterator[str]:
        yield f"  {claim.id}:\n"
        yield from _anchor(claim.anchor)
        if claim.origin.language != self.main:
            yield entry(self.main, to_do("translation", self.main), 4)
        if claim.by:
            yield f"    by: {claim.by}\n"
        if claim.verb is not Verb.IS:
            yield f"    verb: {claim.verb.value}\n"
        if claim.lacks_voice:
            yield entry("note", to_do("speaker", self.main), 4)

    def _asides(self) -> Iterator[str]:
        if not self.draft.asides:
            return
        yield "\n" + comment("What no claim quotes, and what it is instead.") + "set_aside:\n"
        for aside in self.draft.asides:
            yield f"  {aside.id}:\n"
            yield from _anchor(aside.anchor)
            yield f"    as: {aside.kind}\n"


def _block(key: str, inside: str) -> str:
    """A key, and below it what stands inside."""
    return f"{key}:\n{inside}"


def _anchor(anchor: Anchor) -> Iterator[str]:
    yield entry("exact", anchor.exact, 4)
    for side, words in (("prefix", anchor.prefix), ("suffix", anchor.suffix)):
        if words:
            yield f"    {side}: {inline(words)}\n"
    if anchor.source:
        yield f"    source: {anchor.source}\n"
