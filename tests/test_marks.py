"""What readers of a draft see of reviews and of translations that are out of date, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from briefs.render.pdf import print_one
from briefs.views import quoted, types
from tests import pdfs
from tests.dossier.harbour import RECORD, change, lock, plant
from tests.provenance import FOLDERS, Printed, in_language, made_of, passages, printed

GOLDEN = Path(__file__).parent / "golden"
DOUBTS = {
    "en": ("evidence in doubt", "review outdated", "translation outdated"),
    "de": ("Beleg zweifelhaft", "Prüfung veraltet", "Übersetzung veraltet"),
}
NOTICES = {
    "en": "Quotes reviewed: 3 of 5, in doubt: 1, review outdated: 2",
    "de": "Geprüfte Zitate: 3 von 5, zweifelhaft: 1, Prüfung veraltet: 2"
    " · Veraltete Übersetzungen: 1",
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """A draft with a claim that was rejected, two that changed, and a text that did, by language.

    The text is the amount of a commitment, which rests on the two.
    """
    content = plant(tmp_path_factory.mktemp("marked"))
    lock(content, hope="Invented for a test: the sentence says <who> hopes, not *what* for.")
    change(content, (RECORD, "amount: 40 million", "amount: some 40 million"))
    return {made.wording.language: made for made in made_of(content)}


def entries(value: Any, anchor: str = "") -> Iterator[tuple[str, types.Cite]]:
    """Every cite of a view, with the id of the entry that it stands in."""
    if isinstance(value, tuple):
        for item in value:
            yield from entries(item, anchor)
    elif isinstance(value, types.Cite):
        yield anchor, value
    elif is_dataclass(value):
        number = f"s{value.number}" if isinstance(value, quoted.Sentence) else ""
        anchor = getattr(value, "id", "") or number or anchor
        for field in fields(value):
            yield from entries(getattr(value, field.name), anchor)


def doubts(made: Printed) -> dict[str, set[str]]:
    """By entry, what it is marked with."""
    found: dict[str, set[str]] = {}
    for anchor, cite in entries(made.whole):
        if cite.doubt:
            found.setdefault(anchor, set()).add(cite.doubt)
    return found


@pytest.mark.parametrize("language", DOUBTS)
def test_every_entry_that_rests_on_doubt_says_so_and_no_other(
    marked: dict[str, Printed], language: str
) -> None:
    rejected, suspect, stale = DOUBTS[language]
    both = f"{suspect}, {stale}" if language == "de" else suspect
    assert doubts(marked[language]) == {
        "commitment-works": {both, suspect},  # itself, and the item of the agenda beside it
        "gap-works": {both},  # the same in the matrix
        "unconditional": {both},  # and among those for which no condition is stated
        "tension-decision": {suspect, rejected},  # its two sides
        "judgement-open": {f"{rejected}, {suspect}"},
        "watch-decision": {rejected},
        "harbour": {suspect},  # the bottom line, which has no anchor of its own
    }


@pytest.mark.parametrize("language", DOUBTS)
def test_every_output_shows_the_marks_and_the_counts(
    marked: dict[str, Printed], language: str
) -> None:
    made = marked[language]
    wanted = [NOTICES[language], *DOUBTS[language][: 3 if language == "de" else 2]]
    outputs = {**dict(made.pages()), "markdown": made.markdown}
    for name, text in outputs.items():
        missing = [words for words in wanted if words not in text]
        assert missing == [], name


@pytest.mark.parametrize("language", DOUBTS)
def test_the_annex_says_who_reviewed_what_and_when(
    marked: dict[str, Printed], language: str
) -> None:
    day = {"en": "1 May 2026", "de": "1. Mai 2026"}[language]
    (source,) = marked[language].whole.sources
    told = [(s.review.state, s.review.details, s.review.reason) for s in source.sentences]
    supports, rejects, outdated, changed, then = {
        "en": (
            "quote supports it",
            "evidence in doubt",
            "outdated",
            "changed since: what rests on it",
            "found then: quote supports it",
        ),
        "de": (
            "vom Zitat gedeckt",
            "Beleg zweifelhaft",
            "veraltet",
            "seither geändert: was darauf beruht",
            "damaliger Befund: vom Zitat gedeckt",
        ),
    }[language]
    who = ("T. Reader", day)
    old = (outdated, (changed, then, *who), "Test data.")
    reason = "Invented for a test: the sentence says <who> hopes, not *what* for."
    assert told == [
        (supports, who, "Test data."),
        old,
        old,
        (supports, who, "Test data."),
        (rejects, who, reason),
    ]


def test_a_reason_is_text_and_no_markup(marked: dict[str, Printed]) -> None:
    made = marked["de"]
    assert "&lt;who&gt; hopes, not *what* for" in made.web
    said = [one for one in passages(made.web) if "hopes, not *what* for" in one.text]
    assert [one.label for one in said] == ["inferred"]
    # Beside its introduction, not inside: else the prints would break its first word.
    assert ':</span> <span class="review" lang="en" data-label="inferred">„Invented' in made.web
    assert r"\<who\> hopes, not \*what\* for" in made.markdown


@pytest.mark.parametrize("language", DOUBTS)
def test_the_markdown_of_a_marked_draft_is_as_expected(
    marked: dict[str, Printed], language: str, update_golden: bool
) -> None:
    expected = GOLDEN / f"harbour-marked.{language}.md"
    if update_golden:
        expected.write_text(marked[language].markdown, "utf-8")
    assert expected.is_file(), f"no golden file {expected.name}; `make golden` writes it"
    assert marked[language].markdown == expected.read_text("utf-8")


def test_marks_leave_the_two_pages_two(marked: dict[str, Printed], tmp_path: Path) -> None:
    for made in marked.values():
        two = replace(made.whole, sources=())
        html = replace(made, whole=two).brief_html(made.brief)
        path = tmp_path / "two.pdf"
        done = print_one(html, FOLDERS)
        path.write_bytes(done.data)
        assert (done.pages["page-1-end"], done.pages["page-2-end"]) == (1, 2)
        first = pdfs.page_texts(path)[0]
        assert NOTICES[made.wording.language] in first


@pytest.mark.parametrize("language", DOUBTS)
def test_nothing_is_marked_in_what_is_cleared(language: str) -> None:
    (made,) = [one for one in printed("communique") if one.wording.language == language]
    assert doubts(made) == {}
    assert not any(words in made.markdown for words in DOUBTS[language])


@pytest.mark.parametrize("language", DOUBTS)
def test_without_reviews_the_outputs_say_so(language: str) -> None:
    made = in_language("base", language)
    none = {
        "en": ("Quotes reviewed: 0 of 5", "*Review:* none"),
        "de": ("Geprüfte Zitate: 0 von 5", "*Prüfung:* keine"),
    }
    count, review = none[language]
    assert count in made.markdown
    assert made.markdown.count(review) == 5
    assert doubts(made) == {}
