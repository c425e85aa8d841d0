"""Coverage: nothing in a source is left out without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefs.diagnostics import Diagnostic, Span, diagnostic
from briefs.dossier.coverage import Coverage, place
from briefs.dossier.docket import Docket
from briefs.dossier.rules import quotes, references
from briefs.language.ranges import Range

_MOST_NAMED = 3
# Where one of these has something to say, words seem left out that were meant to be covered.
_NAMED_FIRST = (
    references.references_lead_somewhere,
    quotes.passages_stand_in_their_source,
    quotes.direct_speech_has_a_voice,
    quotes.printed_words_are_printed,
)


def nothing_is_left_out(
    coverage: Coverage, dockets: Iterable[Docket], root: str
) -> Iterator[Diagnostic]:
    """Every clause of a source is quoted or set aside; `root` is the content folder as shown.

    A sentence of which nothing was made is named once, otherwise each run of words that is left.
    Faults in the quotes of a record that cites the source come first.
    """
    citing = [docket for docket in dockets if docket.loaded.id in coverage.meetings]
    if any(True for docket in citing for rule in _NAMED_FIRST for _ in rule(docket)):
        return
    for sentence in coverage.sentences:
        if sentence.is_bare:
            yield _uncovered(coverage, sentence.range, root)
        else:
            for clause in sentence:
                for run in clause.uncovered:
                    yield _uncovered(coverage, run, root)


def _uncovered(coverage: Coverage, run: Range, root: str) -> Diagnostic:
    span = _span(coverage, run, root)
    words = " ".join(run.of(coverage.text).split())
    message = f"No claim quotes “{words}”, and nothing sets it aside."
    records = [f"`{root}/meetings/{meeting}.yaml`" for meeting in coverage.meetings]
    where = records[0] if len(records) == 1 else f"one of {', '.join(records[:_MOST_NAMED])}"
    hint = f"Quote it in a claim in {where}, or put it under `set_aside` there, with `exact:` and "
    return diagnostic("uncovered", span, message, hint + "`as:`.")


def _span(coverage: Coverage, run: Range, root: str) -> Span:
    """Where a run of words begins in the file of the archived text."""
    number, column = place(coverage.text, run.start)
    line = coverage.text.split("\n")[number - 1].rstrip("\r")
    width = max(1, min(run.end - run.start, len(line) - column + 1))
    return Span(f"{root}/sources/{coverage.source}.txt", number, column, width, line)
