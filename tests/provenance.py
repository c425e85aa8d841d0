"""Outputs taken apart into passages, each with its label, and what each passage may say.

A passage is a run of text under one holder of a label: in HTML the nearest `data-label`, in
Markdown a block. `Printed` renders the outputs of a meeting as the build does, without files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, cached_property
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefs.dossier.docket import Docket
from briefs.dossier.model import Dossier
from briefs.dossier.shown import Shown
from briefs.dossier.terms import Label
from briefs.outputs import WORD, Compilation
from briefs.pipeline import check, dossiers, read_by, website
from briefs.proof.manifest import TEMPLATES, Document
from briefs.reading.nodes import text_at
from briefs.records.walk import texts
from briefs.render.prose import tidy, to_html
from briefs.render.templates import Renderer
from briefs.settings import Audience, Settings
from briefs.shipped import template_folders
from briefs.site.pages import Website
from briefs.views import documents, fit, pages, quoted, types
from briefs.views.pictures import entries
from briefs.views.reading import readings
from briefs.views.wording import Wording
from tests.views.catalogue import phrases

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
TREES = {
    "project": ROOT / "content",
    "base": CASES / "base" / "content",
    **{path.parent.name: path for path in sorted(CASES.glob("valid/*/content"))},
}
INTERNAL = frozenset(["meeting-brief"])
"""The trees of which the public sees nothing."""
LANGUAGES = ("en", "de")
FOLDERS = template_folders(None)
BOILERPLATE = "boilerplate"
LABELS = {*map(str, Label), BOILERPLATE}

# -- what is printed ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Printed:
    """A meeting in one language, and every text that is made of it."""

    docket: Docket
    dossier: Dossier
    wording: Wording
    whole: documents.Briefing
    brief: documents.Brief
    wordings: dict[str, Wording]
    sources: tuple[Shown, ...]
    site: Website

    @cached_property
    def web(self) -> str:
        """The web page."""
        return self.site.briefing_page(self.dossier, self.wording).data.decode()

    @cached_property
    def readings(self) -> tuple[pages.Reading, ...]:
        """What the page of each source is made from."""
        found = readings(self.sources, self.wordings)
        return tuple(one for _, tag, one in found if tag == self.wording.language)

    def reading_html(self, reading: pages.Reading) -> str:
        """The page of a source."""
        source = reading.source.id.removeprefix("source-")
        return self.site.reading_page(source, self.wording.language, reading).data.decode()

    @cached_property
    def dossier_html(self) -> str:
        """The HTML that the dossier is printed from."""
        return _renderer().html(TEMPLATES[Document.DOSSIER], self.wording, briefing=self.whole)

    @cached_property
    def cut(self) -> documents.Brief:
        """The two pages with about half of everything."""
        ids = fit.entry_ids(self.brief)
        half = {name: (len(one) + 1) // 2 for name, one in ids.items()}
        return fit.cut(self.brief, half, self.wording)

    def brief_html(self, brief: documents.Brief) -> str:
        """The HTML that the two pages and their annex are printed from."""
        return _renderer().html(
            TEMPLATES[Document.BRIEFING], self.wording, briefing=self.whole, brief=brief
        )

    @cached_property
    def markdown(self) -> str:
        """The Markdown."""
        text = _renderer().markdown("briefing.md.jinja", self.wording, briefing=self.whole)
        return tidy(text)

    @cached_property
    def word_html(self) -> str:
        """The HTML that the Word document is made from."""
        return _renderer().html(WORD, self.wording, briefing=self.whole)

    def pages(self) -> Iterator[tuple[str, str]]:
        """Every HTML, with a name."""
        yield "web page", self.web
        yield "Word", self.word_html
        yield "dossier", self.dossier_html
        yield "briefing", self.brief_html(self.brief)
        yield "briefing, cut", self.brief_html(self.cut)


@cache
def _renderer() -> Renderer:
    return Renderer(FOLDERS)


@cache
def site_pages(tree: str) -> dict[str, str]:
    """Every page of the site of a tree, by its path."""
    made = printed(tree)[0].site.outputs()
    return {one.path: one.data.decode() for one in made if one.path.endswith(".html")}


@cache
def printed(tree: str) -> tuple[Printed, ...]:
    """What is made of one of `TREES` for the public, or where that sees nothing for those inside;
    for each language.
    """
    return made_of(TREES[tree], audience_of(tree))


def audience_of(tree: str) -> Audience:
    """For whom a tree is printed: for the public, where that sees any of it."""
    return Audience.INTERNAL if tree in INTERNAL else Audience.PUBLIC


def made_of(content: Path, audience: Audience = Audience.PUBLIC) -> tuple[Printed, ...]:
    """What is made of the only meeting of a content folder, for each language."""
    settings = Settings(content=content, audience=audience)
    checked = check(settings)
    wordings = {tag: Wording.load(tag, FOLDERS) for tag in checked.content.languages}
    resolved = dossiers(checked, settings)
    (docket,), (dossier,) = checked.dockets, resolved
    compilation = Compilation.of(docket.loaded, dossier, wordings)
    sources = read_by(checked, resolved)
    site = website(checked, resolved, wordings, _renderer())
    return tuple(
        Printed(docket, dossier, v.wording, v.whole, v.brief, wordings, sources, site)
        for v in compilation.versions
    )


@cache
def printed_inside(tree: str) -> tuple[Printed, ...]:
    """The same for those inside, who read the full texts."""
    return made_of(TREES[tree], Audience.INTERNAL)


def in_language(tree: str, language: str) -> Printed:
    """What is made of one of `TREES` in a language."""
    return next(made for made in printed(tree) if made.wording.language == language)


# -- HTML --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Passage:
    """The text under one holder of a label, without what has a label of its own inside."""

    label: str
    """Empty where nothing holds a label."""
    text: str
    anchors: tuple[str, ...]
    """The ids of everything round it, the nearest first."""


_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
"""What sets a text apart that runs the other way; nobody sees it."""


def folded(text: str) -> str:
    """With single spaces, and without isolates."""
    return " ".join(text.translate(_ISOLATES).split())


def parse(html: str) -> Element:
    """The body of a page, as browsers read it."""
    root = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    body = root.find("body")
    assert isinstance(body, Element)
    _join(body)
    return body


def _join(element: Element) -> None:
    """Take away what only says how a text is set (`briefs.render.between`): it parts no words."""
    at = 0
    while at < len(element):
        child = element[at]
        _join(child)
        if child.tag != "bdi" and child.get("class") != "literal":
            at += 1
            continue
        element.remove(child)
        for place, inner in enumerate(child):
            element.insert(at + place, inner)
        _say(element, at, child.text)
        _say(element, at + len(child), child.tail)


def _say(element: Element, at: int, text: str | None) -> None:
    """Put a text in front of the child at this place."""
    if at == 0:
        element.text = (element.text or "") + (text or "")
    else:
        element[at - 1].tail = (element[at - 1].tail or "") + (text or "")


# Elements that end a word.
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "section",
        "header",
        "footer",
        "nav",
        "br",
    ]
)


def passages(html: str) -> list[Passage]:
    """Every passage of a page that has words, in order of its holder."""
    found: list[tuple[str, list[str], tuple[str, ...]]] = []

    def walk(element: Element, at: int, anchors: tuple[str, ...]) -> None:
        if (anchor := element.get("id")) is not None:
            anchors = (anchor, *anchors)
        if (label := element.get("data-label")) is not None:
            found.append((label, [], anchors))
            at = len(found) - 1
        gap = " " if element.tag in _BLOCKS else ""
        found[at][1].append(gap + (element.text or ""))
        for child in element:
            walk(child, at, anchors)
            found[at][1].append(child.tail or "")
        found[at][1].append(gap)

    found.append(("", [], ()))
    walk(parse(html), 0, ())
    return [
        Passage(label, text, anchors)
        for label, parts, anchors in found
        if (text := folded("".join(parts)))
    ]


def runs(html: str) -> Iterator[tuple[str, str]]:
    """Every text node that is not blank, with its label; an empty one where it has none."""

    def walk(element: Element, label: str) -> Iterator[tuple[str, str]]:
        label = element.get("data-label", label)
        yield element.text or "", label
        for child in element:
            yield from walk(child, label)
            yield child.tail or "", label

    for text, label in walk(parse(html), ""):
        if folded(text):
            yield folded(text), label


def of_prose(text: str) -> str:
    """The words of a text that may be prose, as a reader sees them."""
    return folded(unescape(re.sub("<[^>]*>", "", to_html(text))))


# -- Markdown ----------------------------------------------------------------------------------

_MARKDOWN = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a row of a table, or the body of a footnote, as a reader sees it."""

    kind: str
    text: str
    numbers: tuple[int, ...]
    """The footnotes that it refers to."""
    footnote: int | None = None
    """The footnote that it is the body of."""


