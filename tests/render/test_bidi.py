"""Texts of two directions in a page. All names are invented."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.render.bidi import set_apart
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
def test_pages(page: str, expected: str) -> None:
    assert set_apart(page) == expected


@given(LETTERS, st.sampled_from(["", ' lang="he"', ' dir="rtl"', ' lang="ar" dir="rtl"']))
def test_no_letter_comes_or_goes(text: str, said: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    page = f"<!DOCTYPE html><html><body><p{said}>{escaped}</p></body></html>"
    parsed = html5lib.parse(set_apart(page), namespaceHTMLElements=False)
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


def _order(body: str, *marks: str) -> list[str]:
    """The marks in the order in which they stand on the line."""
    style = Path(FOLDERS[-1], "print.css").read_text("utf-8")
    head = f"<title>T</title><style>{style}</style>"
    printed = print_one(f'<html lang="en"><head>{head}</head><body>{body}</body></html>', FOLDERS)
    assert printed.complaints == ()
    page = pypdfium2.PdfDocument(printed.data)[0].get_textpage()
    letters = [(page.get_text_range(i, 1), page.get_charbox(i)) for i in range(page.count_chars())]
    lefts = {mark: min(box[0] for char, box in letters if char == mark) for mark in marks}
    return sorted(marks, key=lambda mark: lefts[mark])


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=list(SENTENCES))
@pytest.mark.parametrize("names", [("דוד", "לוי"), ("شرف", "بدر")], ids=["Hebrew", "Arabic"])
def test_a_number_stays_behind_the_name_in_print(sentence: str, names: tuple[str, str]) -> None:
    text = sentence.format(*(f"\u2068{name}\u2069" for name in names))
    first = names[0][0]
    assert _order(set_apart(f"<p>{text}</p>"), "n", first, "2") == ["n", first, "2"]


def test_without_it_the_number_jumps() -> None:
    assert _order("<p>Minister דוד 12 of the delegates</p>", "M", "ד", "2") == ["M", "2", "ד"]


def test_names_in_a_list_stand_in_its_order() -> None:
    apart = set_apart("<p>\u2068דוד\u2069, \u2068לוי\u2069, Ada</p>")
    assert _order(apart, "ד", "ל", "A") == ["ד", "ל", "A"]
    assert _order("<p>דוד, לוי, Ada</p>", "ד", "ל", "A") == ["ל", "ד", "A"]
