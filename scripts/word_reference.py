"""Write `templates/reference.docx`, which holds the styles of the Word documents.

In: the tables below. Out: a document that Word opens, with every style shown once, and with the
content controls that a build fills. Houses change their copy of it in Word, not here.

Fonts and colours are those of the theme, which one choice in Word changes everywhere. The fonts
are those that come with every Word, since a font that is not there would be replaced unseen.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

REFERENCE = Path(__file__).parents[1] / "templates" / "reference.docx"

HEADINGS, TEXT = "Calibri", "Cambria"
ACCENT, TINT, MUTED, DOUBT, RULE = "0B3A5B", "EEF3F7", "444444", "8A3B00", "BBBBBB"
# Twentieths of a point: A4, its margins, and what is left between them.
PAGE = (11906, 16838)
MARGIN = 1191
WIDTH = PAGE[0] - 2 * MARGIN

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'


@dataclass(frozen=True)
class Style:
    """A style of a paragraph or of characters."""

    name: str
    based_on: str = "Normal"
    paragraph: str = ""
    """The properties of its paragraphs, as WordprocessingML."""
    run: str = ""
    """The properties of its characters."""
    sample: str = ""
    """What shows it in the document; left out, its name."""


def spacing(before: float, after: float, line: float = 0) -> str:
    """Space before and after in points, and the height of lines in lines."""
    lines = f' w:line="{round(line * 240)}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{lines}/>'


def size(points: float) -> str:
    """The size of letters in points, for all scripts."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def color(value: str, theme: str = "") -> str:
    """A colour, which that of the theme replaces."""
    of_theme = f' w:themeColor="{theme}"' if theme else ""
    return f'<w:color w:val="{value}"{of_theme}/>'


SANS = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"'
    ' w:eastAsiaTheme="majorEastAsia" w:cstheme="majorBidi"/>'
)
BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
BLUE, GREY = color(ACCENT, "accent1"), color(MUTED)
KEEP = "<w:keepNext/><w:keepLines/>"


def border(side: str, eighths: int, space: int, of: str = ACCENT) -> str:
    """A line at one side: its width in eighths of a point, its distance in points."""
    theme = ' w:themeColor="accent1"' if of == ACCENT else ""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{of}"{theme}/>'


def outline(level: int) -> str:
    """The level of a heading, from 1."""
    return f'<w:outlineLvl w:val="{level - 1}"/>'


_BOX = "".join(border(side, 6, 4, DOUBT) for side in ("top", "left", "bottom", "right"))
_TINTED = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
_ENDS = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'

PARAGRAPHS = (
    Style("Normal", "", "", ""),
    Style("Body Text", paragraph=spacing(0, 4)),
    Style("First Paragraph", "Body Text"),
    Style("Compact", "Body Text", spacing(1, 1, 1.05), size(9)),
    Style("Row heading", "Compact", run=SANS + BOLD),
    Style("Key", "Body Text", KEEP + spacing(0, 1), SANS + GREY + size(9)),
    Style("Title", "Normal", KEEP + spacing(0, 10, 1.05), SANS + BOLD + size(21)),
    Style("heading 1", "Normal", KEEP + spacing(14, 4) + outline(1), SANS + BOLD + BLUE + size(13)),
    Style("heading 2", "Normal", KEEP + spacing(8, 2) + outline(2), SANS + BOLD + size(11)),
    Style("heading 3", "Normal", KEEP + spacing(6, 2) + outline(3), SANS + BOLD + size(10)),
    Style("heading 4", "Normal", KEEP + spacing(4, 2) + outline(4), SANS + BOLD + size(9)),
    Style("Kicker", "Normal", KEEP + spacing(0, 2), SANS + GREY + size(9.5)),
    Style("Basis", "Normal", spacing(0, 5), SANS + GREY + size(9.5)),
    Style(
        "Alert",
        "Normal",
        f"<w:pBdr>{_BOX}</w:pBdr>" + spacing(0, 6) + '<w:ind w:left="113" w:right="113"/>',
        SANS + size(9.5),
    ),
    Style(
        "Bottom line",
        "Body Text",
        f"<w:keepLines/><w:pBdr>{border('left', 24, 8)}</w:pBdr>{_TINTED}"
        + spacing(0, 6)
        + '<w:ind w:left="227" w:right="113"/>',
        size(11.5),
    ),
    Style("List Bullet", "Body Text", spacing(0, 3)),
    Style("Made", "Normal", KEEP + spacing(0, 3), SANS + size(9.5)),
    Style("Note", "Body Text", spacing(0, 3), ITALIC + size(9)),
    Style("Reason", "Note"),
    Style("On agenda", "Compact"),
    Style("Exact", "Body Text", KEEP + spacing(5, 1)),
    Style("Translation", "Body Text", spacing(0, 1)),
    Style("Aside", "Body Text", spacing(0, 2), SANS + GREY + size(9)),
    Style("Hash", "Normal", spacing(0, 4), GREY + size(7.5)),
    Style("Caption", "Normal", KEEP + spacing(0, 4), SANS + GREY + size(9)),
    Style("Table Caption", "Caption"),
    Style("Definition Term", "Body Text", KEEP + spacing(3, 0), BOLD),
    Style("Definition", "Body Text", '<w:ind w:left="454"/>'),
    Style("Block Text", "Body Text", spacing(4, 4) + '<w:ind w:left="454" w:right="454"/>'),
    Style(
        "footnote text",
        "Normal",
        spacing(0, 1, 1),
        size(8.5),
    ),
    Style("header", "Normal", _ENDS + spacing(0, 0, 1), SANS + size(9)),
    Style("footer", "Normal", _ENDS + spacing(0, 0, 1), SANS + size(9)),
)
CHARACTERS = (
    Style("Default Paragraph Font", ""),
    Style("Aside Char", "", run=SANS + GREY + size(9)),
    Style("Cite", "", run=SANS + GREY + size(9)),
    Style("Review", "", run=SANS + size(9)),
    Style("Mark", "", run=BOLD),
    Style("Doubt", "", run=SANS + BOLD + color(DOUBT) + size(9)),
    Style("Number", "", run=SANS + BOLD + BLUE),
    Style("Running marking", "", run=SANS + BOLD + size(12)),
    Style("Running draft", "", run=SANS + BOLD + color(DOUBT) + size(12)),
    Style("Verbatim Char", "", run='<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>' + size(9)),
    Style("Hyperlink", "", run=BLUE + '<w:u w:val="single"/>'),
    Style("footnote reference", "", run='<w:vertAlign w:val="superscript"/>'),
)
_LINKED = {"Aside": "Aside Char"}
CONTROLS = ("draft", "marking", "running")


