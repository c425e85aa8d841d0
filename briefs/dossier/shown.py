"""What an audience may read of an archived text, cut into stretches by what was made of them.

The full text stands in a build for those inside. For the public it does where its rights allow that
and nothing is withheld of the meetings that cite it; otherwise only what the public's dossiers
quote of it. A text tells more than its quotes, so one withheld entry is enough, whatever it cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefs.dossier.audience import is_untouched
from briefs.dossier.coverage import Aside, Coverage, Quoted, State
from briefs.dossier.model import Dossier
from briefs.language.ranges import Range
from briefs.language.sentences import paragraphs
from briefs.records.vocabulary import Rights
from briefs.settings import Audience

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text of which the same was made; `state` is None for what only connects."""

    range: Range
    state: State | None
    quoted: tuple[Quoted, ...] = ()
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class NotShown:
    """Words that this audience does not read."""


Part = Stretch | NotShown


@dataclass(frozen=True)
class Shown:
    """What an audience may read of a source."""

    source: str
    text: str
    dossiers: tuple[Dossier, ...]
    """What this audience may see of the meetings that quote it."""

    coverage: Coverage | None
    """What was made of every clause; None where only the quotes are shown."""

    paragraphs: tuple[tuple[Part, ...], ...]

    @property
    def left_out(self) -> int:
        """How many passages are not shown."""
        return sum(isinstance(part, NotShown) for line in self.paragraphs for part in line)


def shown(
    coverages: Mapping[str, Coverage], wholes: Iterable[Dossier], cut: Sequence[Dossier]
) -> tuple[Shown, ...]:
    """Every source that an audience may read something of, sorted by id.

    `wholes` are the dossiers as resolved, `cut` what of them the audience may see.
    """
    untouched = {
        one.id for one in cut for whole in wholes if whole.id == one.id and is_untouched(one, whole)
    }
    found = []
    for source_id, coverage in sorted(coverages.items()):
        mine = tuple(d for d in cut if any(claim.source == source_id for claim in d.claims))
        if not mine:
            continue
        is_full = all(_may_read_all(one, source_id) for one in mine) and (
            mine[0].audience is Audience.INTERNAL or set(coverage.meetings) <= untouched
        )
        lines = _full(coverage) if is_full else _quotes(coverage, mine, source_id)
        covered = coverage if is_full else None
        found.append(Shown(source_id, coverage.text, mine, covered, tuple(lines)))
    return tuple(found)


def _may_read_all(dossier: Dossier, source_id: str) -> bool:
    """Whether the rights, and the Chatham House Rule, leave the full text to this audience."""
    if dossier.audience is Audience.INTERNAL:
        return True
    (source,) = (one for one in dossier.sources if one.id == source_id)
    under_rule = dossier.chatham_house or source.chatham_house
    return source.rights is Rights.FULL_TEXT and not under_rule


# -- the full text -----------------------------------------------------------------------------


def _full(coverage: Coverage) -> Iterator[tuple[Part, ...]]:
    """The text, paragraph by paragraph."""
    clauses = [clause for sentence in coverage.sentences for clause in sentence]
    bare = [run for clause in clauses for run in clause.uncovered]
    said = [run for clause in clauses for run in clause.attributions]
    quoted, asides = [q.range for q in coverage.quoted], [a.range for a in coverage.asides]
    for line in paragraphs(coverage.text):
        ends = {line.start, line.end}
        ends |= {end for one in (*bare, *said, *quoted, *asides) for end in (one.start, one.end)}
        inside = sorted(end for end in ends if line.start <= end <= line.end)
        yield tuple(
            Stretch(
                part,
                _state(part, (quoted, asides, said, bare)),
                tuple(q for q in coverage.quoted if _holds(q.range, part)),
                tuple(a for a in coverage.asides if _holds(a.range, part)),
            )
            for start, end in pairwise(inside)
            for part in (Range(start, end),)
        )


def _state(part: Range, ranges: tuple[Sequence[Range], ...]) -> State | None:
    states = (State.QUOTED, State.SET_ASIDE, State.ATTRIBUTION, State.UNCOVERED)
    for state, held in zip(states, ranges, strict=True):
        if any(_holds(one, part) for one in held):
            return state
    return None


def _holds(whole: Range, part: Range) -> bool:
    return whole.start <= part.start and part.end <= whole.end


# -- the quotes only ---------------------------------------------------------------------------


def _quotes(
    coverage: Coverage, dossiers: Sequence[Dossier], source_id: str
) -> Iterator[tuple[Part, ...]]:
    """What is quoted, with a mark wherever words were left out; lines without a quote are one."""
    quoted = [
        Quoted(Range(claim.start, claim.end), dossier.id, claim.id)
        for dossier in dossiers
        for claim in dossier.claims
        if claim.source == source_id
    ]
    ends = sorted({end for one in quoted for end in (one.range.start, one.range.end)})
    is_left_out = False
    for line in paragraphs(coverage.text):
        inside = sorted({line.start, line.end, *(e for e in ends if line.start <= e <= line.end)})
        parts: list[Part] = []
        for start, end in pairwise(inside):
            part = Range(start, end)
            mine = tuple(q for q in quoted if _holds(q.range, part))
            if mine:
                parts.append(Stretch(part, State.QUOTED, mine))
            elif _WORD.search(coverage.text, start, end):
                parts.append(NotShown())
        if any(isinstance(part, Stretch) for part in parts):
            yield tuple(parts)
            is_left_out = isinstance(parts[-1], NotShown)
        elif parts and not is_left_out:
            yield (NotShown(),)
            is_left_out = True
