"""Drift: what a text holds that none of the passages it rests on has.

A text that an editor writes is compared with the quotes that it cites, across languages: numbers by
their value, dates by their parts, states by their code, qualifiers and acts by the concepts of the
lexicon, names by their letters and by what is on record of them. A text may always say less, or say
it more weakly. Pure comparison: which text is compared with what is the business of
`dossier/rules/drift.py`. Words are compared where both sides have a lexicon; numbers and dates
always are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from briefs.dossier.drift.amounts import new_dates, new_numbers
from briefs.dossier.drift.named import new_names
from briefs.dossier.drift.passages import Finding, Kind, Name, Passage, Telling
from briefs.dossier.drift.wording import new_qualifiers, stronger_verbs

__all__ = ["Finding", "Kind", "Name", "Passage", "Telling", "drift"]


_SIDES = 2


def drift(
    text: Passage,
    quotes: Sequence[Passage],
    names: Sequence[Name] = (),
    context: Sequence[Passage] = (),
    *,
    telling: Telling = Telling.TOLD,
) -> tuple[Finding, ...]:
    """What the text holds and none of the quotes, in order of place; without quotes nothing
    but the figures of what somebody wants.

    `names` are the names on record, `context` texts that say who or what is meant, and so carry all
    but verbs. Places are code points of the text.
    """
    if not quotes and telling is not Telling.WANTED:
        return ()
    rest = [reading for one in (*quotes, *context) for reading in one.readings]
    found = [*new_numbers(text, rest), *new_dates(text, rest)]
    if telling is Telling.WANTED:
        return _in_order(one for one in found if _is_figure(one, text))
    known = [next((r for r in quote.readings if r.has_lexicon), None) for quote in quotes]
    if text.has_lexicon and None not in known:
        words = [passage for passage in rest if passage.has_lexicon]
        found += new_names(text, words, names)
        found += new_qualifiers(text, words)
        if telling is not Telling.OPEN:
            found += stronger_verbs(text, quotes, telling)
    return _in_order(found)


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda f: (f.parts[0].start, f.parts[-1].end, f.kind)))


def _is_figure(finding: Finding, text: Passage) -> bool:
    """Whether something is a figure, or a number of more than the two sides (*both*, *our two*)."""
    if any(char.isdigit() for char in finding.words_of(text.text)):
        return True
    return finding.kind is Kind.NUMBER and Decimal(finding.meaning) > _SIDES
