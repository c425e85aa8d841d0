"""Every passage of every output says what it is, and nothing that the record says is lost.

Each passage is stated, claimed, inferred, not stated, or what the program says itself; the last is
made of the catalogue's phrases and of declared fields only. HTML and Markdown are read back with
parsers of others; of the PDFs it is shown that they have the words of the HTML they are made from.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from briefs.dossier.grounds import Added
from briefs.dossier.terms import Label
from briefs.records.walk import models
from briefs.render.pdf import print_one
from briefs.views import quoted
from briefs.views.wording import Wording
from tests import pdfs, tagtree
from tests.provenance import (
    BOILERPLATE,
    FOLDERS,
    LABELS,
    LANGUAGES,
    TREES,
    Block,
    Boilerplate,
    Expected,
    Passage,
    Printed,
    blocks,
    folded,
    in_language,
    names_and_titles,
    of_prose,
    parse,
    passages,
    pictured,
    record_texts,
    runs,
    sections,
)

EVERY = pytest.mark.parametrize("tree", TREES)
IN_EACH = pytest.mark.parametrize("language", LANGUAGES)

TELLING = 12
"""Shorter texts, such as a city's name, may stand in another text by chance."""


# -- HTML: labels ------------------------------------------------------------------------------


def unlabelled(html: str) -> list[str]:
    """The texts that stand under no label, or under none that there is."""
    return [f"{label or 'no label'}: {text}" for text, label in runs(html) if label not in LABELS]


def not_boilerplate(html: str, own: Iterable[Boilerplate]) -> list[str]:
    """The texts that stand under *boilerplate* and are not what the program says itself."""
    allowed = tuple(own)
    return [
        text
        for text, label in runs(html)
        if label == BOILERPLATE and not any(one.says(text) for one in allowed)
    ]


@EVERY
@IN_EACH
def test_every_text_of_every_page_has_a_label(tree: str, language: str) -> None:
    made = in_language(tree, language)
    own = Boilerplate(made)
    for name, html in made.pages():
        assert unlabelled(html) == [], name
        assert not_boilerplate(html, [own]) == [], name


def test_what_has_no_label_is_found() -> None:
    html = '<p>Bare <b data-label="stated">text</b> and more</p><p data-label="certain">x</p>'
    found = ["no label: Bare", "no label: and more", "certain: x"]
    assert unlabelled(f"<html><body>{html}</body></html>") == found


def test_what_is_no_boilerplate_is_found() -> None:
    made = in_language("base", "en")
    html = """<header data-label="boilerplate"><h1>Harbour works</h1>
        <p>Scene-setter · draft · the harbour works</p><p>agreed</p><p>signed</p>
        <p>3 more in the dossier</p><p>three more in the dossier</p><p>Contentsx</p></header>"""
    assert not_boilerplate(f"<html><body>{html}</body></html>", [Boilerplate(made)]) == [
        "Scene-setter · draft · the harbour works",
        "agreed",
        "signed",
        "three more in the dossier",
        "Contentsx",
    ]


# -- HTML: the right label ---------------------------------------------------------------------


def misplaced(found: list[Passage], wanted: Iterable[Expected]) -> list[str]:
    """The texts that do not stand in their entry under the label that it has in the view."""
    return [
        f"{anchor}: {label}: {text}"
        for anchor, text, label in dict.fromkeys(wanted)
        if not any(
            one.label == label and text in one.text and anchor in one.anchors for one in found
        )
    ]


def mislabelled(found: list[Passage], wanted: Iterable[Expected], said: Iterable[str]) -> list[str]:
    """The texts of the record that stand under a label which no entry with them has."""
    entries = tuple(wanted)
    wrong = []
    for text in dict.fromkeys(said):
        labels = {label for _, whole, label in entries if text in whole}
        wrong += [
            f"{one.label}: {text}"
            for one in found
            if text in one.text and one.label not in labels and _is_whole(text, one.text)
        ]
    return wrong


def _is_whole(text: str, inside: str) -> bool:
    """Whether it stands there as words of its own."""
    if text not in inside:
        return False
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", inside) is not None


def _said(made: Printed) -> list[str]:
    """What the record says, but for what is too short to tell, and the title."""
    all_of_it = (of_prose(text) for path, text in record_texts(made) if path != "title")
    return [text for text in all_of_it if len(text) >= TELLING]


