"""The labelled pairs that the drift lint is measured on keep their own rules.

The pairs are written by people, so a slip in them would be a slip in the measure: a term that does
not stand in its text could never be found, and a sentence in both halves would be learnt by heart.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import cast

import pytest

from briefs.diagnostics import Collector
from briefs.reading.nodes import SourceText, plain
from briefs.reading.yaml import parse

PAIRS = Path(__file__).parent / "pairs"
HALVES = ("development", "held-out")
KINDS = {"number", "date", "name", "country", "qualifier", "verb"}
LANGUAGES = {"de", "en"}
VERBS = {"is", "will", "plans", "should", "may", "hopes", "calls_for", "denies"}

Pair = dict[str, object]


def corpus(half: str) -> dict[str, object]:
    path = PAIRS / f"{half}.yaml"
    collector = Collector()
    node = parse(SourceText.of(path.name, path.read_text(encoding="utf-8")), collector)
    assert node is not None
    assert not collector.diagnostics  # two pairs of one id would be a diagnostic
    return cast(dict[str, object], plain(node))


def pairs(half: str) -> dict[str, Pair]:
    return cast(dict[str, Pair], corpus(half)["pairs"])


def quotes(pair: Pair) -> list[dict[str, str]]:
    return cast(list[dict[str, str]], pair["quotes"])


def drift(pair: Pair) -> dict[str, list[str]]:
    return cast(dict[str, list[str]], pair.get("drift", {}))


def findings(half: str) -> Counter[str]:
    """How many terms of each kind a half holds."""
    return Counter(
        kind for pair in pairs(half).values() for kind, terms in drift(pair).items() for _ in terms
    )


def texts(half: str) -> list[str]:
    """Every text and quote of a half, without case and outer stops."""
    found = [
        text
        for pair in pairs(half).values()
        for text in (str(pair["text"]), *(quote["exact"] for quote in quotes(pair)))
    ]
    return [text.casefold().strip(" .") for text in found]


@pytest.mark.parametrize("half", HALVES)
def test_every_pair_has_known_fields_languages_verbs_and_kinds(half: str) -> None:
    for key, pair in pairs(half).items():
        assert {"quotes", "lang", "text"} <= pair.keys() <= {"quotes", "lang", "text", "drift"}, key
        assert quotes(pair), key
        for quote in quotes(pair):
            assert quote.keys() == {"lang", "exact", "verb"}, key
            assert quote["verb"] in VERBS, key
            assert key.startswith(f"{quote['lang']}-{pair['lang']}-"), key
            assert {quote["lang"], pair["lang"]} <= LANGUAGES, key
        assert drift(pair).keys() <= KINDS, key
        assert "drift" not in pair or all(drift(pair).values()), key


@pytest.mark.parametrize("half", HALVES)
def test_every_term_stands_in_its_text_and_in_none_of_its_quotes(half: str) -> None:
    for key, pair in pairs(half).items():
        for term in (term for terms in drift(pair).values() for term in terms):
            assert term in str(pair["text"]), key
            for quote in quotes(pair):
                assert f" {term} " not in f" {quote['exact'].rstrip('.')} ", key


@pytest.mark.parametrize("half", HALVES)
def test_the_names_are_written_as_actors_are(half: str) -> None:
    names = cast(list[dict[str, str]], corpus(half)["names"])
    for name in names:
        assert set(name) in ({"name"}, LANGUAGES), name
    assert len({tuple(name.items()) for name in names}) == len(names)


def test_no_id_and_no_sentence_is_in_both_halves() -> None:
    development, held_out = HALVES
    assert not pairs(development).keys() & pairs(held_out).keys()
    assert not set(texts(development)) & set(texts(held_out))


@pytest.mark.parametrize("half", HALVES)
def test_no_pair_is_written_twice(half: str) -> None:
    counted = Counter(texts(half))
    assert [text for text, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("half", HALVES)
def test_each_half_is_large_and_balanced_enough_to_measure_with(half: str) -> None:
    found = pairs(half)
    assert len(found) >= 150
    clean = sum(1 for pair in found.values() if not drift(pair))
    assert 0.4 <= clean / len(found) <= 0.6
    assert all(findings(half)[kind] >= 12 for kind in KINDS), findings(half)
    directions = Counter(key[:5] for key in found)
    assert directions.keys() == {"de-de", "de-en", "en-de", "en-en"}
    assert min(directions.values()) >= len(found) // 5


def test_the_corpus_has_at_least_25_findings_of_each_kind() -> None:
    total = findings("development") + findings("held-out")
    assert all(total[kind] >= 25 for kind in KINDS), total
