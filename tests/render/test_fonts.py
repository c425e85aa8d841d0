"""The shipped fonts: the alphabets that names and quotes come in, and nothing from the system."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from briefs.render.glyphs import known_characters
from briefs.render.pdf import print_one
from briefs.shipped import template_folders

FOLDERS = template_folders(None)
BASIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# What each language needs beyond A to Z, in capitals (Unicode CLDR's main exemplar characters).
LATIN = {
    "Albanian": "ÇË",
    "Azerbaijani": "ÇƏĞİÖŞÜ",
    "Catalan": "ÀÇÉÈÍÏŁÓÒÚÜ",
    "Croatian": "ČĆĐŠŽ",
    "Czech": "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "Danish": "ÆØÅ",
    "Dutch": "ÁÄÉËÍÏÓÖÚÜ",
    "Estonian": "ÄÕÖÜŠŽ",
    "Finnish": "ÅÄÖŠŽ",
    "French": "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ",
    "German": "ÄÖÜẞ",
    "Hungarian": "ÁÉÍÓÖŐÚÜŰ",
    "Icelandic": "ÁÐÉÍÓÚÝÞÆÖ",
    "Irish": "ÁÉÍÓÚ",
    "Italian": "ÀÉÈÌÓÒÙ",
    "Latvian": "ĀČĒĢĪĶĻŅŠŪŽ",
    "Lithuanian": "ĄČĘĖĮŠŲŪŽ",
    "Maltese": "ÀĊĠĦŻ",
    "Northern Sami": "ÁČĐŊŠŦŽ",
    "Norwegian": "ÆØÅÀÉÒÓÔ",
    "Polish": "ĄĆĘŁŃÓŚŹŻ",
    "Portuguese": "ÁÂÃÀÇÉÊÍÓÔÕÚ",
    "Romanian": "ĂÂÎȘȚ",
    "Slovak": "ÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ",
    "Slovenian": "ČŠŽ",
    "Spanish": "ÁÉÍÑÓÚÜ",
    "Swedish": "ÅÄÖÉ",
    "Turkish": "ÇĞİÖŞÜ",
    "Vietnamese": "ĂÂĐÊÔƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ",
    "Welsh": "ÂÊÎÔÛŴŶ",
}
GREEK = {
    "Greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫ",
    "Greek, polytonic": "ἈἉἌἍἘἙἜἝἨἩἬἭἸἹἼἽὈὉὌὍὙὝὨὩὬὭᾺῈῊῚῸῪῺᾼῌῼῬ",
}
CYRILLIC = {
    "Belarusian": "АБВГДЕЁЖЗІЙКЛМНОПРСТУЎФХЦЧШЫЬЭЮЯ",
    "Bulgarian": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯЍ",
    "Kazakh": "ӘҒҚҢӨҰҮҺІ",
    "Kyrgyz": "ҢӨҮ",
    "Macedonian": "ЃЅЈЉЊЌЏЀЍ",
    "Mongolian": "ӨҮ",
    "Russian": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "Serbian": "ЂЈЉЊЋЏ",
    "Tajik": "ҒӢҚӮҲҶ",
    "Ukrainian": "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ",
}
ALPHABETS = LATIN | GREEK | CYRILLIC
MARKS = "–—‘’‚“”„«»‹›…·•§†‡°′″−×€£¥%‰№"


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_letter_has_a_glyph(language: str) -> None:
    letters = BASIC + ALPHABETS[language]
    known = known_characters(FOLDERS)
    assert {c for c in letters + letters.lower() if ord(c) not in known} == set()


def test_every_mark_has_a_glyph() -> None:
    known = known_characters(FOLDERS)
    assert {c for c in MARKS if ord(c) not in known} == set()


def test_they_print_without_complaint_and_from_the_shipped_fonts_only() -> None:
    """In either face, upright, italic and bold; what one face lacks the other shipped one lends."""
    letters = " ".join((*ALPHABETS.values(), *(a.lower() for a in ALPHABETS.values()), MARKS))
    page = _page(f"<p>{letters}</p><p><em>{letters}</em></p><p><strong>{letters}</strong></p>")
    printed = print_one(page, FOLDERS)
    assert printed.complaints == ()
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        names = {
            str(font.BaseFont).split("+")[1]
            for one in pdf.pages
            for font in one.resources["/Font"].values()
        }
    assert names
    assert all(name.startswith(("Source-Sans-3", "Source-Serif-4")) for name in names)


def test_a_letter_that_they_lack_is_complained_of() -> None:
    assert ord("中") not in known_characters(FOLDERS)
    assert print_one(_page("<p>中</p>"), FOLDERS).complaints


def _page(body: str) -> str:
    style = Path(FOLDERS[-1], "print.css").read_text("utf-8")
    return (
        f'<html lang="en"><head><title>Letters</title><style>{style}</style></head>'
        f'<body>{body}<div class="kicker">{body}</div></body></html>'
    )
