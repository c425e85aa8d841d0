"""What PDF/A asks of a file besides what WeasyPrint sees to (ISO 19005-3)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pydyf

from briefs.render.xmp import Metadata, Schema, packet

_BEGIN, _END = b"\nstream\n", b"\nendstream"


def describe(pdf: pydyf.PDF, said: Any, schemas: tuple[Schema, ...]) -> None:
    """Say what the HTML says of itself in the file's metadata, in place of what WeasyPrint says."""
    metadata = Metadata(
        title=said.title or "",
        language=said.lang or "",
        authors=tuple(said.authors),
        description=said.description or "",
        keywords=tuple(said.keywords),
        rights=said.custom.get("dcterms.rights", ""),
        source=said.custom.get("dcterms.source", ""),
        generator=said.generator or "",
        producer=pdf.info["Producer"].string,
        created=said.created or "",
        modified=said.modified or "",
        schemas=schemas,
    )
    number = int(pdf.catalog["Metadata"].split()[0])
    stream = pdf.objects[number]
    stream.stream, stream.compress = [packet(metadata)], False


def colours(pdf: pydyf.PDF) -> Iterator[str]:
    """Have no image smoothed by its reader (6.2.8); gives what is in colours that are not sRGB.

    sRGB is the output intent, and colours in CMYK have no place beside it (6.2.4.3).
    """
    for one in pdf.objects:
        if not isinstance(one, pydyf.Stream):
            continue
        if one.extra.get("Subtype") == "/Image":
            one.extra["Interpolate"] = "false"
            if one.extra.get("ColorSpace") == "/DeviceCMYK":
                yield "an image is in CMYK, and prints are in sRGB; save it in RGB"
        elif any(isinstance(item, bytes) and b"/DeviceCMYK" in item for item in one.stream):
            yield "a colour is in CMYK, and prints are in sRGB"


def hyphens(pdf: pydyf.PDF) -> None:
    """Have every hyphen found that is looked for by the key for it.

    Fonts draw all kinds with one glyph, and its letter is that of the first that is drawn: often
    the one at the end of a line.
    """
    for one in pdf.objects:
        if isinstance(one, pydyf.Dictionary) and "ToUnicode" in one:
            letters = pdf.objects[int(one["ToUnicode"].split()[0])]
            letters.stream = [
                item.replace(b"<2010>", b"<002d>") if isinstance(item, bytes) else item
                for item in letters.stream
            ]


def compress(pdf: pydyf.PDF) -> None:
    """Compress every stream now: pydyf would do it twice, for the file and for its identifier."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.compress:
            _, _, data = one.data.partition(_BEGIN)
            one.stream, one.compress = [data.removesuffix(_END)], False
            one.extra["Filter"] = "/FlateDecode"


def end_streams(pdf: pydyf.PDF) -> None:
    """Let no last byte of a stream be taken for a part of the end of its line.

    pydyf ends a stream with a line feed. After data that happens to end in a carriage return, as
    one in 256 does, the two are one mark, and the length of the stream is wrong (ISO 19005-3,
    6.1.7.1). There the line is ended with both.
    """
    write_line, end = pdf.write_line, _END + b"\nendobj"

    def write(content: bytes, output: BytesIO) -> None:
        if content.endswith(b"\r" + end):
            content = content.removesuffix(end) + b"\r" + end
        write_line(content, output)

    pdf.write_line = write
