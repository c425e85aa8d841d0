"""Whether a PDF is still what the records say: what was changed, retracted or superseded since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from briefs import pipeline
from briefs.diagnostics import Collector, Faults, Severity
from briefs.dossier.impact import amendments_of
from briefs.dossier.model import Dossier
from briefs.proof.ingredients import code
from briefs.proof.manifest import Manifest, records_of
from briefs.records.content import Content
from briefs.settings import Audience, Settings
from briefs.verify.carried import Carried
from briefs.verify.findings import Finding, State, shown

_SHOWN_IDS = 6


@dataclass(frozen=True, eq=False)
class Records:
    """A content folder as it is now."""

    settings: Settings
    content: Content

    @classmethod
    def read(cls, content: Path, templates: Path | None) -> Records:
        """Read them, faults or not."""
        settings = Settings(content=content, templates=templates)
        return cls(settings, pipeline.read(settings, Collector()))

    @property
    def are_none(self) -> bool:
        """Whether this is no content folder at all."""
        return self.content.site is None and not self.content.meetings


def currency(found: Carried, records: Records) -> Finding:
    """What became, since a PDF was made, of what it says and of what it rests on."""
    manifest, content = found.manifest, records.content
    if manifest is None:
        text = "Not comparable: what lies inside cannot be read."
        return Finding(State.NOT_COMPARABLE, text, (*found.newer, *found.contradictions))
    if manifest.meeting in content.broken_meetings:
        text = "Not comparable: the record of the meeting cannot be read."
        return Finding(State.NOT_COMPARABLE, text, ("`briefs check` says why.",))
    if manifest.meeting not in content.meetings:
        text = f"Out of date: the records have no meeting `{shown(manifest.meeting)}`."
        return Finding(State.OUTDATED, text)
    files = tuple(_files(manifest, content))
    grave = (
        *_superseded(manifest, content),
        *_amended(found, manifest, content),
        *_sources(manifest, content),
    )
    said, why_not = _said(found, manifest, records)
    details = (*grave, *said, *files, *why_not)
    if grave or (files and (said or why_not)):
        text = "Out of date, or made from other records: this is not what they say now."
        return Finding(State.OUTDATED, text, details)
    if said:
        return _contradicted(manifest, details)
    if files:
        text = "Up to date: records were edited since, and they still say what is said here."
        return Finding(State.CURRENT, text, details)
    text = "Up to date: records, sources and edition are what they were."
    return Finding(State.CURRENT, text, details)


def _contradicted(manifest: Manifest, details: tuple[str, ...]) -> Finding:
    """The very files that the manifest names, and they give another dossier than lies inside."""
    if manifest.made_with.code != code():
        text = "Not comparable: the records are what they were; another state of the program makes "
        return Finding(State.NOT_COMPARABLE, f"{text}something else of them.", details)
    text = "Not what the records say, although they are the very files that the manifest names."
    return Finding(State.OUTDATED, text, details)


def _superseded(manifest: Manifest, content: Content) -> Iterator[str]:
    editions = content.meetings[manifest.meeting].loaded.record.editions
    newest = max(editions, key=lambda edition: edition.number)
    if newest.number > manifest.edition:
        yield f"Superseded by edition {newest.number} of {newest.issued.text}."
    elif newest.number < manifest.edition:
        yield f"The records know no edition {manifest.edition}; their last is {newest.number}."


def _amended(found: Carried, manifest: Manifest, content: Content) -> Iterator[str]:
    """What was done to its sources and is not told in it already."""
    main = next(iter(content.languages), "")
    told = {
        (source.id, one.kind, one.on.text)
        for source in (found.dossier.sources if found.dossier else ())
        for one in source.amendments
    }
    for source in manifest.sources:
        record = f"sources/{source}.yaml"
        if found.dossier is None and manifest.records.get(record) == content.hashes.get(record):
            continue  # what it told is not known, and nothing has changed
        for one in amendments_of(content, source):
            day = one.record.on.text
            if (source, one.kind, day) not in told:
                by_way = f", on which `{source}` is based," if one.of != source else ""
                note = shown(one.record.note.in_language(main))
                yield f"The source `{one.of}`{by_way} was {one.kind} on {day}: {note}"


def _sources(manifest: Manifest, content: Content) -> Iterator[str]:
    for source, digest in manifest.sources.items():
        now = content.hashes.get(f"sources/{source}.txt")
        if now is None:
            yield f"The archived text of the source `{shown(source)}` is gone."
        elif now != digest:
            yield f"The archived text of the source `{shown(source)}` was changed."


def _files(manifest: Manifest, content: Content) -> Iterator[str]:
    now = records_of(manifest.meeting, manifest.sources, content.hashes)
    for path in sorted({*manifest.records, *now}):
        before, after = manifest.records.get(path), now.get(path)
        if before != after:
            what = "was changed" if before and after else "is new" if after else "is gone"
            yield f"The record `{shown(path)}` {what}."


def _said(
    found: Carried, manifest: Manifest, records: Records
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the same audience would be told now and is not told here; or why that is not known."""
    if found.dossier is None:
        return (), ("What is said here cannot be compared: the dossier inside cannot be read.",)
    as_of = manifest.as_of.text if manifest.as_of else ""
    now = _now(records, manifest.meeting, manifest.audience, as_of)
    if isinstance(now, int):
        return (), (f"What they say now is not known: they have faults ({now}; `briefs check`).",)
    if isinstance(now, str):
        return (f"It is no longer for this audience: {now}.",), ()
    return tuple(_differences(found.dossier, now)), ()


@cache
def _now(records: Records, meeting: str, audience: Audience, as_of: str) -> Dossier | str | int:
    """What an audience sees of a meeting now; why it sees nothing; or how many faults there are."""
    settings = replace(records.settings, meetings=(meeting,), audience=audience, as_of=as_of)
    try:
        checked = pipeline.check(settings)
    except Faults as faults:
        return sum(one.severity is Severity.ERROR for one in faults.diagnostics)
    if why := pipeline.left_out(checked, settings).get(meeting):
        return why
    (dossier,) = pipeline.dossiers(checked, settings)
    return dossier


def _differences(then: Dossier, now: Dossier) -> Iterator[str]:
    """The fields of the dossier that are not what they were, with the ids of their entries."""
    for name in Dossier.model_fields:
        before, after = _entries(getattr(then, name)), _entries(getattr(now, name))
        if before is None or after is None:
            if getattr(then, name) != getattr(now, name):
                yield f"`{name}` has changed."
            continue
        changes = (
            ("changed", [key for key in before if key in after and before[key] != after[key]]),
            ("new", [key for key in after if key not in before]),
            ("gone", [key for key in before if key not in after]),
        )
        told = [f"{word}: {_listed(keys)}" for word, keys in changes if keys]
        if told:
            yield f"`{name}`: {'; '.join(told)}."


def _entries(value: Any) -> Mapping[str, Any] | None:
    """The entries of a list by their ids; by their place where they have none; None for no list."""
    if isinstance(value, tuple):
        return {
            str(getattr(item, "id", None) or getattr(item, "party", None) or place): item
            for place, item in enumerate(value, 1)
        }
    if isinstance(value, dict) and any(isinstance(item, BaseModel) for item in value.values()):
        return value
    return None


def _listed(keys: list[str]) -> str:
    more = f" and {len(keys) - _SHOWN_IDS} more" if len(keys) > _SHOWN_IDS else ""
    return ", ".join(f"`{shown(key, 40)}`" for key in keys[:_SHOWN_IDS]) + more
