"""How exact the drift lint is: precision and recall over the labelled pairs of `pairs/`.

    python -m tests.drift.bench

A finding is right if a labelled one of its kind has words in common with it; a labelled one is
found if there is such a finding. Of the half that is held out only totals are ever printed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from briefs.dossier.drift import Kind, Name, Passage, drift
from briefs.language.terms import words
from briefs.records.vocabulary import Verb
from tests.drift.test_pairs import HALVES, Pair, corpus, pairs, quotes
from tests.drift.test_pairs import drift as labelled_drift

PRECISION, RECALL = 0.9, 0.8
"""The bounds that the held-out half has to reach."""

Term = tuple[str, frozenset[str]]


@dataclass
class Score:
    """Counts of findings: right and wrong ones, labelled ones found and missed."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f} ({self.right} of {self.right + self.wrong}), "
            f"recall {self.recall:.3f} ({self.found} of {self.found + self.missed})"
        )


@dataclass
class Scores:
    """The same for all, by kind, by direction, and by pair (drifts or not)."""

    all: Score = field(default_factory=Score)
    by_kind: dict[str, Score] = field(default_factory=dict)
    by_direction: dict[str, Score] = field(default_factory=dict)
    by_pair: Score = field(default_factory=Score)


def terms(text: str) -> frozenset[str]:
    """The words of a finding, without case; a number with its separators is one."""
    return frozenset(word.key for word in words(text) if word.is_word)


def names_of(half: str) -> tuple[Name, ...]:
    given = corpus(half)["names"]
    assert isinstance(given, list)
    return tuple(Name(tuple(dict.fromkeys(name.values()))) for name in given)


def labelled(pair: Pair) -> list[Term]:
    """The findings that a reader would expect."""
    return [(kind, terms(term)) for kind, some in labelled_drift(pair).items() for term in some]


def predicted(pair: Pair, names: tuple[Name, ...]) -> list[Term]:
    """The findings that the lint has."""
    text = Passage(str(pair["text"]), str(pair["lang"]))
    passages = [Passage(q["exact"], q["lang"], Verb(q["verb"])) for q in quotes(pair)]
    return [(f.kind, terms(f.words_of(text.text))) for f in drift(text, passages, names)]


def _agree(one: Term, other: Term) -> bool:
    return one[0] == other[0] and bool(one[1] & other[1])


def measure(half: str) -> Scores:
    """The scores over one half."""
    scores, names = Scores(), names_of(half)
    for key, pair in pairs(half).items():
        expected, given = labelled(pair), predicted(pair, names)
        direction = scores.by_direction.setdefault(key[:5], Score())
        for term in given:
            is_right = any(_agree(term, other) for other in expected)
            for score in (scores.all, scores.by_kind.setdefault(term[0], Score()), direction):
                score.right += is_right
                score.wrong += not is_right
        for term in expected:
            is_found = any(_agree(term, other) for other in given)
            for score in (scores.all, scores.by_kind.setdefault(term[0], Score()), direction):
                score.found += is_found
                score.missed += not is_found
        scores.by_pair.right += bool(given) and bool(expected)
        scores.by_pair.wrong += bool(given) and not expected
        scores.by_pair.found += bool(expected) and bool(given)
        scores.by_pair.missed += bool(expected) and not given
    return scores


def report(half: str) -> str:
    """The totals of a half as text."""
    scores = measure(half)
    counted = Counter(bool(labelled_drift(pair)) for pair in pairs(half).values())
    lines = [f"drift, {half}: {counted[True]} pairs that drift, {counted[False]} that do not"]
    lines.append(f"  findings        {scores.all}")
    lines.append(f"  pairs           {scores.by_pair}")
    lines += [f"  {kind.value:<15} {scores.by_kind.get(kind, Score())}" for kind in Kind]
    lines += [
        f"  {direction:<15} {score}" for direction, score in sorted(scores.by_direction.items())
    ]
    return "\n".join(lines)


def main() -> None:
    for half in HALVES:
        print(report(half))


if __name__ == "__main__":
    main()