def blocks(markdown: str) -> list[Block]:
    """Every block of a Markdown file, front matter left out."""
    found: list[Block] = []
    stack: list[str] = []
    footnote: int | None = None
    row: list[Token] | None = None
    for token in _MARKDOWN.parse(_FRONT.sub("", markdown)):
        if token.type == "footnote_open":
            footnote = int(token.meta["label"])
        elif token.type == "footnote_close":
            footnote = None
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            kind = "head" if "thead" in stack else "row"
            found.append(_block(kind, row or [], footnote))
            row = None
        elif token.type == "inline" and row is not None:
            row.append(token)
        elif token.type == "inline":
            inside = "item" if "list_item" in stack else "paragraph"
            kind = "heading" if "heading" in stack else inside
            found.append(_block(kind, [token], footnote))
        elif token.type in ("fence", "code_block", "html_block"):
            found.append(Block(token.type, folded(token.content), (), footnote))
        if token.nesting == 1:
            stack.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            stack.pop()
    return [one for one in found if one.text or one.numbers]


def _block(kind: str, inlines: list[Token], footnote: int | None) -> Block:
    children = [[*(one.children or [])] for one in inlines]
    numbers = [
        int(token.meta["label"])
        for inline in children
        for token in inline
        if token.type == "footnote_ref"
    ]
    cells = ["".join(map(_plain, inline)) for inline in children]
    return Block(kind, folded(" | ".join(cells)), tuple(numbers), footnote)


