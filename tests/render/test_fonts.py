"""The shipped fonts: the alphabets that names and quotes come in, and nothing from the system."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from briefs.render.glyphs import known_characters
from briefs.render.pdf import print_one
from briefs.shipped import shipped_templates, template_folders
from tests.pdfs import SHIPPED_FONTS

FONTS = shipped_templates() / "fonts"
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
HEBREW = {
    "Hebrew": "אבגדהוזחטיךכלםמןנסעףפץצקרשת־׳״",
    "Hebrew, with points": "שָׁלוֹם בְּרֵאשִׁית חֲנֻכָּה מִנְחָה טֶ חֳ",
    "Yiddish": "װױײ",
}
ARABIC = {
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟٠١٢٣٤٥٦٧٨٩",
    "Arabic, with vowels": "مُحَمَّدٌ كِتَابًا لٍ نْ",
    "Kurdish": "ڕڤڵۆێەھ",
    "Pashto": "ټځڅډړږښڼۍې",
    "Persian": "پچژکگی‌۰۱۲۳۴۵۶۷۸۹",
    "Urdu": "ٹڈڑںہھےۓۃ",
}
TO_THE_LEFT = HEBREW | ARABIC
MARKS = "–—‘’‚“”„«»‹›…·•§†‡°′″−×€£¥%‰№"

LICENCES = {
    "Source Sans 3": "LICENSE-SourceSans.md",
    "Source Serif 4": "LICENSE-SourceSerif.md",
    "Noto Sans Hebrew": "LICENSE-NotoHebrew.md",
    "Noto Serif Hebrew": "LICENSE-NotoHebrew.md",
    "Noto Naskh Arabic UI": "LICENSE-NotoArabic.md",
}


@pytest.mark.parametrize("language", ALPHABETS | TO_THE_LEFT)
def test_every_letter_has_a_glyph(language: str) -> None:
    letters = BASIC + (ALPHABETS | TO_THE_LEFT)[language]
    known = known_characters(FOLDERS)
    assert {c for c in letters + letters.lower() if ord(c) not in known} == set()


def test_every_mark_has_a_glyph() -> None:
    known = known_characters(FOLDERS)
    assert {c for c in MARKS if ord(c) not in known} == set()


def test_they_print_without_complaint_and_from_the_shipped_fonts_only() -> None:
    """In either face, upright, italic and bold; what one face lacks the other shipped one lends."""
    letters = " ".join((*ALPHABETS.values(), *(a.lower() for a in ALPHABETS.values()), MARKS))
    assert set(_printed(letters)) == {"Source-Sans-3", "Source-Serif-4"}


@pytest.mark.parametrize("language", TO_THE_LEFT)
def test_other_scripts_come_from_their_own_fonts(language: str) -> None:
    """And from no other; the Latin letters, the figures and the marks beside them do not change."""
    latin = f"{BASIC} {BASIC.lower()} 0123456789 {MARKS}"
    fonts = _printed(f"{latin} {TO_THE_LEFT[language]} {latin}")
    script = "Hebrew" if language in HEBREW else "Arabic"
    ours = {name for name in SHIPPED_FONTS if script in name}
    assert {name for name in fonts if not name.startswith("Source-")} == ours
    lent = {letter for name in ours for letter in fonts[name]}
    assert lent >= {letter for letter in TO_THE_LEFT[language] if letter.isalnum()}
    assert lent.isdisjoint(latin.replace(" ", ""))


def test_a_font_has_every_weight_that_prints_use() -> None:
    """Regular and something bolder, so that a heading in another script is one."""
    weights: dict[str, set[int]] = {}
    for path in FONTS.glob("*.ttf"):
        with TTFont(path) as font:
            weights.setdefault(_family(font), set()).add(font["OS/2"].usWeightClass)
    assert {family.replace(" ", "-") for family in weights} == SHIPPED_FONTS
    assert all(400 in found and max(found) >= 600 for found in weights.values()), weights


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.name)
def test_every_font_comes_with_its_licence(path: Path) -> None:
    """SIL Open Font License 1.1, clause 2: each copy has the copyright notice and the licence."""
    with TTFont(path) as font:
        family, notice = _family(font), font["name"].getDebugName(0)
    notices, title, _ = (
        (FONTS / LICENCES[family]).read_text("utf-8").partition("SIL OPEN FONT LICENSE Version 1.1")
    )
    assert title
    if family.startswith("Noto"):
        assert f"{notice} ({family})" in notices
    else:
        assert "Adobe (http://www.adobe.com/), with Reserved Font Name" in notice
        assert "Adobe (http://www.adobe.com/), with Reserved Font Name" in notices


def _family(font: TTFont) -> str:
    return str(font["name"].getDebugName(16) or font["name"].getDebugName(1))


def test_a_letter_that_they_lack_is_complained_of() -> None:
    assert ord("中") not in known_characters(FOLDERS)
    assert print_one(_page("<p>中</p>"), FOLDERS).complaints


def _printed(letters: str) -> dict[str, set[str]]:
    """For each family of a print in either face, upright, italic and bold, the letters from it."""
    page = _page(f"<p>{letters}</p><p><em>{letters}</em></p><p><strong>{letters}</strong></p>")
    printed = print_one(page, FOLDERS)
    assert printed.complaints == ()
    found: dict[str, set[str]] = {}
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        for one in pdf.pages:
            for font in one.resources["/Font"].values():
                name = str(font.BaseFont).split("+")[1]
                family = next(known for known in SHIPPED_FONTS if name.startswith(known))
                found.setdefault(family, set()).update(_letters(font.ToUnicode.read_bytes()))
    return found


def _letters(mapping: bytes) -> str:
    """The letters of a font's `ToUnicode`: lines of a glyph and its letters, in hexadecimal."""
    pairs = re.findall(rb"<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>\s*\n", mapping)
    return "".join(bytes.fromhex(pair.decode()).decode("utf-16-be") for pair in pairs)


def _page(body: str) -> str:
    style = Path(FOLDERS[-1], "print.css").read_text("utf-8")
    return (
        f'<html lang="en"><head><title>Letters</title><style>{style}</style></head>'
        f'<body>{body}<div class="kicker">{body}</div></body></html>'
    )
