"""Texts of two directions, addresses and fingerprints in a page. All names are invented."""

from __future__ import annotations

from html import escape as escape_html
from pathlib import Path

import html5lib
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.render.between import between_tags
from briefs.render.pdf import print_one
from briefs.render.prose import escape, to_markdown
from briefs.shipped import template_folders

FOLDERS = template_folders(None)
LETTERS = st.text("ab דוש شر12 .,()&<>\"'\u2068\u2069", max_size=30)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Ada, 12</p>", "<p>Ada, 12</p>"),
        ("<p>דוד 12</p>", '<p><bdi dir="rtl">דוד</bdi> 12</p>'),
        ("<p>&#34;דוד&#34; &lt;3</p>", '<p>"<bdi dir="rtl">דוד</bdi>" &lt;3</p>'),
        # in an address, another attribute, a title, a script or a `<bdi>` nothing is touched
        ('<a href="/דוד">x</a>', '<a href="/דוד">x</a>'),
        ('<p title="דוד > 12">x</p>', '<p title="דוד > 12">x</p>'),
        ("<title>דוד 12</title>", "<title>דוד 12</title>"),
        ("<!-- דוד --><script>דוד</script>", "<!-- דוד --><script>דוד</script>"),
        ("<bdi>דוד</bdi> 12", "<bdi>דוד</bdi> 12"),
        # what a view has set apart
        ("<p>\u2068דוד, לוי\u2069, 3</p>", '<p><bdi dir="rtl">דוד, לוי</bdi>, 3</p>'),
        (
            "<p>\u2068Ada דוד 1\u2069</p>",
            '<p><bdi dir="ltr">Ada <bdi dir="rtl">דוד</bdi> 1</bdi></p>',
        ),
        ("<p>\u2068Ada</p><p>\u2069</p>", "<p>Ada</p><p></p>"),
        # a passage in a language from right to left: its last point too
        ('<q lang="he">דוד: לא.</q>.', '<q lang="he"><bdi dir="rtl">דוד: לא.</bdi></q>.'),
        (
            '<q lang="he"> דוד (Ada) 3 </q>',
            '<q lang="he"> <bdi dir="rtl">דוד (<bdi dir="ltr">Ada</bdi>) 3</bdi> </q>',
        ),
        # its quotation marks belong to the line
        (
            '<q lang="he">“\u2067דוד: לא.\u2069”</q>',
            '<q lang="he">“<bdi dir="rtl">דוד: לא.</bdi>”</q>',
        ),
        (
            '<q lang="he">“דוד (Ada).”</q>',
            '<q lang="he">“<bdi dir="rtl">דוד (<bdi dir="ltr">Ada</bdi>).</bdi>”</q>',
        ),
        ('<q lang="he">Ada</q>', '<q lang="he">Ada</q>'),
        # where the lines run from right to left already
        ('<p dir="rtl" lang="he">דוד: 3.</p>', '<p dir="rtl" lang="he">דוד: 3.</p>'),
        ('<p dir="rtl">דוד Ada 3</p>', '<p dir="rtl">דוד <bdi dir="ltr">Ada</bdi> 3</p>'),
        ('<p dir="rtl"><br>דוד</p>דוד', '<p dir="rtl"><br>דוד</p><bdi dir="rtl">דוד</bdi>'),
        # ends that HTML lets one leave out
        (
            '<ul dir="rtl"><li>דוד<li>לוי</ul>דוד',
            '<ul dir="rtl"><li>דוד<li>לוי</ul><bdi dir="rtl">דוד</bdi>',
        ),
    ],
)
def test_directions(page: str, expected: str) -> None:
    assert between_tags(page) == expected


FINGERPRINT = "80914f0274ced542b3c64fd18666296efc1be86f90fc57f02ac5b46ed46d4489"


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("at https://a.example/b-c?d=1&e#f now", "https://a.example/b-c?d=1&e#f"),
        ("“www.a.example”", "www.a.example"),
        (f"SHA-256 {FINGERPRINT}.", FINGERPRINT),
        ("Binnenwasserstraßenunterhaltung", None),
        ("acceded defaced effaced beeffed cafebabe deaddeed".replace(" ", ""), None),
        ("1234567890", None),
    ],
)
def test_literals(text: str, literal: str | None) -> None:
    page = f"<p>{escape_html(text)}</p>"
    marked = between_tags(page)
    if literal is None:
        assert marked == page
    else:
        assert f'<span class="literal">{escape_html(literal)}</span>' in marked
        assert marked.count("literal") == 1