@EVERY
@IN_EACH
def test_every_text_of_the_record_stands_under_the_label_of_its_entry(
    tree: str, language: str
) -> None:
    made = in_language(tree, language)
    wanted, said = tuple(pictured(made)), _said(made)
    for name, html in made.pages():
        found = passages(html)
        assert mislabelled(found, wanted, said) == [], name
        if name in ("web page", "dossier"):
            assert misplaced(found, wanted) == [], name
        annex = [one for one in wanted if re.fullmatch(r"s\d+|sources", one[0])]
        if name.startswith("briefing"):  # what reviewers wrote stands in the dossier
            told = {of_prose(t) for r in _reviews(made) for t in (*r.details, r.reason) if t}
            annex = [one for one in annex if one[1] not in told]
        assert misplaced(found, annex) == [], name


@EVERY
@IN_EACH
def test_no_text_of_the_record_is_boilerplate(tree: str, language: str) -> None:
    """The title is the only one; and since it cites nothing, it stands under no other label."""
    made = in_language(tree, language)
    title, said = folded(made.whole.title), _said(made)
    has_title = any(title in text for text in said)
    for name, html in made.pages():
        for one in passages(html):
            if one.label == BOILERPLATE:
                rest = one.text.replace(title, "")
                assert [text for text in said if _is_whole(text, rest)] == [], name
            elif not has_title:
                assert title not in one.text, name


def test_a_wrong_label_is_found() -> None:
    html = """<ul><li id="watch-a"><p data-label="claimed">It is agreed
        <span data-label="inferred">Note: so says one</span></p></li>
        <li id="watch-b"><p data-label="boilerplate">It is agreed</p></li></ul>"""
    found = passages(f"<html><body>{html}</body></html>")
    right = [("watch-a", "It is agreed", "claimed"), ("watch-a", "so says one", "inferred")]
    wrong = [("watch-a", "It is agreed", "stated"), ("watch-a", "so says one", "claimed")]
    elsewhere = ("watch-b", "It is agreed", "claimed")
    assert misplaced(found, right) == []
    assert misplaced(found, [*right, *wrong, elsewhere]) == [
        "watch-a: stated: It is agreed",
        "watch-a: claimed: so says one",
        "watch-b: claimed: It is agreed",
    ]
    assert mislabelled(found, right, ["It is agreed"]) == ["boilerplate: It is agreed"]


# -- Markdown ----------------------------------------------------------------------------------


def label_words(wording: Wording) -> dict[str, str]:
    """The word of each label."""
    return {label.value: wording.term(label) for label in Label}


def unlabelled_blocks(found: Iterable[Block], own: Boilerplate, wording: Wording) -> list[str]:
    """The blocks with neither a footnote nor the word of a label, that the program cannot say."""
    words = label_words(wording).values()
    return [
        f"{one.kind}: {one.text}"
        for one in found
        if one.footnote is None
        and not one.numbers
        and not any(_is_whole(word, one.text) for word in words)
        and not own.says(one.text)
    ]


def without_word(found: Iterable[Block], wanted: Iterable[Expected], wording: Wording) -> list[str]:
    """The texts that no block has together with the word of their label."""
    words = label_words(wording)
    blocks_found = tuple(found)
    return [
        f"{label}: {text}"
        for _, text, label in dict.fromkeys(wanted)
        if label in words
        and not any(text in one.text and _is_whole(words[label], one.text) for one in blocks_found)
    ]


@EVERY
@IN_EACH
def test_every_block_of_the_markdown_has_a_label(tree: str, language: str) -> None:
    made = in_language(tree, language)
    found = blocks(made.markdown)
    assert unlabelled_blocks(found, Boilerplate(made), made.wording) == []
    # Notes and reasons go by a word of their own; of attendance that nobody states, the heading
    # says so.
    silent = {p.id for group in made.whole.participants for p in group.members if not p.cite.word}
    notes = {of_prose(note) for note in _notes(made)}
    wanted = [
        one
        for one in sections(made)
        if one[0] not in silent and not (one[2] == Label.INFERRED and one[1] in notes)
    ]
    assert without_word(found, wanted, made.wording) == []


def _notes(made: Printed) -> set[str]:
    """What stands behind *Note:*, *Reason:*, *Review:* or *added by the editor:*."""
    noted = (text for path, text in record_texts(made) if re.search(_REMARKS, path))
    bases = {reason for _, reason, label in sections(made) if label == Label.INFERRED}
    in_sources = {s.note for s in made.whole.sources}
    in_sources |= {alert.note for s in made.whole.sources for alert in s.alerts}
    words = {w for _, w, label in sections(made) if label == Label.INFERRED and _is_added(made, w)}
    own_words = {*_basis_words(made), *_review_words(made)}
    return {*noted, *words, *(in_sources - {""}), *(one for one in bases if one in own_words)}


