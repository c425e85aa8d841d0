"""Commitments, participants and sources of all meetings as tables for machines.

Tables are CSV (RFC 4180, UTF-8) with their description by the W3C (Metadata Vocabulary for Tabular
Data, 2015); sources are CSL-JSON, as reference managers read it. Texts are in the main language of
the publication; people and states go by the ids that the dossiers have.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefs.dossier.model import Commitment, Dossier, Participant, Source
from briefs.records.dates import Date, Point
from briefs.records.vocabulary import SourceKind

_BETWEEN = ";"
"""What stands between the values of a cell that has several; no id has one."""

_KINDS = {
    SourceKind.ARTICLE: "article-newspaper",
    SourceKind.LETTER: "personal_communication",
    SourceKind.TRANSCRIPT: "speech",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, what it holds, and how that is found."""

    name: str
    means: str
    of: Callable[[Dossier, Any, str], str]
    """Given the dossier, the entry and the main language."""
    is_several: bool = False


def _columns(kind: str, own: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of a table: which meeting, what it tells, and on what that rests."""
    label = f"Whether the {kind} is stated, claimed by a voice, or inferred."
    sentences = "The numbers of the sentences that it rests on, in the annex of the briefing."
    return (
        Column("meeting", "The id of the meeting.", lambda d, e, tag: d.id),
        Column("briefing", "The title of its briefing.", lambda d, e, tag: d.title[tag]),
        Column("edition", "The number of its newest edition.", _edition),
        *own,
        Column("label", label, lambda d, e, tag: e.support.label.value),
        Column(
            "sentences",
            sentences,
            lambda d, e, tag: _listed(str(n) for n in e.support.numbers),
            is_several=True,
        ),
    )


def _edition(dossier: Dossier, entry: object, language: str) -> str:
    return str(dossier.editions[-1].number)


def _listed(values: Iterable[str]) -> str:
    return _BETWEEN.join(values)


COMMITMENTS: tuple[Column, ...] = (
    Column("id", "The id of the commitment in its meeting.", lambda d, c, tag: c.id),
    Column("what", "What would be done.", lambda d, c, tag: c.what[tag]),
    Column("stage", "How far it has come.", lambda d, c, tag: c.stage.value),
    Column("is_made", "Whether it counts as made.", lambda d, c, tag: str(c.is_made).lower()),
    Column("acts", "Who acts.", lambda d, c, tag: _listed(c.acts), is_several=True),
    Column("bound", "Who is bound.", lambda d, c, tag: _listed(c.bound), is_several=True),
    Column("for", "For whom.", lambda d, c, tag: _listed(c.beneficiaries), is_several=True),
    Column(
        "types",
        "What it is about.",
        lambda d, c, tag: _listed(one.value for one in c.types),
        is_several=True,
    ),
    Column("amount", "How much.", lambda d, c, tag: c.amount[tag] if c.amount else ""),
    Column("form", "In what form it binds.", lambda d, c, tag: c.binding or ""),
    Column("condition_kind", "The kind of condition.", lambda d, c, tag: c.condition_kind or ""),
    Column(
        "condition", "The condition.", lambda d, c, tag: c.condition[tag] if c.condition else ""
    ),
    Column(
        "trigger", "What became of the condition.", lambda d, c, tag: _state(c) if c.trigger else ""
    ),
    Column("due", "By when, in EDTF; `meeting` for the meeting itself.", lambda d, c, tag: _due(c)),
    Column(
        "not_stated",
        "What of it nobody says.",
        lambda d, c, tag: _listed(one.value for one in c.not_stated),
        is_several=True,
    ),
)
PARTICIPANTS: tuple[Column, ...] = (
    Column("party", "The id of the participant.", lambda d, p, tag: p.party),
    Column("name", "The name.", lambda d, p, tag: d.parties[p.party].name[tag]),
    Column("kind", "Person, state and so on.", lambda d, p, tag: d.parties[p.party].kind.value),
    Column("attendance", "What is said of their presence.", lambda d, p, tag: p.attendance.value),
    Column("role", "In what role.", lambda d, p, tag: p.role[tag] if p.role else ""),
    Column("represents", "The id of whom they represent.", lambda d, p, tag: p.represents or ""),
)
_TABLES: tuple[tuple[str, str, tuple[Column, ...]], ...] = (
    ("commitments.csv", "commitment", COMMITMENTS),
    ("participants.csv", "attendance", PARTICIPANTS),
)


def _state(one: Commitment) -> str:
    return one.trigger.state.value if one.trigger else ""


def _due(one: Commitment) -> str:
    if one.due is None:
        return ""
    return one.due.text if isinstance(one.due, Date) else one.due


def tables(dossiers: Iterable[Dossier], language: str) -> Iterator[tuple[str, bytes]]:
    """The tables and their description, each with its file name."""
    found = tuple(dossiers)
    entries: dict[str, list[tuple[Dossier, Commitment | Participant]]] = {
        "commitments.csv": [(d, one) for d in found for one in d.commitments],
        "participants.csv": [(d, one) for d in found for one in d.participants],
    }
    for name, kind, own in _TABLES:
        columns = _columns(kind, own)
        rows = ([one.of(d, entry, language) for one in columns] for d, entry in entries[name])
        yield name, _csv([[one.name for one in columns], *rows])
    yield "tables.csv-metadata.json", _json(_described())


def _csv(rows: Iterable[list[str]]) -> bytes:
    """Cells that a spreadsheet would take for a formula begin with an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t" and cell else cell for cell in row])
    return text.getvalue().encode()


def _described() -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "tables": [
            {
                "url": name,
                "tableSchema": {
                    "columns": [
                        {
                            "name": one.name,
                            "titles": one.name,
                            "dc:description": one.means,
                            "datatype": "string",
                            **({"separator": _BETWEEN} if one.is_several else {}),
                        }
                        for one in _columns(kind, own)
                    ]
                },
            }
            for name, kind, own in _TABLES
        ],
    }


def references(dossiers: Iterable[Dossier]) -> bytes:
    """Every source once, as CSL-JSON."""
    found = {one.id: one for dossier in dossiers for one in dossier.sources}
    return _json([_reference(found[key]) for key in sorted(found)])


def _reference(one: Source) -> dict[str, Any]:
    told = {
        "id": one.id,
        "type": _KINDS.get(one.kind, "document"),
        "title": one.title,
        "language": one.language,
        "container-title": one.outlet,
        "author": [{"literal": one.author}] if one.author else None,
        "issued": csl_date(one.published) if one.published else None,
        "URL": one.url,
    }
    return {key: value for key, value in told.items() if value}


def csl_date(date: Date) -> dict[str, Any]:
    """A date as CSL-JSON has it: in parts where its year is known, else as the record writes it."""
    points = [_parts(point) for point in date.points]
    if not points or not all(points):
        return {"literal": date.text}
    return {"date-parts": points}


def _parts(point: Point) -> list[int]:
    parts: list[int] = []
    for part in (point.year, point.month, point.day):
        if part is None or not part.isdigit():
            break
        parts.append(int(part))
    return parts


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
