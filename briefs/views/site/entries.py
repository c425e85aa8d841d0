"""What several pages of the site show: a commitment in a list, a briefing as a card, a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefs.dossier import model
from briefs.dossier.archive import Part
from briefs.dossier.grounds import Support
from briefs.dossier.terms import Label
from briefs.records.dates import Date
from briefs.records.statements import AT_MEETING
from briefs.views import addresses
from briefs.views.addresses import way
from briefs.views.briefing import briefing
from briefs.views.documents import Briefing, Link
from briefs.views.linked import linking
from briefs.views.phrases import NP_, Phrase
from briefs.views.pieces import Pieces
from briefs.views.site.types import Card, Dated, Key, Listed
from briefs.views.wording import Wording

_PARTS: dict[Part, Phrase] = {
    Part.ACTS: NP_("part", "acts"),
    Part.BOUND: NP_("part", "is bound"),
    Part.FOR: NP_("part", "for them"),
}
DORMANT, UNCONDITIONAL = "dormant", "none"
_NO_DATE = "~"
"""What sorts after every date."""


class OnSite(Pieces):
    """The words for one dossier on one page of the site, with the ways from that page."""

    def __init__(self, dossier: model.Dossier, wording: Wording, page: str) -> None:
        super().__init__(dossier, wording, linking(page, wording.language))
        self.page = page

    def to(self, path: str) -> str:
        """The way from this page to a file."""
        return way(self.page, path)

    @property
    def briefing_href(self) -> str:
        """The page of the briefing."""
        return self.to(addresses.page_path(self.dossier.id, self.language))

    @property
    def meeting_href(self) -> str:
        """The page of the meeting."""
        return self.to(addresses.meeting_path(self.dossier.id, self.language))

    def whole(self) -> Briefing:
        """The briefing as it is worded on this page."""
        return briefing(self.dossier, self.wording, self.link)

    def commitment_href(self, one: model.Commitment) -> str:
        """The page of a commitment."""
        return self.to(addresses.commitment_path(self.dossier.id, one.id, self.language))

    def dates(self) -> tuple[tuple[Date, Support], ...]:
        """When the meeting is, as sources say; where none does, as the editor concludes."""
        stated = tuple((one.date, one.support) for one in self.dossier.when)
        return stated or self._concluded()

    def days(self) -> tuple[tuple[Date, Support], ...]:
        """The same for an order of time: what the editor concludes in place of what says less."""
        concluded = self._concluded()
        stated = (
            (one.date, one.support)
            for one in self.dossier.when
            if not any(date.agrees_with(one.date) for date, _ in concluded)
        )
        return (*stated, *concluded)

    def _concluded(self) -> tuple[tuple[Date, Support], ...]:
        found = ((one.date, one.support) for one in self.dossier.inferences)
        return tuple((date, support) for date, support in found if date)

    def listed(self, one: model.Commitment, parts: Iterable[Part] = ()) -> Listed:
        """A commitment in a list."""
        others = (one.trigger.support,) if one.trigger else ()
        named = [_PARTS[part] for part in parts]
        return Listed(
            id=f"{self.dossier.id}--{one.id}",
            href=self.commitment_href(one),
            what=self.text(one.what),
            meeting=self.text(self.dossier.title),
            meeting_href=self.meeting_href,
            acts=self.names(one.acts),
            bound=self.names(one.bound),
            beneficiaries=self.names(one.beneficiaries),
            types=self.wording.listed(self.term(kind) for kind in one.types),
            stage=self.term(one.stage),
            is_made=one.is_made,
            condition=self.text(one.condition) or self.term(one.condition_kind),
            trigger=self.term(one.trigger.state) if one.trigger else "",
            due=self.wording.due(one.due) if one.due else "",
            due_order=self._order(one),
            parts=self.wording.listed(self.wording.phrase(name, ctx) for ctx, name in named),
            cite=self.cite_all((one.support, *others), one),
            evidence=self.briefing_href,
            keys=(
                Key("meeting", (self.dossier.id,)),
                Key("actor", tuple(dict.fromkeys((*one.acts, *one.bound, *one.beneficiaries)))),
                Key("type", tuple(kind.value for kind in one.types)),
                Key("stage", (one.stage.value,)),
                Key("trigger", (trigger_key(one),)),
            ),
        )

    def _order(self, one: model.Commitment) -> str:
        if one.due is None:
            return _NO_DATE
        if one.due != AT_MEETING:
            return one.due.text
        return next((date.text for date, _ in self.days()), _NO_DATE)

    def card(self, *, word: bool = False) -> Card:
        """The briefing as a card; `word` says whether it is there for Word as well."""
        whole, dated = self.whole(), self.dates()
        return Card(
            href=self.briefing_href,
            title=whole.title,
            kind=whole.kind,
            marking=whole.marking,
            edition=whole.edition,
            state=whole.state,
            date=self.wording.date(dated[0][0]) if dated else "",
            date_label=dated[0][1].label.value if dated else Label.NOT_STATED.value,
            bottom_line=whole.bottom_line,
            meeting=self.meeting_href,
            files=files(self.page, whole, self.wording, word=word),
        )

    def calendar(self) -> Iterator[tuple[Date, Dated]]:
        """Everything with a date: the meeting, events, what is due, what to watch."""
        _ = self.wording.phrase
        title = self.text(self.dossier.title)
        for date, support in self.days():
            kind = _("meeting", "calendar")
            yield date, self._dated(date, kind, title, self.meeting_href, support, meeting="")
        for event in self.dossier.timeline:
            href = f"{self.briefing_href}#event-{event.id}"
            kind = _("event", "calendar")
            what = self.text(event.what)
            yield event.date, self._dated(event.date, kind, what, href, event.support)
        yield from self.due()
        yield from self.watch()

    def due(self) -> Iterator[tuple[Date, Dated]]:
        """What is due by a date of its own."""
        for one in self.dossier.commitments:
            if one.due is not None and one.due != AT_MEETING:
                kind = self.wording.phrase("due", "calendar")
                href, what = self.commitment_href(one), self.text(one.what)
                yield one.due, self._dated(one.due, kind, what, href, one.support)

    def watch(self, *, undated: bool = False) -> Iterator[tuple[Date, Dated]]:
        """What to look out for, with a date; `undated` for what has none as well."""
        nowhen = Date("", None)
        for one in self.dossier.watch:
            if one.date is not None or undated:
                href = f"{self.briefing_href}#watch-{one.id}"
                kind, what = self.wording.phrase("to watch", "calendar"), self.text(one.what)
                date = one.date or nowhen
                yield date, self._dated(date, kind, what, href, one.support)

    def _dated(
        self,
        date: Date,
        kind: str,
        what: str,
        href: str,
        support: Support,
        meeting: str | None = None,
    ) -> Dated:
        return Dated(
            date=self.wording.date(date) if date.text else "",
            date_label=support.label.value,
            kind=kind,
            what=what,
            href=href,
            meeting=self.text(self.dossier.title) if meeting is None else meeting,
            cite=self.cite(support),
            evidence=self.briefing_href,
        )


def trigger_key(one: model.Commitment) -> str:
    """What became of the condition of a commitment, for a filter."""
    if one.trigger:
        return one.trigger.state.value
    return DORMANT if one.condition_kind or one.condition else UNCONDITIONAL


def files(page: str, whole: Briefing, wording: Wording, *, word: bool = False) -> tuple[Link, ...]:
    """The forms of a briefing other than its page; `word` says whether Word is among them."""
    _ = wording.phrase
    name, tag = whole.id, whole.language

    def link(path: str, text: str, language: str = tag) -> Link:
        return Link(way(page, path), text, language)

    return (
        link(addresses.briefing_path(name, tag), _("Briefing (PDF)")),
        link(addresses.dossier_path(name, tag), _("Dossier (PDF)")),
        *((link(addresses.word_path(name, tag), "Word"),) if word else ()),
        link(addresses.markdown_path(name, tag), "Markdown"),
        link(addresses.data_path(name), "JSON", ""),
    )