_REMARKS = "(note|because|scope)$| → drift → "


def _is_added(made: Printed, words: str) -> bool:
    """Whether these are words that the editor answers for."""
    tag = made.wording.language
    return any(
        of_prose(one.words[tag]) == words
        for _, one in models(made.dossier)
        if isinstance(one, Added)
    )


def _basis_words(made: Printed) -> set[str]:
    reasons = [one.reason for one in made.whole.inferences]
    reasons += [f.reason for f in made.whole.facts if f.reason]
    reasons += [e.reason for e in made.whole.timeline if e.reason]
    reasons += [a.reason for row in made.whole.rows for a in row.agenda if a.reason]
    return {one.basis for one in reasons}


def _reviews(made: Printed) -> Iterator[quoted.Review]:
    for source in made.whole.sources:
        for sentence in source.sentences:
            yield sentence.review
            yield from (part.review for part in sentence.parts)


def _review_words(made: Printed) -> set[str]:
    """Every text of the reviews, as a reader sees it."""
    given = {word for one in _reviews(made) for word in (one.state, one.reason, *one.details)}
    return {of_prose(word) for word in given}


@EVERY
@IN_EACH
def test_every_review_of_the_markdown_is_marked_as_one(tree: str, language: str) -> None:
    made = in_language(tree, language)
    mark = f"{made.wording.phrase('Review')}: "
    behind = [after for one in blocks(made.markdown) for after in one.text.split(mark)[1:]]
    reviews = list(_reviews(made))
    assert len(behind) == len(reviews)
    for review in reviews:
        said = [word for word in (review.state, *review.details, review.reason) if word]
        assert any(all(of_prose(word) in one for word in said) for one in behind)


@EVERY
@IN_EACH
def test_every_note_of_the_markdown_is_marked_as_one(tree: str, language: str) -> None:
    made = in_language(tree, language)
    marks = tuple(f"{made.wording.phrase(word)}: " for word in ("Note", "Reason"))
    found = [one.text for one in blocks(made.markdown)]
    for path, text in record_texts(made):
        if re.search("(note|because|scope)$", path):
            marked = [mark + of_prose(text) for mark in marks]
            assert any(one in block for one in marked for block in found), path


@EVERY
@IN_EACH
def test_every_answer_to_a_drift_stands_behind_its_words(tree: str, language: str) -> None:
    made = in_language(tree, language)
    mark = made.wording.phrase("added by the editor", "note")
    found = [one.text for one in blocks(made.markdown)]
    for _, one in models(made.dossier):
        if isinstance(one, Added):
            words, because = one.words[language], of_prose(one.because[language])
            wanted = f"{mark}: {made.wording.quoted(words)}: {because}"
            assert any(wanted in block for block in found), words
            shown = [p.text for p in passages(made.web) if p.label == Label.INFERRED]
            assert wanted in shown, words


def test_blocks_without_a_label_are_found() -> None:
    made = in_language("base", "en")
    text = """# Harbour works

It is agreed.

- It is agreed (claimed)[^1]
- It is agreed

| What | Stage |
| --- | --- |
| It is agreed[^1] | signed |
| It is agreed | unstated |

[^1]: Somebody said so.
"""
    assert unlabelled_blocks(blocks(text), Boilerplate(made), made.wording) == [
        "paragraph: It is agreed.",
        "item: It is agreed",
        "row: It is agreed | unstated",
    ]
    wanted = [("", "It is agreed", "claimed"), ("", "It is agreed", "stated")]
    assert without_word(blocks(text), wanted, made.wording) == ["stated: It is agreed"]


# -- nothing is lost ---------------------------------------------------------------------------


def lost(shown: str, said: Iterable[tuple[str, str]]) -> list[str]:
    """The texts that do not occur."""
    return [f"{where}: {text}" for where, text in said if of_prose(text) not in shown]


def _everything(made: Printed) -> list[tuple[str, str]]:
    return [*record_texts(made), *names_and_titles(made)]


def words_of(html: str) -> str:
    """The text of a page as a reader sees it."""
    return " ".join(one.text for one in passages(html))


@EVERY
@IN_EACH
def test_every_text_of_the_record_is_in_the_web_page_and_the_markdown(
    tree: str, language: str
) -> None:
    made = in_language(tree, language)
    assert lost(words_of(made.web), _everything(made)) == []
    assert lost(" ".join(one.text for one in blocks(made.markdown)), _everything(made)) == []


