"""`sources/<source>.yaml`: what is known of an archived text."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from briefs.records.base import (
    FormatVersion,
    Language,
    Localised,
    Moment,
    PartyRefs,
    Record,
    Restricted,
    SourceRef,
    SourceRefs,
    Url,
    Verbatim,
)
from briefs.records.dates import Date
from briefs.records.vocabulary import Credibility, Reliability, Rights, SourceKind


class Correction(Record):
    """What was put right in a source after it was read; the archived text stays as it was read."""

    on: Moment
    """The day of the correction or retraction, in full."""

    note: Localised
    """What was corrected, or why it was retracted, under each language's key."""

    url: Url | None = None
    """Where the notice can be read: an address with http or https."""


class Retraction(Correction):
    """The whole of a source taken back by whoever published it."""

    replaced_by: SourceRef | None = None
    """The source that took its place, if there is one."""


class Original(Record):
    """The file that an archived text was made from, kept beside it byte for byte."""

    file: Annotated[str, StringConstraints(pattern=r"^[^/\\]+\.(?:html?|pdf)$")]
    """Its name in `sources/`, ending in `.html`, `.htm` or `.pdf`."""

    sha256: Annotated[str, StringConstraints(to_lower=True, pattern=r"^[0-9a-fA-F]{64}$")]
    """The SHA-256 of its bytes."""


class Source(Restricted):
    """An article or document. Its text lies beside it as `<source>.txt` and is never edited."""

    format: FormatVersion
    """The version of the record format; 1."""

    kind: SourceKind
    """What sort of text it is."""

    language: Language
    """The language of the text."""

    title: Verbatim
    """The headline or title, word for word as it stands in the text."""

    sha256: Annotated[str, StringConstraints(to_lower=True, pattern=r"^[0-9a-fA-F]{64}$")]
    """The SHA-256 of the archived text: what ties every quote to what was read."""

    original: Original | None = None
    """The web page or PDF that the text was taken from; left out where the text is all there is."""

    outlet: Verbatim | None = None
    """Who published it; left out where the text does not say."""

    author: Verbatim | None = None
    """Who wrote it; left out where the text does not say."""

    issued_by: PartyRefs = ()
    """Whose document it is: actors of `actors.yaml`, or states. What it says itself is then said by
    them. Not for an article, which its outlet publishes."""

    based_on: SourceRefs = ()
    """The sources that it repeats: an article that passes on an agency report, or another article.
    It and they count as one source."""

    published: Date | None = None
    """When it was published; left out where the text does not say."""

    url: Url | None = None
    """Where it can be read: an address with http or https."""

    rights: Rights = Rights.QUOTE_ONLY
    """How much of it may be published; without a word on it, the quotes only."""

    chatham_house: bool = False
    """Whether it reports what was said under the Chatham House Rule: then neither who speaks in it
    nor whom they belong to is published."""

    reliability: Reliability
    """How reliable the source is (Admiralty code A to F)."""

    credibility: Credibility
    """How credible its information is (Admiralty code 1 to 6), where a claim says nothing else."""

    note: Localised | None = None
    """What a reader of the briefing should know about the source, under each language's key."""

    corrected: Correction | None = None
    """What its publisher put right since it was read; every briefing that rests on it says so."""

    retracted: Retraction | None = None
    """That its publisher took it back; every briefing that rests on it says so."""