def test_no_address_in_print_gets_a_hyphen() -> None:
    address = "https://canal.example/ordinance/onlockfeeswithallannexesandtables?version=3"
    column = '<div style="width: 90pt">'
    printed = _text(f"{column}{between_tags(f'<p>{address} {FINGERPRINT}</p>')}</div>")
    assert "".join(printed.split()) == f"{address}{FINGERPRINT}"
    broken = _text(f"{column}<p>{address} {FINGERPRINT}</p></div>")
    assert "".join(broken.split()) != f"{address}{FINGERPRINT}"


@given(LETTERS, st.sampled_from(["", ' lang="he"', ' dir="rtl"', ' lang="ar" dir="rtl"']))
def test_no_letter_comes_or_goes(text: str, said: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    page = f"<!DOCTYPE html><html><body><p{said}>{escaped}</p></body></html>"
    parsed = html5lib.parse(between_tags(page), namespaceHTMLElements=False)
    (paragraph,) = parsed.iter("p")
    bare = text.translate(dict.fromkeys(range(0x2066, 0x206A)))
    kept = "".join(paragraph.itertext())
    assert kept.translate(dict.fromkeys(range(0x2066, 0x206A))) == bare


def test_markdown() -> None:
    assert escape("דוד 12 [x]") == "\u2067דוד\u2069 12 \\[x\\]"
    assert to_markdown("met **דוד** 12 and דוד 3") == (
        "met **\u2067דוד\u2069** 12 and \u2067דוד\u2069 3"
    )
    assert escape("Ada 12") == "Ada 12"


# Each name is followed by a number that belongs to the sentence, not to the name.
SENTENCES = {
    "a number": "Minister {} 12 parts",
    "a bracket": "Minister {} (12)",
    "a list": "present: {}, {}, Ada 12",
    "brackets round it": "the minister ({}), 12",
}


def _page(body: str) -> pypdfium2.PdfTextPage:
    style = Path(FOLDERS[-1], "print.css").read_text("utf-8")
    head = f"<title>T</title><style>{style}</style>"
    printed = print_one(f'<html lang="en"><head>{head}</head><body>{body}</body></html>', FOLDERS)
    assert printed.complaints == ()
    return pypdfium2.PdfDocument(printed.data)[0].get_textpage()


def _text(body: str) -> str:
    """The text of a print as it stands, without its page number."""
    text: str = _page(body).get_text_range()
    return text.replace("\ufffe", "-").removesuffix("1 / 1").strip()


def _order(body: str, *marks: str) -> list[str]:
    """The marks in the order in which they stand on the line."""
    page = _page(body)
    letters = [(page.get_text_range(i, 1), page.get_charbox(i)) for i in range(page.count_chars())]
    lefts = {mark: min(box[0] for char, box in letters if char == mark) for mark in marks}
    return sorted(marks, key=lambda mark: lefts[mark])


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=list(SENTENCES))
@pytest.mark.parametrize("names", [("דוד", "לוי"), ("شرف", "بدر")], ids=["Hebrew", "Arabic"])
def test_a_number_stays_behind_the_name_in_print(sentence: str, names: tuple[str, str]) -> None:
    text = sentence.format(*(f"\u2068{name}\u2069" for name in names))
    first = names[0][0]
    assert _order(between_tags(f"<p>{text}</p>"), "n", first, "2") == ["n", first, "2"]


def test_without_it_the_number_jumps() -> None:
    assert _order("<p>Minister דוד 12 of the delegates</p>", "M", "ד", "2") == ["M", "2", "ד"]


def test_names_in_a_list_stand_in_its_order() -> None:
    apart = between_tags("<p>\u2068דוד\u2069, \u2068לוי\u2069, Ada</p>")
    assert _order(apart, "ד", "ל", "A") == ["ד", "ל", "A"]
    assert _order("<p>דוד, לוי, Ada</p>", "ד", "ל", "A") == ["ל", "ד", "A"]