def test_a_lost_text_is_found() -> None:
    made = in_language("base", "de")
    said = [("title", "Hafenausbau"), ("claims → cost", "Der Hafenausbau *soll* etwas kosten.")]
    assert lost("Der Hafenausbau soll etwas kosten.", said) == []
    for path, text in record_texts(made):
        bare = made.markdown.replace(text, "…")
        found = lost(" ".join(one.text for one in blocks(bare)), [(path, text)])
        assert found == [f"{path}: {text}"]


# -- every number leads to its sentence --------------------------------------------------------


def leading_nowhere(html: str) -> list[str]:
    """The links inside a page that lead to no element of it, and links to no numbered sentence."""
    body = parse(html)
    known = {element.get("id") for element in body.iter()}
    return [
        f"{href} ({_text(link)})"
        for link in body.iter("a")
        if (href := link.get("href", "")).startswith("#")
        and (href[1:] not in known or (_text(link).isdigit() and href != f"#s{_text(link)}"))
    ]


def _text(element: Element) -> str:
    return folded("".join(element.itertext()))


def dangling_footnotes(markdown: str) -> list[str]:
    """References to footnotes that are not there: they stay text, or stand in no body."""
    found = blocks(markdown)
    bodies = {one.footnote for one in found}
    left = [text for one in found for text in re.findall(r"\[\^[^]]*\]", one.text)]
    return [*left, *(f"[^{n}]" for one in found for n in one.numbers if n not in bodies)]


def unnumbered(markdown: str, word: str) -> list[int]:
    """The footnotes whose body names another number."""
    first: dict[int, str] = {}
    for one in blocks(markdown):
        if one.footnote is not None:
            first.setdefault(one.footnote, one.text)
    return [n for n, text in first.items() if not text.startswith(f"{word} {n}:")]


@EVERY
@IN_EACH
def test_every_number_leads_to_its_sentence(tree: str, language: str) -> None:
    made = in_language(tree, language)
    numbers = {claim.number for claim in made.dossier.claims}
    for name, html in made.pages():
        assert leading_nowhere(html) == [], name
        sentences = {one.anchors[0] for one in passages(html) if one.anchors}
        assert {f"s{n}" for n in numbers} <= sentences, name
    assert dangling_footnotes(made.markdown) == []
    assert unnumbered(made.markdown, made.wording.phrase("Sentence")) == []
    assert {one.footnote for one in blocks(made.markdown)} - {None} == numbers


def test_numbers_that_lead_nowhere_are_found() -> None:
    html = '<p id="s1">a <a href="#s1">1</a> <a href="#s2">2</a> <a href="#s1">3</a></p>'
    assert leading_nowhere(f"<html><body>{html}</body></html>") == ["#s2 (2)", "#s1 (3)"]
    text = "It is so[^1][^2].\n\n[^1]: **Sentence 3:** “So”\n"
    assert dangling_footnotes(text) == ["[^2]"]
    assert unnumbered(text, "Sentence") == [1]


# -- PDFs --------------------------------------------------------------------------------------

_HYPHEN = re.compile("[-‐\u00ad\ufffe]\\s*")


def words(text: str) -> Counter[str]:
    """The words, those broken at the end of a line put together; brackets and bullets left out."""
    joined = _HYPHEN.sub("", unicodedata.normalize("NFC", text))
    return Counter(re.findall(r"\w+", joined))


@dataclass
class Words:
    """The words of a print, by how often they are printed."""

    flow: list[str] = field(default_factory=list)
    """Once."""
    running: list[str] = field(default_factory=list)
    """On every page."""
    title: str = ""
    """On every page, and cut short where it is long."""
    heads: list[str] = field(default_factory=list)
    """The heads of tables: again on every page that their table goes on on."""
    watermark: str = ""
    """On every page, slantwise and in capitals, so that readers of PDFs see pieces of it."""

    @classmethod
    def of(cls, html: str) -> Words:
        """Read them off the HTML."""
        found = cls()
        found._add(parse(html), found.flow)
        return found

    def _add(self, element: Element, into: list[str]) -> None:
        if element.tag == "{http://www.w3.org/2000/svg}title":
            return  # what a drawing is called, for those who do not see it
        styles = set(element.get("class", "").split())
        if "watermark" in styles:
            self.watermark = _text(element).upper()
            return
        if "of" in styles:
            self.title = _text(element)
            return
        if styles & {"running-marking", "running-title", "running-strip"}:
            into = self.running
        if "running-marking" in styles:
            into.append(f" {_text(element)}")  # it stands above and below each page
        if element.tag == "thead":
            self.heads.append(folded(" ".join(element.itertext())))
        gap = "" if element.tag in _INLINE and "on-agenda" not in styles else " "
        into.append(gap + (element.text or ""))
        for child in element:
            self._add(child, into)
            into.append(child.tail or "")
        into.append(gap)