def _plain(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    return " " if token.type in ("softbreak", "hardbreak") else ""


# -- what may be said --------------------------------------------------------------------------

# Terms that say something of the record are no boilerplate.
_SAYING = {"stage", "verb", "label", "likelihood", "confidence", "trigger", "vote", "binding"}
_SAYING |= {"comparison", "fulfilment"}
_SAYING |= {"condition", "type", "gap", "basis", "position", "quote", "between labels", "date"}
_NUMBER = re.escape("{n}")


class Boilerplate:
    """What the program may say itself in the outputs of one meeting in one language."""

    def __init__(self, made: Printed, more: Iterable[str] = ()) -> None:
        whole, phrase = made.whole, made.wording.phrase
        self.declared = {
            *(whole.title, whole.publication, whole.publisher, whole.marking, whole.kind),
            *(whole.edition, whole.state, whole.as_of, *whole.notices),
            *(one.heading for one in whole.headings),
            *(one.name for facts in (whole.facts, made.brief.facts.entries) for one in facts),
            *(group.attendance for group in whole.participants),
            *(row.group for row in whole.compared),
            *(tick.text for axis in whole.axes for tick in axis.ticks),
            *(source.sha256 for source in whole.sources),
            *(
                f"{phrase('Sentence')} {quote.number}"
                for source in whole.sources
                for quote in source.sentences
            ),
            *(wording.language_name for wording in made.wordings.values()),
            *("SHA-256", "Markdown", "JSON"),
            *_found(whole, "mark"),
            *_found(whole, "doubt"),
            *(one for name in (*_COUNTED, "rests_on_short") for one in _found(whole, name)),
            *(made.brief.judgements_rest_on, made.brief.rows_rest_on),
            *more,
        } - {""}
        self.declared = {folded(one) for one in self.declared}
        own = [phrase(english, context) for context, english in phrases() if context not in _SAYING]
        counted = (re.escape(one).replace(_NUMBER, r"\d+") for one in own if "{n}" in one)
        alternatives = [
            *map(re.escape, (one for one in own if "{" not in one)),
            *map(re.escape, self.declared),
            *counted,
            rf"{re.escape(phrase('Sentence'))} \d+",
        ]
        anything = "|".join(sorted(alternatives, key=len, reverse=True))
        self._pattern = re.compile(rf"(?:(?:{anything})(?!\w)|[\s·|:;*]+)*")

    def says(self, text: str) -> bool:
        """Whether a text is made of nothing else."""
        return self._pattern.fullmatch(folded(text)) is not None


def _found(value: object, name: str) -> Iterator[str]:
    """The texts of every field of this name."""
    if isinstance(value, tuple):
        for item in value:
            yield from _found(item, name)
    elif is_dataclass(value):
        yield from (getattr(value, f.name) for f in fields(value) if f.name == name)
        for field in fields(value):
            yield from _found(getattr(value, field.name), name)


Expected = tuple[str, str, str]
"""The anchor of an entry, one of its texts, and the label that this has to stand under."""

# By field: what is never printed as a text, and what has a label of its own.
_NOT_PRINTED = {"id", "href", "language", "direction", "is_made", "is_draft", "mark", "cite"}
_NOT_PRINTED |= {"issued", "sha256", "word", "label", "number", "agenda_gap", "rests_on_short"}
_NOT_PRINTED |= {"doubt", "group"}
# What the program counts itself, and what it says of a source that was corrected or retracted.
_COUNTED = {"rests_on", "what_became"}
_OWN_WORDS = {"attendance", "counts", "meeting_words", "ticks", "more"}
_EDITORS = {"note", "notes", "scope", "because", "basis", "may_be", "grade", "grade_words"}
_EDITORS |= {"result"}


# By field: what only pictures show, and what says where in them something is drawn.
_PICTURED = {"drawn", "tokens", "counts", "distance", "inferred", "sort_words"}
_NOT_PRINTED |= {"presence", "shape", "sort", "outline", "sureness"}
_NOT_PRINTED |= {"x", "meeting_at", "is_inferred", "events"}


def expected(
    value: Any, label: str = "", anchor: str = "", *, pictured: bool = False
) -> Iterator[Expected]:
    """Every text of a section of a view, with the label that its entry has there; `pictured` with
    those of its picture.
    """
    if isinstance(value, tuple):
        for item in value:
            yield from expected(item, label, anchor, pictured=pictured)
        return
    if isinstance(value, str):
        if value:
            yield anchor, of_prose(value), label
        return
    if not is_dataclass(value):
        return
    anchor, label = _anchor_of(value, anchor), _label_of(value, label)
    for field in fields(value):
        inside = getattr(value, field.name)
        if isinstance(inside, types.Cite):
            yield from expected(inside.added, Label.INFERRED.value, anchor)
        if field.name in _NOT_PRINTED or (field.name in _PICTURED and not pictured):
            continue
        if field.name in _EDITORS or (isinstance(value, quoted.Source) and field.name == "kind"):
            yield from expected(inside, Label.INFERRED.value, anchor)
        elif (
            field.name in _COUNTED
            or field.name in _OWN_WORDS
            or (isinstance(value, types.Fact | entries.Column) and field.name == "name")
        ):
            yield from expected(inside, BOILERPLATE, anchor)
        else:
            yield from expected(inside, label, anchor, pictured=pictured)


def _anchor_of(value: Any, anchor: str) -> str:
    if isinstance(value, quoted.Sentence):
        return f"s{value.number}"
    if isinstance(value, types.Tension | quoted.Source):
        return anchor  # that of its heading, which holds none of the rest
    return getattr(value, "id", "") or anchor


def _label_of(value: Any, label: str) -> str:
    if isinstance(cite := getattr(value, "cite", None), types.Cite):
        return cite.label
    if isinstance(value, _UNSAID):
        return Label.NOT_STATED.value
    if isinstance(value, types.Tension | types.Reason | quoted.Review):
        return Label.INFERRED.value
    if isinstance(value, quoted.Source):
        return Label.STATED.value
    return str(getattr(value, "label", label))


_UNSAID = (entries.Gap, entries.Column, entries.Unconditional)


def sections(made: Printed) -> Iterator[Expected]:
    """Every text of the whole briefing in words, with its label."""
    for section in made.whole.headings:
        yield from expected(getattr(made.whole, section.id), "", section.id)


def pictured(made: Printed) -> Iterator[Expected]:
    """The same where pictures take the place of words, with all that the pictures say."""
    whole = made.whole
    for section in whole.headings:
        inside = whole.matrix if section.id == "gaps" else getattr(whole, section.id)
        if getattr(whole, section.id):
            yield from expected(inside, "", section.id, pictured=True)
    if whole.timeline:
        yield from expected(whole.axes, "", "timeline", pictured=True)
        yield from expected(whole.timeline_legend, BOILERPLATE, "timeline", pictured=True)
    if whole.triggers:
        yield from expected(whole.unconditional, "", "triggers", pictured=True)


def record_texts(made: Printed) -> Iterator[tuple[str, str]]:
    """Every text of the record in a language, where it stands and what it says.

    Why a passage is set aside is told on the page of its source.
    """
    tag = made.wording.language
    overlay = made.docket.meeting.overlays.get(tag)
    for path, original in texts(made.docket.record):
        if path[0] == "set_aside":
            continue
        scalar = text_at(overlay, path) if overlay else None
        yield " → ".join(map(str, path)), scalar.value.strip() if scalar else original
    for claim in made.dossier.claims:
        yield f"claims → {claim.id}", claim.exact
        if claim.language != tag:
            yield f"claims → {claim.id} → {tag}", claim.translation[tag]
    for party in made.dossier.parties.values():
        if party.printed:
            yield f"{party.id}, as printed", party.printed


def names_and_titles(made: Printed) -> Iterator[tuple[str, str]]:
    """The name of everybody, and the title of each source."""
    for party in made.dossier.parties.values():
        yield f"{party.id}, name", party.name[made.wording.language]
    for source in made.dossier.sources:
        yield f"{source.id}, title", source.title