def style_id(name: str) -> str:
    """The id of a style: its name in capitals, without spaces."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _style(style: Style, kind: str) -> str:
    builtin = style.name.islower() or style.name in (
        "Normal", "Body Text", "Title", "List Bullet", "Caption", "Block Text", "Hyperlink",
        "Default Paragraph Font", "heading 1", "heading 2", "heading 3", "heading 4",
    )  # fmt: skip
    default = ' w:default="1"' if style.name in ("Normal", "Default Paragraph Font") else ""
    custom = "" if builtin else ' w:customStyle="1"'
    parts = [f'<w:style w:type="{kind}"{default}{custom} w:styleId="{style_id(style.name)}">']
    parts.append(f'<w:name w:val="{style.name}"/>')
    if style.based_on:
        parts.append(f'<w:basedOn w:val="{style_id(style.based_on)}"/>')
    if style.name.startswith(("heading", "Title")):
        parts.append('<w:next w:val="BodyText"/>')
    pairs = {**_LINKED, **{char: name for name, char in _LINKED.items()}}
    if style.name in pairs:
        parts.append(f'<w:link w:val="{style_id(pairs[style.name])}"/>')
    parts.append("<w:qFormat/>")
    if style.paragraph:
        parts.append(f"<w:pPr>{style.paragraph}</w:pPr>")
    if style.run:
        parts.append(f"<w:rPr>{style.run}</w:rPr>")
    return "".join([*parts, "</w:style>"])


def _table(name: str, parts: str, default: bool = False) -> str:
    cells = (
        "<w:tblCellMar>"
        '<w:top w:w="28" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    )
    lines = "".join(border(side, 4, 0, RULE) for side in ("bottom", "insideH"))
    kind = ' w:default="1"' if default else ' w:customStyle="1"'
    return (
        f'<w:style w:type="table"{kind} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        '<w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{lines}</w:tblBorders>{cells}</w:tblPr>"
        f"{parts}</w:style>"
    )


def _part(kind: str, run: str, cell: str = "") -> str:
    cells = f"<w:tcPr>{cell}</w:tcPr>" if cell else ""
    return f'<w:tblStylePr w:type="{kind}"><w:rPr>{run}</w:rPr>{cells}</w:tblStylePr>'


def _styles() -> str:
    fonts = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
        ' w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
    )
    lang = '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size(10.5)}{lang}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing(0, 4, 1.12)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    head = _part("firstRow", SANS + BOLD, f"<w:tcBorders>{border('bottom', 8, 0)}</w:tcBorders>")
    tables = (
        _table("Table", head, default=True),
        _table("Items", head),
        _table("Facts", head),
    )
    inner = "".join(
        [
            defaults,
            *(_style(style, "paragraph") for style in PARAGRAPHS),
            *(_style(style, "character") for style in CHARACTERS),
            *tables,
        ]
    )
    return f"{_HEAD}<w:styles {_NAMESPACES}>{inner}</w:styles>"


def _control(tag: str, style: str) -> str:
    """A content control that a build fills by its tag."""
    look = f'<w:rPr><w:rStyle w:val="{style_id(style)}"/></w:rPr>' if style else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/></w:sdtPr>'
        f"<w:sdtContent><w:r>{look}<w:t>{tag}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_TAB = "<w:r><w:tab/></w:r>"


def _header() -> str:
    line = _control("draft", "Running draft") + _TAB + _control("marking", "Running marking")
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{line}</w:p>'
    return f"{_HEAD}<w:hdr {_NAMESPACES}>{paragraph}</w:hdr>"


def _footer() -> str:
    style = '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    of = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    first = f"<w:p>{style}{_control('running', '')}</w:p>"
    marking = _control("marking", "Running marking")
    second = f"<w:p>{style}{_field('PAGE')}{of}{_field('NUMPAGES')}{_TAB}{marking}</w:p>"
    return f"{_HEAD}<w:ftr {_NAMESPACES}>{first}{second}</w:ftr>"


def _document() -> str:
    shown = [
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style.name)}"/></w:pPr>'
        f"<w:r><w:t>{escape(style.name)}</w:t></w:r></w:p>"
        for style in PARAGRAPHS
        if style.name not in ("header", "footer", "footnote text")
    ]
    shown += [
        f'<w:p><w:r><w:rPr><w:rStyle w:val="{style_id(style.name)}"/></w:rPr>'
        f"<w:t>{escape(style.name)}</w:t></w:r></w:p>"
        for style in CHARACTERS[1:]
    ]
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/>'
        f'<w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/>'
        f'<w:pgMar w:top="1361" w:right="{MARGIN}" w:bottom="1361" w:left="{MARGIN}"'
        ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    inner = "".join([*shown, section])
    return f"{_HEAD}<w:document {_NAMESPACES}><w:body>{inner}</w:body></w:document>"


def _theme() -> str:
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    colors = {
        "dk1": "111111", "lt1": "FFFFFF", "dk2": ACCENT, "lt2": TINT, "accent1": ACCENT,
        "accent2": DOUBT, "accent3": MUTED, "accent4": "5B7C99", "accent5": "A0662A",
        "accent6": RULE, "hlink": ACCENT, "folHlink": MUTED,
    }  # fmt: skip
    palette = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colors.items()
    )
    scripts = "".join(
        f'<a:font script="{script}" typeface="{face}"/>'
        for script, face in (("Arab", "Arial"), ("Hebr", "Arial"))
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"{scripts}</a:{kind}Font>"
        for kind, face in (("major", HEADINGS), ("minor", TEXT))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    formats = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
    )
    return (
        f'{_HEAD}<a:theme xmlns:a="{a}" name="Briefs"><a:themeElements>'
        f'<a:clrScheme name="Briefs">{palette}</a:clrScheme>'
        f'<a:fontScheme name="Briefs">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Briefs">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _settings() -> str:
    compat = (
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return f"{_HEAD}<w:settings {_NAMESPACES}>{compat}</w:settings>"


def _fonts() -> str:
    families = ((TEXT, "roman"), (HEADINGS, "swiss"), ("Consolas", "modern"))
    inner = "".join(
        f'<w:font w:name="{name}"><w:family w:val="{kind}"/></w:font>' for name, kind in families
    )
    return f"{_HEAD}<w:fonts {_NAMESPACES}>{inner}</w:fonts>"


_PARTS = (
    ("word/document.xml", f"{_TYPE}.wordprocessingml.document.main+xml", _document),
    ("word/styles.xml", f"{_TYPE}.wordprocessingml.styles+xml", _styles),
    ("word/settings.xml", f"{_TYPE}.wordprocessingml.settings+xml", _settings),
    ("word/theme/theme1.xml", f"{_TYPE}.theme+xml", _theme),
    ("word/fontTable.xml", f"{_TYPE}.wordprocessingml.fontTable+xml", _fonts),
    ("word/header1.xml", f"{_TYPE}.wordprocessingml.header+xml", _header),
    ("word/footer1.xml", f"{_TYPE}.wordprocessingml.footer+xml", _footer),
)
_RELATED = (
    ("rId2", "styles", "styles.xml"),
    ("rId3", "settings", "settings.xml"),
    ("rId4", "theme", "theme/theme1.xml"),
    ("rId5", "fontTable", "fontTable.xml"),
    ("rId6", "header", "header1.xml"),
    ("rId7", "footer", "footer1.xml"),
)


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind, _ in _PARTS
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(entries: tuple[tuple[str, str, str], ...]) -> str:
    inner = "".join(
        f'<Relationship Id="{one}" Type="{_R}/{kind}" Target="{target}"/>'
        for one, kind, target in entries
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def reference() -> bytes:
    """The document, the same bytes each time."""
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations((("rId1", "officeDocument", "word/document.xml"),)),
        **{name: make() for name, _, make in _PARTS},
        "word/_rels/document.xml.rels": _relations(_RELATED),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name), text)  # dated 1980, not compressed
    return data.getvalue()


if __name__ == "__main__":
    REFERENCE.write_bytes(reference())
