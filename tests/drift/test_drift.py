"""The drift lint: what it finds in the labelled pairs, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.dossier.drift import Kind, Name, Passage, Telling, drift
from briefs.language.strength import verb_of
from briefs.records.vocabulary import Verb
from tests.drift.bench import PRECISION, RECALL, measure, predicted
from tests.drift.test_pairs import HALVES, pairs, quotes

SENTENCES = [
    (str(quote["exact"]), str(quote["lang"]))
    for pair in pairs("development").values()
    for quote in quotes(pair)
]
LANGUAGES = ["de", "en", "fr", "uk", "pt-BR", "zz"]
ANY_TEXT = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from([s for s, _ in SENTENCES]), max_size=3).map(" ".join),
)
ANY_VERB = st.one_of(st.none(), st.sampled_from(list(Verb)))


@pytest.mark.parametrize("half", HALVES)
def test_the_lint_keeps_its_bounds(half: str) -> None:
    scores = measure(half)
    assert scores.all.precision >= PRECISION
    assert scores.all.recall >= RECALL
    assert scores.by_pair.precision >= PRECISION
    assert scores.by_pair.recall >= RECALL


@settings(deadline=None)
@given(st.sampled_from(SENTENCES), ANY_VERB)
def test_a_text_does_not_drift_from_itself(sentence: tuple[str, str], verb: Verb | None) -> None:
    text, language = sentence
    told = verb if verb is not None and verb in (verb_of(text, language), Verb.IS) else None
    assert drift(Passage(text, language), [Passage(text, language, told)]) == ()


@settings(deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.data())
def test_a_text_does_not_drift_from_quotes_that_hold_it(
    sentences: list[tuple[str, str]], data: st.DataObject
) -> None:
    text, language = data.draw(st.sampled_from(sentences))
    found = drift(Passage(text, language), [Passage(*one) for one in sentences])
    assert [one for one in found if one.kind is not Kind.VERB] == []


ADDED = {
    "de": "Das in Brzhevalk verfasste Gesuch hatte 7341 Seiten.",
    "en": "The petition from Brzhevalk had 7341 pages.",
}


@settings(deadline=None)
@given(st.sampled_from(SENTENCES))
def test_a_sentence_with_a_new_name_and_number_always_drifts(sentence: tuple[str, str]) -> None:
    text, language = sentence
    found = drift(Passage(f"{text} {ADDED[language]}", language), [Passage(text, language)])
    kinds = {one.kind for one in found}
    assert {Kind.NUMBER, Kind.NAME} <= kinds


@settings(deadline=None)
@given(
    ANY_TEXT,
    st.sampled_from(LANGUAGES),
    st.lists(st.tuples(ANY_TEXT, st.sampled_from(LANGUAGES), ANY_VERB), max_size=3),
    st.lists(st.text(min_size=1, max_size=12), max_size=3),
    st.sampled_from(list(Telling)),
)
def test_whatever_is_compared_findings_lie_in_the_text(
    text: str,
    language: str,
    given: list[tuple[str, str, Verb | None]],
    names: list[str],
    telling: Telling,
) -> None:
    passages = [Passage(*one) for one in given]
    known = [Name((name,)) for name in names]
    found = drift(Passage(text, language), passages, known, telling=telling)
    for one in found:
        assert one.parts
        edges = [edge for part in one.parts for edge in (part.start, part.end)]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= len(text)
        assert one.words_of(text).strip()
        assert one.passage is None or one.passage < len(passages)


def test_without_a_lexicon_only_numbers_and_dates_are_compared() -> None:
    text = "Le ministre Brzhevalk a signé deux accords le 3 mai."
    quote = "Le ministre veut signer un accord le 4 mai."
    found = drift(Passage(text, "fr"), [Passage(quote, "fr", Verb.PLANS)])
    assert {one.kind for one in found} == {Kind.NUMBER, Kind.DATE}


def test_dozens_are_counted() -> None:
    quote = [Passage("36 Delegationen beraten.", "de")]
    assert drift(Passage("Three dozen delegations confer.", "en"), quote) == ()
    (found,) = drift(Passage("Four dozen delegations confer.", "en"), quote)
    assert found.words_of("Four dozen delegations confer.") == "Four dozen"


def test_a_translation_carries_what_its_quote_says() -> None:
    quote = Passage("Le maire espère.", "fr", Verb.HOPES, (Passage("The mayor hopes.", "en"),))
    assert drift(Passage("The mayor hopes.", "en"), [quote]) == ()
    (found,) = drift(Passage("The mayor hopes unconditionally.", "en"), [quote])
    assert found.kind is Kind.QUALIFIER


def test_what_only_names_something_is_not_held_to_a_strength() -> None:
    quote = Passage("The ministers plan to agree on the works.", "en", Verb.PLANS)
    text = Passage("The ministers agreed on the works.", "en")
    assert [one.kind for one in drift(text, [quote])] == [Kind.VERB]
    assert drift(text, [quote], telling=Telling.NAMED) == ()
    assert drift(text, [quote], telling=Telling.OPEN) == ()


@pytest.mark.parametrize(
    ("quote", "text", "language"),
    [
        ("A delegate, who asked not to be named, announced a gift.", "A gift is announced.", "en"),
        (
            "Repairs should be finished by May, weather permitting.",
            "Die Reparatur soll, wenn das Wetter mitspielt, bis Mai abgeschlossen sein.",
            "de",
        ),
    ],
)
def test_a_clause_that_is_put_in_does_not_part_a_verb_from_its_own(
    quote: str, text: str, language: str
) -> None:
    found = drift(Passage(text, language), [Passage(quote, "en", verb_of(quote, "en"))])
    assert [one for one in found if one.kind is Kind.VERB] == []


def test_every_kind_is_found_in_the_pairs() -> None:
    found = {kind for pair in pairs("development").values() for kind, _ in predicted(pair, ())}
    assert found == set(Kind)


@pytest.mark.parametrize(
    ("text", "language", "verb"),
    [
        ("Die Minister werden am 6. Januar ein Dokument finalisieren.", "de", Verb.WILL),
        ("Das Dokument wird am Montag unterzeichnet.", "de", Verb.IS),
        ("Die Steuer soll sinken.", "de", Verb.SHOULD),
        ("Ein Sprecher sagte, dass das Treffen im Mai stattfinden werde.", "de", Verb.WILL),
        ("Sie äußerten die Hoffnung, dass der Pass öffnet.", "de", Verb.HOPES),
        ("um die Zusagen zu verankern", "de", Verb.PLANS),
        ("Falls es regnet, wird das Fest verschoben werden.", "de", Verb.WILL),
        ("Die Regierung, die zurücktreten will, tagte am Freitag.", "de", Verb.IS),
        ("The union calls for a pause.", "en", Verb.CALLS_FOR),
        ("Should the gauge fall, the parties will meet.", "en", Verb.WILL),
        ("A proposal to move the seat was rejected.", "en", Verb.IS),
        ("The firm denied that it had known.", "en", Verb.DENIES),
        ("The will of the late mayor was read in May.", "en", Verb.IS),
        ("Le maire espère une signature.", "fr", Verb.IS),
        ("Corvale could not agree to it.", "en", Verb.IS),
        ("The mayor could not rule out a ban.", "en", Verb.MAY),
        ("Corvale could agree to it.", "en", Verb.MAY),
        ("Ministers decided to ask the committee to report.", "en", Verb.IS),
        ("Ministers have asked the committee to report.", "en", Verb.CALLS_FOR),
        ("The meeting voted on whether to admit the union.", "en", Verb.IS),
        ('Asked whether a ban was foreseen, she said that it "was not".', "en", Verb.IS),
        ("He did not say what the means would be.", "en", Verb.IS),
        ("Besson announced that it would table the proposal again.", "en", Verb.WILL),
        ("Besson announced that it had tabled the proposal.", "en", Verb.IS),
    ],
)
def test_the_verb_of_a_sentence_is_read_off_its_words(text: str, language: str, verb: Verb) -> None:
    assert verb_of(text, language) is verb
