"""Links into the sources, and what the annex says of sources and of those without a name."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from briefs.dossier.terms import Label
from briefs.render.templates import Renderer
from briefs.shipped import template_folders
from briefs.views.annex import fragment
from briefs.views.briefing import briefing
from tests.provenance import LANGUAGES, TREES, in_language

RENDERER = Renderer(template_folders(None))
URL = "https://example.org/a"

LONG = " ".join(f"word{n}" for n in range(1, 41))


def parts(address: str) -> list[str]:
    """The parts of a text directive, read back as the draft says: cut at commas, then decoded."""
    directive = urlsplit(address).fragment.split(":~:text=", 1)[1]
    found: list[str] = []
    for part in directive.split(","):
        if part.endswith("-") and not found:
            found.append(f"before: {unquote(part[:-1])}")
        elif part.startswith("-"):
            found.append(f"after: {unquote(part[1:])}")
        else:
            assert "-" not in part, "a hyphen of the text is taken for the directive's own"
            found.append(unquote(part))
    return found


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        ("plain words", "plain%20words"),
        ("well-known", "well%2Dknown"),
        ("-- so", "%2D%2D%20so"),
        ("this, and that", "this%2C%20and%20that"),
        ("Marks & Sons", "Marks%20%26%20Sons"),
        ("grüße an Łódź", "gr%C3%BC%C3%9Fe%20an%20%C5%81%C3%B3d%C5%BA"),
        ("“so” „und“ 'so'", "%E2%80%9Cso%E2%80%9D%20%E2%80%9Eund%E2%80%9C%20%27so%27"),
        ('a "quote"', "a%20%22quote%22"),
        ("50 % of #1 <b>?", "50%20%25%20of%20%231%20%3Cb%3E%3F"),
        ("two\n  lines", "two%20lines"),
        ("a/b=c:~:text=d", "a%2Fb%3Dc%3A~%3Atext%3Dd"),
    ],
)
def test_characters(exact: str, expected: str) -> None:
    address = fragment(URL, exact)
    assert address == f"{URL}#:~:text={expected}"
    assert parts(address) == [" ".join(exact.split())]


def test_a_source_without_an_address_has_no_links() -> None:
    assert fragment(None, "words") == ""
    assert fragment("", "words", "before", "after") == ""


def test_a_long_passage_is_linked_by_its_first_and_last_words() -> None:
    assert len(LONG) > 160
    first, last = "word1 word2 word3 word4 word5 word6", "word35 word36 word37 word38 word39 word40"
    assert parts(fragment(URL, LONG)) == [first, last]
    assert parts(fragment(URL, LONG, "be-fore", "after")) == [
        "before: be-fore",
        first,
        last,
        "after: after",
    ]


def test_first_and_last_words_do_not_overlap() -> None:
    """A long passage of few words is linked whole."""
    few = " ".join("x" * 20 + str(n) for n in range(12))
    assert len(few) > 160
    assert parts(fragment(URL, few)) == [few]
    assert parts(fragment(URL, "y" * 300)) == ["y" * 300]
    thirteen = f"{few} z"
    assert len(parts(fragment(URL, thirteen))) == 2


def test_at_the_length_that_is_still_linked_whole() -> None:
    words = " ".join(["ab"] * 53)  # 158 characters
    assert parts(fragment(URL, f"{words} a")) == [f"{words} a"]
    assert len(parts(fragment(URL, f"{words} ab"))) == 2


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("vor", None, "vor-,x"),
        (None, "nach", "x,-nach"),
        ("vor-her, so", "da-nach", "vor%2Dher%2C%20so-,x,-da%2Dnach"),
        ("", "", "x"),
    ],
)
def test_words_before_and_after(prefix: str | None, suffix: str | None, expected: str) -> None:
    assert fragment(URL, "x", prefix, suffix) == f"{URL}#:~:text={expected}"


@pytest.mark.parametrize("before", ["#top", "#", "#/route?x=1"])
def test_an_address_keeps_the_fragment_that_it_has(before: str) -> None:
    assert fragment(f"{URL}{before}", "x-y") == f"{URL}{before}:~:text=x%2Dy"


def test_a_hyphen_left_as_it_is_is_found() -> None:
    with pytest.raises(AssertionError):
        parts(f"{URL}#:~:text=well-known")


# -- labels ------------------------------------------------------------------------------------


@pytest.mark.parametrize("tree", TREES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_only_named_by_others_is_claimed(tree: str, language: str) -> None:
    """*Stated* means that a source says it itself: that somebody speaks, or the words printed."""
    made = in_language(tree, language)
    claims = made.dossier.claims
    voices = {voice.printed: voice for voice in made.whole.voices}
    for party in made.dossier.parties.values():
        if party.printed is None:
            continue
        printed = " ".join(party.printed.casefold().split())
        named = [c for c in claims if printed in " ".join(c.exact.casefold().split())]
        by_source = [c for c in named if c.label is Label.STATED]
        speaks = any(claim.by == party.id for claim in claims)
        is_stated = speaks or by_source or not named
        cite = voices[party.printed].cite
        assert cite.label == (Label.STATED if is_stated else Label.CLAIMED), party.id
        assert cite.word == made.wording.term(Label(cite.label))


def test_some_are_only_named_by_others() -> None:
    labels = {voice.name: voice.cite.label for voice in in_language("project", "en").whole.voices}
    assert labels["all those involved"] == Label.CLAIMED
    assert labels["diplomats"] == Label.STATED


@pytest.mark.parametrize("tree", TREES)
def test_what_the_editor_says_of_a_source_is_not_stated_by_it(tree: str) -> None:
    for source in in_language(tree, "en").whole.sources:
        labels = {detail.name: (detail.label, detail.word) for detail in source.details}
        assert labels["rights"] == ("inferred", "inferred")
        house = "outlet" if "outlet" in labels else "issued by"  # one of the two is always told
        for name in (house, "author", "published"):
            assert labels[name] in (("stated", "stated"), ("not_stated", ""))


# -- sentences that nothing cites --------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_nothing_cites_is_in_the_markdown_that_readers_see(language: str) -> None:
    """A footnote that nothing refers to is dropped when Markdown is rendered."""
    made = in_language("base", language)
    silent = made.dossier.model_copy(update={"tensions": (), "judgements": (), "watch": ()})
    view = briefing(silent, made.wording)
    (hope,) = (claim for claim in silent.claims if claim.id == "hope")
    assert [source.uncited for source in view.sources] == [(hope.number,)]
    assert [source.uncited for source in made.whole.sources] == [()]
    text = RENDERER.markdown("briefing.md.jinja", made.wording, briefing=view)
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    assert hope.exact in parser.render(text)
    line = f"{made.wording.phrase('Cited nowhere else')}: [^{hope.number}]"
    assert line in text
    assert hope.exact not in parser.render(text.replace(line, ""))