_INLINE = {"span", "a", "em", "strong", "code", "q"}


def differing(html: str, pages: tuple[str, ...]) -> tuple[Counter[str], Counter[str]]:
    """The words that a PDF lacks, and those that it has besides.

    Page numbers, in the corner and in the table of contents, are its own.
    """
    of_html, of_pdf = Words.of(html), words("\n".join(pages))
    wanted = words("".join(of_html.flow))
    for number, page in enumerate(pages, 1):
        wanted.update(words(" ".join(of_html.running)))
        wanted.update(words(_as_cut(of_html.title, page)))
        wanted.update([str(number), str(len(pages))])
    lacks, besides = wanted - of_pdf, of_pdf - wanted
    for word in [*lacks.elements()]:
        if broken := _in_pieces(word, besides) or _turned(word, besides):
            lacks, besides = lacks - Counter([word]), besides - Counter(broken)
    for head in map(words, of_html.heads):
        while head and head <= besides:
            besides -= head
    numbers = [one for one in besides.elements() if one.isdigit() and int(one) <= len(pages)]
    if len(numbers) == len(parse(html).findall(".//nav//a")):
        besides -= Counter(numbers)
    pieces = [one for one in besides.elements() if one in of_html.watermark]
    if Counter("".join(pieces)) == Counter(of_html.watermark * len(pages)):
        besides -= Counter(pieces)
    return lacks, besides


def _as_cut(title: str, page: str) -> str:
    """As much of the running title as a page has in front of its dots; all of it without dots."""
    begun = (title[:at] for at in range(len(title) - 1, 0, -1))
    return next((one for one in begun if f"{one}…" in page), title)


def _turned(word: str, found: Counter[str]) -> list[str]:
    """A word that was broken at the end of a line, its end first: where names run from right to
    left, PDFium may read the words of a line from there.
    """
    turned = (word[at:] + word[:at] for at in range(1, len(word)))
    return [one for one in turned if found[one]][:1]


def _in_pieces(word: str, pieces: Counter[str]) -> list[str]:
    """The pieces that a word was broken into without a hyphen, as addresses are."""
    for at in range(1, len(word)):
        first, rest = word[:at], word[at:]
        if pieces[first]:
            more = [rest] if pieces[rest] else _in_pieces(rest, pieces - Counter([first]))
            if more:
                return [first, *more]
    return []


# Each print of each tree in one language; in the other as well for `make test-all`.
PRINTS = [
    ("dossier", "de"),
    ("briefing", "en"),
    pytest.param("dossier", "en", marks=pytest.mark.slow),
    pytest.param("briefing", "de", marks=pytest.mark.slow),
]


@EVERY
@pytest.mark.parametrize(("kind", "language"), PRINTS)
def test_the_pdf_has_the_words_of_its_html(
    tree: str, language: str, kind: str, tmp_path: Path
) -> None:
    made = in_language(tree, language)
    html = made.dossier_html if kind == "dossier" else made.brief_html(made.cut)
    done = print_one(html, FOLDERS)
    assert done.complaints == ()  # such as links to no anchor
    path = tmp_path / "print.pdf"
    path.write_bytes(done.data)
    pages = pdfs.page_texts(path)
    assert differing(html, pages) == (Counter(), Counter())
    assert tagtree.everything(path, html) == []
    if kind == "dossier":
        # In the order in which it is read: names may be drawn from right to left.
        shown = "".join(letter for letter, _ in tagtree.read(path))
        said = [(where, tagtree.letters(of_prose(text))) for where, text in _everything(made)]
        assert [where for where, text in said if text not in shown] == []


def test_words_that_a_pdf_lacks_or_adds_are_found(tmp_path: Path) -> None:
    made = in_language("base", "en")
    html = made.dossier_html
    path = tmp_path / "print.pdf"
    done = print_one(html.replace("40 million crowns", "50 million crowns", 1), FOLDERS)
    path.write_bytes(done.data)
    lacks, adds = differing(html, pdfs.page_texts(path))
    assert (lacks, adds) == (Counter({"40": 1}), Counter({"50": 1}))
    dangling = html.replace('href="#s1"', 'href="#s99"')
    assert any("s99" in one for one in print_one(dangling, FOLDERS).complaints)
