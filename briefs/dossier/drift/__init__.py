"""Drift: what a text holds that none of the passages it rests on has.

A text that an editor writes is compared with the quotes that it cites, across languages: numbers by
their value, dates by their parts, states by their code, qualifiers and acts by the concepts of the
lexicon, names by their letters and by what is on record of them. A text may always say less, or say
it more weakly. Pure comparison: which text is compared with what is the business of
`dossier/rules/drift.py`. Words are compared where both sides have a lexicon; numbers and dates
always are.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefs.dossier.drift.amounts import new_dates, new_numbers
from briefs.dossier.drift.named import new_names
from briefs.dossier.drift.passages import Finding, Kind, Name, Passage
from briefs.dossier.drift.wording import new_qualifiers, stronger_verbs

__all__ = ["Finding", "Kind", "Name", "Passage", "drift"]


def drift(
    text: Passage,
    quotes: Sequence[Passage],
    names: Sequence[Name] = (),
    context: Sequence[Passage] = (),
    *,
    is_told: bool = True,
) -> tuple[Finding, ...]:
    """What the text holds and none of the quotes, in order of place; nothing without quotes.

    `names` are the names on record, `context` texts that say who or what is meant, and so carry all
    but verbs. `is_told` is for a text that tells something; one that says what a plan or hope
    is about has its strength beside it. Places are code points of the text.
    """
    if not quotes:
        return ()
    rest = [*quotes, *context]
    found = [*new_numbers(text, rest), *new_dates(text, rest)]
    if text.has_lexicon and all(quote.has_lexicon for quote in quotes):
        known = [passage for passage in rest if passage.has_lexicon]
        found += new_names(text, known, names)
        found += new_qualifiers(text, known)
        found += stronger_verbs(text, quotes, is_told=is_told)
    return tuple(sorted(found, key=lambda f: (f.parts[0].start, f.parts[-1].end, f.kind)))
