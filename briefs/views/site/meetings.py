"""The page of a meeting, that of a commitment, and the list of sources."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.dossier import model
from briefs.dossier.archive import Archive
from briefs.dossier.earlier import Before
from briefs.views import addresses
from briefs.views.addresses import has_page, way
from briefs.views.annex import Annex
from briefs.views.counts import Counts
from briefs.views.documents import Link
from briefs.views.facts import Facts
from briefs.views.linked import linking
from briefs.views.pictures.matrix import Specificity
from briefs.views.site.actors import said
from briefs.views.site.entries import OnSite
from briefs.views.site.types import (
    Asked,
    CommitmentPage,
    ListedSource,
    MeetingPage,
    Name,
    Sources,
    Step,
)
from briefs.views.wording import Wording


def meeting_page(dossier: model.Dossier, wording: Wording, *, word: bool = False) -> MeetingPage:
    """The page of a meeting in one language; `word` says whether it is there for Word as well."""
    language = wording.language
    page = addresses.meeting_path(dossier.id, language)
    here, link = OnSite(dossier, wording, page), linking(page, language)
    return MeetingPage(
        card=here.card(word=word),
        facts=Facts(here).rows(),
        editions=tuple(_editions(here)),
        participants=tuple(
            Name(link(party), here.text(party.name))
            for party in dossier.parties.values()
            if has_page(party.kind)
        ),
        commitments=tuple(here.listed(one) for one in dossier.commitments),
        sources=tuple(
            Link(here.to(addresses.reading_path(one.id, language)), one.title, one.language)
            for one in dossier.sources
        ),
    )


def _editions(here: OnSite) -> Iterator[str]:
    for one in reversed(here.dossier.editions):
        number = here.wording.phrase("Edition {}").replace("{}", str(one.number))
        yield here.wording.listed((number, here.wording.date(one.issued), here.term(one.state)))


def commitment_page(
    dossier: model.Dossier, one: model.Commitment, wording: Wording
) -> CommitmentPage:
    """The page of a commitment in one language."""
    page = addresses.commitment_path(dossier.id, one.id, wording.language)
    here = OnSite(dossier, wording, page)
    matrix = Specificity(here).matrix()
    cells = next(row.cells for row in matrix.rows if row.id == f"gap-{one.id}")
    supports = [one.support, *([one.trigger.support] if one.trigger else [])]
    supports += [one.before.support] if one.before else []
    notes = (here.text(support.note) for support in supports)
    return CommitmentPage(
        listed=here.listed(one),
        details=tuple(_details(here, one)),
        scope=here.text(one.scope),
        notes=tuple(note for note in notes if note),
        rests_on=Counts(here).whole(one.support),
        history=tuple(_history(here, one)),
        asked=tuple(
            Asked(column.name, cell) for column, cell in zip(matrix.columns, cells, strict=True)
        ),
        evidence=said(here, {n for support in supports for n in support.numbers}),
    )


def _details(here: OnSite, one: model.Commitment | Before) -> Iterator[str]:
    """Amount, form and date."""
    if one.amount:
        yield here.text(one.amount)
    if one.binding:
        yield here.term(one.binding)
    if one.due:
        due = here.wording.due(one.due)
        yield here.wording.labelled(here.wording.phrase("date", "due"), due)


def _history(here: OnSite, one: model.Commitment) -> Iterator[Step]:
    _ = here.wording.phrase
    before = one.before
    if before:
        details = tuple(_details(here, before))
        condition = (here.text(before.condition),) if before.condition else ()
        yield Step(
            _("before the meeting"),
            here.term(before.stage),
            (*details, *condition),
            here.cite(before.support, before),
            here.text(before.support.note),
        )
    edition = here.dossier.editions[-1]
    reach = edition.as_of or edition.issued
    when = here.wording.labelled(_("as of", "edition"), here.wording.date(reach))
    yield Step(when, here.term(one.stage), (), here.cite(one.support, one), "")
    if one.trigger:
        support = one.trigger.support
        name = here.wording.labelled(_("Condition"), here.term(one.trigger.state))
        yield Step(when, name, (), here.cite(support), "")


def sources(archive: Archive, wording: Wording) -> Sources:
    """All sources in one language, in the order of their briefings."""
    page, language = addresses.sources_path(wording.language), wording.language
    quoting: dict[str, list[Link]] = {}
    found: dict[str, tuple[OnSite, model.Source]] = {}
    for dossier in archive.dossiers:
        here = OnSite(dossier, wording, page)
        for source in dossier.sources:
            found.setdefault(source.id, (here, source))
            title = here.text(dossier.title)
            quoting.setdefault(source.id, []).append(Link(here.briefing_href, title, ""))
    told = {
        key: next(s for s in Annex(here).sources() if s.id == f"source-{key}")
        for key, (here, _) in found.items()
    }
    return Sources(
        tuple(
            ListedSource(
                href=way(page, addresses.reading_path(key, language)),
                title=one.title,
                language=one.language,
                kind=one.kind,
                details=one.details,
                grade=one.grade,
                grade_words=one.grade_words,
                briefings=tuple(quoting[key]),
            )
            for key, one in told.items()
        )
    )
