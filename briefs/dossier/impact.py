"""What rests on a source, and what would fall with it: the one graph for the command `impact`, the
notices and the list of corrections.

An edge is what the types say it is: a reference to a claim (`To(Target.CLAIM)`), in a record as in
a dossier; a claim leads to its source, a source to those that it is based on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from briefs.dossier import model
from briefs.dossier.docket import Docket
from briefs.dossier.grounds import AmendmentKind
from briefs.records.base import Target
from briefs.records.content import Content
from briefs.records.source import Correction, Source
from briefs.records.statements import Inferable
from briefs.records.walk import Path, models, references, texts

_CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Resting:
    """A statement, or whatever else cites claims, and which of its claims come from where."""

    path: Path
    """Where it stands: in a record as in the file, in a dossier by its fields."""
    claims: tuple[str, ...]
    """The claims that it cites from the sources asked about."""
    others: tuple[str, ...]
    """The claims that it cites from other sources."""

    @property
    def is_only(self) -> bool:
        """Whether it rests on nothing else."""
        return not self.others


@dataclass(frozen=True, slots=True)
class Amended:
    """What was done to a source: to the one asked about, or to one that it is based on."""

    of: str
    kind: AmendmentKind
    record: Correction


def resting_on(
    record: BaseModel, sources: frozenset[str], source_of: Callable[[str], str | None]
) -> Iterator[Resting]:
    """Everything in a record, or in a dossier, that cites a claim from one of these sources.

    In the order of the record. Claims are not among it: a part goes with its whole.
    """
    cited: dict[Path, list[str]] = {}
    for ref in references(record):
        if ref.to.target is Target.CLAIM and ref.path[0] != _CLAIMS:
            cited.setdefault(_statement(ref.path), []).append(ref.id)
    for path, claims in cited.items():
        mine = tuple(one for one in claims if source_of(one) in sources)
        if mine:
            yield Resting(path, mine, tuple(one for one in claims if one not in mine))


def _statement(path: Path) -> Path:
    """The path of what cites: without its field, and in a dossier without the support between."""
    field = path[:-1] if isinstance(path[-1], int) else path
    return field[:-2] if field[-2:] == ("support", "claims") else field[:-1]


@dataclass(frozen=True, slots=True)
class Fallen:
    """A statement that rests on a source, as an editor finds it in the record."""

    path: str
    """Where it stands in the file, its keys joined by dots."""
    line: int
    words: str
    """What it says, in the main language."""
    claims: tuple[str, ...]
    others: tuple[str, ...]
    """The claims from other sources that it cites besides."""
    is_only: bool


@dataclass(frozen=True, slots=True)
class MeetingImpact:
    """What rests on a source in one meeting."""

    meeting: str
    file: str
    title: str
    claims: tuple[str, ...]
    """Its claims that quote the source, or one based on it."""
    statements: tuple[Fallen, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that rests on a source: what would fall if it were retracted."""

    source: str
    title: str
    repeated_by: tuple[str, ...]
    """The sources that are based on it, however long the way."""
    amendments: tuple[str, ...]
    """What was done to it, each as a line."""
    meetings: tuple[MeetingImpact, ...]


def impact(dockets: Iterable[Docket], content: Content, source_id: str) -> Impact:
    """What rests on a source in these meetings, also by way of sources that are based on it."""
    falling = dependent_on(content, source_id)
    record = _records(content).get(source_id)
    found = (_meeting(docket, falling) for docket in dockets)
    return Impact(
        source=source_id,
        title=record.title if record else "",
        repeated_by=tuple(sorted(falling - {source_id})),
        amendments=tuple(
            f"{one.kind} on {one.record.on.text}" + (f": {one.of}" if one.of != source_id else "")
            for one in amendments_of(content, source_id)
        ),
        meetings=tuple(one for one in found if one.claims or one.statements),
    )


def _meeting(docket: Docket, falling: frozenset[str]) -> MeetingImpact:
    by_path = dict(models(docket.record))
    return MeetingImpact(
        meeting=docket.loaded.id,
        file=docket.loaded.node.source.path,
        title=docket.record.title,
        claims=tuple(c for c in docket.record.claims if docket.source_of(c) in falling),
        statements=tuple(
            Fallen(
                path=".".join(map(str, one.path)),
                line=docket.loaded.key_span(*one.path).line,
                words=_words(by_path[one.path]),
                claims=one.claims,
                others=one.others,
                is_only=one.is_only,
            )
            for one in resting_on(docket.record, falling, docket.source_of)
        ),
    )


def _words(statement: BaseModel) -> str:
    """The first text of a statement that readers see, notes and reasons left out; or its value."""
    own = [name for name in type(statement).model_fields if name not in Inferable.model_fields]
    shown = {path[0]: text for path, text in texts(statement) if len(path) == 1}
    names = {name: type(statement).model_fields[name].alias or name for name in own}
    told = next((shown[key] for key in names.values() if key in shown), None)
    if told is not None:
        return told
    values = (getattr(statement, name) for name in own)
    first = next((value for value in values if value is not None), "")
    return (
        ", ".join(map(str, first))
        if isinstance(first, tuple)
        else str(getattr(first, "text", first))
    )


def fate_of(source: model.Source) -> AmendmentKind | None:
    """What became of a source of a dossier, or of one that it is based on; the worst of it."""
    kinds = {one.kind for one in source.amendments}
    return max(kinds, key=list(AmendmentKind).index) if kinds else None


def dependent_on(content: Content, source_id: str) -> frozenset[str]:
    """The source and all that are based on it, however long the way."""
    based_on = {i: record.based_on for i, record in _records(content).items()}
    found = {source_id}
    while more := {i for i, on in based_on.items() if i not in found and found & set(on)}:
        found |= more
    return frozenset(found)


def origins_of(content: Content, source_id: str) -> tuple[str, ...]:
    """The source, then all that it is based on, the nearest first."""
    records = _records(content)
    found = [source_id]
    for one in found:  # grows as it goes
        record = records.get(one)
        found += [on for on in (record.based_on if record else ()) if on not in found]
    return tuple(found)


def amendments_of(content: Content, source_id: str) -> tuple[Amended, ...]:
    """What was done to a source and to those that it is based on, the newest first."""
    records = _records(content)
    found = []
    for one in origins_of(content, source_id):
        record = records.get(one)
        if record and record.retracted:
            found.append(Amended(one, AmendmentKind.RETRACTED, record.retracted))
        if record and record.corrected:
            found.append(Amended(one, AmendmentKind.CORRECTED, record.corrected))
    return tuple(sorted(found, key=lambda one: one.record.on.moment or "", reverse=True))


def _records(content: Content) -> Mapping[str, Source]:
    return {i: source.loaded.record for i, source in content.sources.items() if source.loaded}
