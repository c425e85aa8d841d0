"""What rests on a source, and what would fall with it: the one graph for the command `impact`, the
notices and the list of corrections.

An edge is what the types say it is: a reference to a claim (`To(Target.CLAIM)`), in a record as in
a dossier; a claim leads to its source, a source to those that it is based on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from briefs.dossier import model
from briefs.dossier.grounds import AmendmentKind
from briefs.records.base import Target
from briefs.records.content import Content
from briefs.records.source import Correction, Source
from briefs.records.walk import Path, references

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
    """The path of what cites, without field, position in a list, and the dossier's `support`."""
    field = path[:-1] if isinstance(path[-1], int) else path
    return tuple(part for part in field[:-1] if part != "support")


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
