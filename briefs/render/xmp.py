"""What a PDF says of itself: an XMP packet (ISO 16684-1), in plain text.

It is written without compression, so that a program that knows nothing of PDF finds it, and so that
what stands in it can be looked up by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_PDFA_PART, _PDFA_CONFORMANCE = "3", "A"
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# Everything else can stand in no XML (XML 1.0, 2.2).
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Property:
    """A property that PDF/A does not know, with the description that it asks for (6.6.2.3)."""

    name: str
    value: str
    description: str
    """What it means, in English."""
    type: str = "Text"
    """`Text`, `Integer`, `Date` or `URI`."""
    category: str = "internal"
    """`internal` where a program keeps it, `external` where a person may change it."""


@dataclass(frozen=True, slots=True)
class Schema:
    """Properties of one namespace, such as those of our own."""

    uri: str
    """The namespace; ends in `/` or `#`."""
    prefix: str
    title: str
    """What the schema is called, in English."""
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PDF says of itself; what is empty is left out.

    The same stands in the document information dictionary, and may not differ there.
    """

    title: str = ""
    language: str = ""
    """A language tag (BCP 47)."""
    authors: tuple[str, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()
    rights: str = ""
    """Who publishes it, and how far it may be passed on."""
    source: str = ""
    """What it was made from."""
    generator: str = ""
    producer: str = ""
    created: str = ""
    """A date in ISO 8601, as all others."""
    modified: str = ""
    schemas: tuple[Schema, ...] = field(default=())


PDF_UA = Schema(
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    "PDF/UA identification schema",
    (Property("part", "1", "Part of ISO 14289 that the file conforms to", "Integer"),),
)
"""The file says that it conforms to ISO 14289-1 (clause 5)."""


def packet(metadata: Metadata) -> bytes:
    """The packet, in UTF-8, the same for the same metadata."""
    schemas = (PDF_UA, *metadata.schemas)
    namespaces = _NAMESPACES | {one.prefix: one.uri for one in schemas}
    lines = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        f"<rdf:RDF xmlns:rdf={quoteattr(namespaces['rdf'])}>",
        '<rdf:Description rdf:about=""',
        *(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in list(namespaces.items())[1:]),
        ">",
        *_standard(metadata),
        *(_simple(f"{one.prefix}:{p.name}", p.value) for one in schemas for p in one.properties),
        *_descriptions(schemas),
        "</rdf:Description>",
        "</rdf:RDF>",
        "</x:xmpmeta>",
        '<?xpacket end="r"?>',
    )
    return _NO_XML.sub("", "\n".join(line for line in lines if line)).encode()


def _standard(m: Metadata) -> Iterator[str]:
    yield _simple("pdfaid:part", _PDFA_PART)
    yield _simple("pdfaid:conformance", _PDFA_CONFORMANCE)
    yield _list("dc:title", "Alt", [m.title], m.language)
    yield _list("dc:creator", "Seq", m.authors)
    yield _list("dc:publisher", "Bag", m.authors)
    yield _list("dc:description", "Alt", [m.description], m.language)
    yield _list("dc:subject", "Bag", m.keywords)
    yield _list("dc:language", "Bag", [m.language])
    yield _list("dc:rights", "Alt", [m.rights], m.language)
    yield _simple("dc:source", m.source)
    yield _simple("pdf:Keywords", ", ".join(m.keywords))
    yield _simple("pdf:Producer", m.producer)
    yield _simple("xmp:CreatorTool", m.generator)
    yield _simple("xmp:CreateDate", m.created)
    yield _simple("xmp:ModifyDate", m.modified)


def _simple(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def _list(name: str, kind: str, values: Sequence[str], language: str = "") -> str:
    """A list; one of alternatives has its text as the default and in its language."""
    tags = [' xml:lang="x-default"', f" xml:lang={quoteattr(language)}"] if language else [""]
    if kind == "Alt" and not language:
        tags = tags[:1]
    items = [f"<rdf:li{tag}>{escape(value)}</rdf:li>" for value in values if value for tag in tags]
    return f"<{name}><rdf:{kind}>{''.join(items)}</rdf:{kind}></{name}>" if items else ""


def _descriptions(schemas: Sequence[Schema]) -> Iterator[str]:
    """What ISO 19005-3 (6.6.2.3) asks for where it does not know a schema itself."""
    yield "<pdfaExtension:schemas><rdf:Bag>"
    for one in schemas:
        yield '<rdf:li rdf:parseType="Resource">'
        yield _simple("pdfaSchema:schema", one.title)
        yield _simple("pdfaSchema:namespaceURI", one.uri)
        yield _simple("pdfaSchema:prefix", one.prefix)
        yield "<pdfaSchema:property><rdf:Seq>"
        for item in one.properties:
            yield '<rdf:li rdf:parseType="Resource">'
            yield _simple("pdfaProperty:name", item.name)
            yield _simple("pdfaProperty:valueType", item.type)
            yield _simple("pdfaProperty:category", item.category)
            yield _simple("pdfaProperty:description", item.description)
            yield "</rdf:li>"
        yield "</rdf:Seq></pdfaSchema:property>"
        yield "</rdf:li>"
    yield "</rdf:Bag></pdfaExtension:schemas>"
