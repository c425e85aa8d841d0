"""Fingerprints: whether something is still what it was when somebody judged it.

A fingerprint is the first 16 hexadecimal digits of the SHA-256 of a canonical form: JSON in UTF-8
with sorted keys and without white space between its signs. In it texts are in Unicode NFC with
every run of white space as one space, dates as EDTF, terms as their values; keys are those of the
record. So neither layout nor quotation marks of YAML count. What is left out of a record is left
out of the form as well, so that a new field of the format changes no fingerprint.

A review has four:

- *claim*: what the record says by the claim: its verb and voice, with what it has from the whole
  it is a part of; of a voice its descriptor, what that means, and what is told of it; the source,
  the whole, the grade, the translation into the main language, the note.
- *uses*: every statement that cites the claim, with the keys that lead to it. Statements inside it
  that cite claims of their own do not count.
- *quote*: the words in the archived text, and at which of the places that have these words.
- *snapshot*: the archived text, byte by byte.

Who may see something, and from when, is in none of them: it changes nothing in what is said.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel

from briefs.dossier.anchor import find
from briefs.dossier.docket import Docket
from briefs.records.base import Localised, Restricted
from briefs.records.dates import Date
from briefs.records.meeting import Unnamed
from briefs.records.statements import Inference, Statement
from briefs.records.walk import models

_DIGITS = 16
_TOLD_OF_VOICE = ("printed", "number", "document", "side", "setting")


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The four fingerprints of a claim."""

    claim: str
    uses: str
    quote: str
    snapshot: str


@dataclass(frozen=True, slots=True)
class Use:
    """A statement that cites a claim: the keys that lead to it, and what it says."""

    path: tuple[str, ...]
    says: Mapping[str, Any]
    """Its canonical form, by the keys of the record, in their order."""


def fingerprint(value: Any) -> str:
    """The fingerprint of a text, a record, or lists and mappings of them."""
    form = json.dumps(
        canonical(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(form.encode()).hexdigest()[:_DIGITS]


def canonical(value: Any) -> Any:
    """The canonical form of a value, its keys still in their order."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Date):
        return value.text
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, BaseModel):
        return _form(value)
    if isinstance(value, Mapping):
        return {str(key): canonical(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [canonical(item) for item in value]
    return value


def _form(model: BaseModel) -> dict[str, Any]:
    """What a model says, apart from who may see it and from statements on claims of their own."""
    says = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if name in Restricted.model_fields or value == field.default:
            continue
        if isinstance(value, dict):
            value = {key: item for key, item in value.items() if not _stands_alone(item)}
        if value not in ({}, ()) and not _stands_alone(value):
            says[field.alias or name] = canonical(value)
    return says


def _stands_alone(value: Any) -> bool:
    return isinstance(value, Statement) and bool(value.from_)


def uses(docket: Docket, claim_id: str) -> Iterator[Use]:
    """The statements that cite a claim, in the order of the record."""
    for path, model in models(docket.record):
        if isinstance(model, (Statement, Inference)) and claim_id in model.from_:
            says = _form(model)
            says["from"] = sorted(set(says["from"]))
            yield Use(tuple(str(step) for step in path), says)


def fingerprints(docket: Docket, claim_id: str) -> Fingerprints | None:
    """The fingerprints of a claim; None where its quote does not stand at one place."""
    source_id = docket.source_of(claim_id) or ""
    source, anchor = docket.content.sources.get(source_id), docket.anchor(claim_id)
    if source is None or source.snapshot is None or anchor is None:
        return None
    words = source.snapshot.text[anchor.start : anchor.end]
    places = find(docket.snapshots[source_id], words)
    return Fingerprints(
        claim=fingerprint(_claim(docket, claim_id)),
        # A list of alternatives has positions; moving an entry in it changes nothing.
        uses=fingerprint(sorted(fingerprint([_keys(u), u.says]) for u in uses(docket, claim_id))),
        quote=fingerprint([words, sum(one.start < anchor.start for one in places)]),
        snapshot=source.snapshot.sha256[:_DIGITS],
    )


def _keys(use: Use) -> list[str]:
    return [step for step in use.path if not step.isdecimal()]


def _claim(docket: Docket, claim_id: str) -> dict[str, Any]:
    claim = docket.record.claims[claim_id]
    told = {
        "verb": docket.verb_of(claim_id),
        "by": _voice(docket, docket.voice_of(claim_id)),
        "source": docket.source_of(claim_id),
        "in": claim.in_,
        "reliability": claim.reliability,
        "credibility": claim.credibility,
        "translation": translation_of(docket, claim_id),
        "note": claim.note,
    }
    return {key: value for key, value in told.items() if value is not None}


def translation_of(docket: Docket, claim_id: str) -> str | None:
    """The translation of a quote into the main language; a part has that of the whole."""
    main = next(iter(docket.content.languages), "")
    for claim in docket.lineage(claim_id):
        if claim.translation:
            return claim.translation.get(main)
    return None


def _voice(docket: Docket, voice_id: str | None) -> Any:
    """A voice: of who has no name all that is told, of others the name in the main language."""
    main = next(iter(docket.content.languages), "")
    if voice_id is None:
        return None
    if (unnamed := docket.record.unnamed.get(voice_id)) is not None:
        fields = {name: getattr(unnamed, name) for name in _TOLD_OF_VOICE}
        told = {k: v for k, v in fields.items() if v != Unnamed.model_fields[k].default}
        return {**told, "means": unnamed.translation.get(main, "")}
    named: Localised | None = None
    if (actors := docket.content.actors) is not None:
        sections = (actors.record.people, actors.record.organisations, actors.record.groups)
        named = next((names[voice_id] for names in sections if voice_id in names), None)
    return [voice_id, named.in_language(main) if named else ""]
