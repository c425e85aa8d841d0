"""The text of a web page, by trafilatura: its headings, paragraphs, lists and tables.

Every block of the page is one line, and no mark is added that the page does not show; cells of a
table are set apart by tabs. What the page says of itself (title, author, site, date, address) is
taken from its own metadata and never guessed from the text.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from briefs.desk.archiving.plain import tidy
from briefs.desk.archiving.taken import Taken
from briefs.desk.refused import Refused
from briefs.dossier.anchor import find, fold

_BLOCKS = frozenset(["main", "head", "p", "list", "item", "table", "row", "quote", "code", "div"])
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_DECLARED_DATES = {"extensive_search": False, "original_date": True}


def take_webpage(data: bytes, name: str) -> Taken:
    """Take in a web page. Raises `Refused` where no running text is found in it."""
    from trafilatura import bare_extraction, extract  # noqa: PLC0415 - slow, and for pages only

    page = extract(data, output_format="xml", include_comments=False)
    if not page:
        raise Refused(
            f"No running text was found in `{name}`. Save its text as a `.txt` and archive that."
        )
    main = ElementTree.fromstring(page).find("main")
    lines = [] if main is None else _lines(main)
    told = bare_extraction(
        data, with_metadata=True, include_comments=False, date_extraction_params=_DECLARED_DATES
    )
    about: dict[str, Any] = told if isinstance(told, dict) else told.as_dict() if told else {}
    done = [
        "The running text, headings, lists and tables of the page were taken. Menus, and often "
        "bylines and captions of pictures, are not in it: compare it with the page."
    ]
    heading = next((" ".join(e.itertext()) for e in main or () if e.get("rend") == "h1"), None)
    title = heading or about.get("title")
    if title and not find(fold("\n".join(lines)), title):
        lines.insert(0, title)
        done.append("The title of the page was not in its running text, and is now the first line.")
    text, more = tidy("\n".join(lines))
    address = about.get("url")
    return Taken(
        text,
        (*done, *more),
        title=title,
        outlet=about.get("sitename"),
        author=about.get("author"),
        published=about.get("date"),
        url=address if address and _ADDRESS.fullmatch(address) else None,
        original="html",
    )


def _lines(main: ElementTree.Element) -> list[str]:
    """A line for each block, in the order of the page."""
    pieces: list[str] = []
    _gather(main, pieces)
    lines = (re.sub(r" *\t *", "\t", line).strip() for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _gather(element: ElementTree.Element, pieces: list[str]) -> None:
    breaks = element.tag in _BLOCKS
    pieces.append("\n" if breaks or element.tag == "lb" else "\t" if element.tag == "cell" else "")
    pieces.append(_spaced(element.text))
    for child in element:
        _gather(child, pieces)
        pieces.append(_spaced(child.tail))
    pieces.append("\n" if breaks else "")


def _spaced(text: str | None) -> str:
    """Line breaks inside a block are only spaces on a page."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")
