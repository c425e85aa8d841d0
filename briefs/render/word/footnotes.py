"""Citations of numbered sentences as footnotes.

A page says by attributes which sentences something cites (`data-sentences`), and what a footnote
tells of each: `data-footnote` in full; `data-footnote-short` in short, with `data-of` its source,
whose name stands once behind its sentences, from `data-footnote-source`.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from itertools import groupby

from lxml import etree, html

from briefs.render.word.styles import Element, folded

_FULL, _SHORT, _SOURCE = "data-footnote", "data-footnote-short", "data-footnote-source"
_OF, _CITED = "data-of", "data-sentences"


def footnotes(root: Element) -> None:
    """Each citation becomes one footnote with all its sentences.

    A sentence is told in full where it is first cited, and in short after that.
    """
    notes = _Notes(root)
    for number, cite in enumerate(root.xpath(f"//*[@{_CITED}]"), 1):
        cited = [one for one in cite.get(_CITED).split() if one in notes.full]
        for link in [a for a in cite.iter("a") if a.get("href", "").startswith("#")]:
            link.tail = None  # what stands between two numbers
            link.drop_tree()
        _in_brackets(cite)
        if cited:
            anchor = f"footnote-{number}"
            root.body.append(notes.note(anchor, cited))
            link = cite.makeelement("a", {"epub:type": "noteref", "href": f"#{anchor}"})
            link.text = "*"
            link.tail, cite.tail = cite.tail, None
            cite.addnext(link)
    for cite in root.xpath(f"//*[contains(@class, 'cite')][not(@{_CITED})]"):
        _in_brackets(cite)


def _in_brackets(cite: Element) -> None:
    """Set the words of a citation apart from the text, and from one another."""
    said = [_words(cite, cite.text)]
    for child in list(cite):
        said += [child, _words(cite, child.tail)]
        cite.remove(child)
    said = [words for words in said if folded(words)]
    cite.text = "(" if said else None
    for number, words in enumerate(said, 1):
        words.tail = "; " if number < len(said) else ")"
        cite.append(words)


def _words(cite: Element, text: str | None) -> Element:
    """Text that stands in a citation by itself, as an element like the others."""
    words = cite.makeelement("span")
    words.text = (text or "").strip()
    return words


class _Notes:
    """What the page says of each sentence, for footnotes; it is taken out of the page."""

    def __init__(self, root: Element) -> None:
        self.full, self._short, self._sources = (
            _taken(root, attribute) for attribute in (_FULL, _SHORT, _SOURCE)
        )
        self._told: set[str] = set()

    def note(self, anchor: str, ids: Iterable[str]) -> Element:
        """A footnote: sentences that are new in full, then those known already, by source."""
        note = html.Element("aside", {"epub:type": "footnote", "id": anchor})
        known = [one for one in ids if one in self._told]
        for one in ids:
            if one not in self._told:
                note.extend(deepcopy(part) for part in self.full[one])
                self._told.add(one)
        if known:
            short = etree.SubElement(note, "p")
            for source, group in groupby(known, key=lambda one: self._short[one].get(_OF)):
                if len(short):
                    short[-1].tail = "; "
                for one in group:
                    _append(short, self._short[one], ", ")
                _append(short, self._sources[source], " – ")
        return note


def _append(paragraph: Element, part: Element, between: str) -> None:
    """Add a copy of this to a paragraph, with something between it and what is there."""
    copy = deepcopy(part)
    copy.tag = "span"
    if len(paragraph) and not paragraph[-1].tail:
        paragraph[-1].tail = between
    paragraph.append(copy)


def _taken(root: Element, attribute: str) -> dict[str, Element]:
    """The elements with an attribute, by its value; they are taken out."""
    found = {}
    for element in root.xpath(f"//*[@{attribute}]"):
        element.drop_tree()
        element.tail = None
        found[element.get(attribute)] = element
    return found
