"""The four pictures: what they show of a record, and nothing that it does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.dossier import model
from briefs.dossier.resolve import asked_of
from briefs.dossier.terms import Gap
from briefs.records.dates import Date
from briefs.records.statements import AT_MEETING
from briefs.records.vocabulary import Attendance, Binding, Stage
from briefs.views.documents import Briefing
from briefs.views.pictures.matrix import Specificity
from briefs.views.pictures.timeline import Timeline
from briefs.views.pictures.waiting import Waiting
from briefs.views.pieces import Pieces
from tests.provenance import LANGUAGES, TREES, Printed, folded, in_language, parse

EVERY = pytest.mark.parametrize("tree", TREES)
IN_EACH = pytest.mark.parametrize("language", LANGUAGES)
ASKED = ("who_acts", "who_is_bound", "how_much", "by_when", "condition", "form")


def pieces(dossier: model.Dossier, made: Printed) -> Pieces:
    return Pieces(dossier, made.wording)


# -- what waits for what -------------------------------------------------------------------------


def drawn_triggers(made: Printed) -> list[tuple[str, str, list[str]]]:
    """Each condition with its shape and what waits for it."""
    return [
        (one.condition, one.shape, [c.what for c in one.commitments]) for one in made.whole.triggers
    ]


def test_the_conditions_of_paris() -> None:
    made = in_language("project", "en")
    assert drawn_triggers(made) == [
        (
            "in the event of a ceasefire",
            "dormant",
            [
                "contributions to multinational troops for Ukraine, “in coordination with Ukraine"
                " and with the support of the USA”"
            ],
        ),
        (
            "for the event of a second Russian attack",
            "dormant",
            ["agreement on “the binding commitments” for the event of a second Russian attack"],
        ),
        (
            "should Moscow refuse to take part in constructive negotiations",
            "dormant",
            [
                "agreement on the next steps to strengthen support for Ukraine",
                "agreement on the next steps to strengthen pressure on Russia",
            ],
        ),
    ]
    rest = made.whole.unconditional
    assert rest.heading == "No condition stated: 6"
    assert len(rest.commitments) == 6
    assert rest.more == ""


def test_the_conditions_of_the_conference() -> None:
    made = in_language("conference", "de")
    shapes = [(one.shape, len(one.commitments)) for one in made.whole.triggers]
    assert shapes == [("met", 1), *[("dormant", 1)] * 4]
    rest = made.whole.unconditional
    assert (rest.heading, len(rest.commitments), rest.more) == (
        "Ohne genannte Bedingung: 13",
        8,
        "5 weitere in der Tabelle der Verpflichtungen",
    )


@EVERY
@IN_EACH
def test_every_open_commitment_waits_in_one_place(tree: str, language: str) -> None:
    """Those that are counted only stand in the table, whose rows the others lead to."""
    made = in_language(tree, language)
    waiting = [c.href for one in made.whole.triggers for c in one.commitments]
    without = [c.href for c in made.whole.unconditional.commitments]
    left_out = int((re.findall(r"\d+", made.whole.unconditional.more) or ["0"])[0])
    opened = [one.id for one in made.dossier.commitments if not one.stage.has_ended]
    assert len(set(waiting + without)) == len(waiting + without)
    assert len(waiting + without) + left_out == len(opened)
    assert {f"#{row.id}" for row in made.whole.rows} >= set(waiting + without)


@pytest.mark.parametrize(("number", "shown"), [(0, 0), (1, 1), (8, 8), (9, 9), (10, 8), (40, 8)])
def test_forty_commitments_without_a_condition_are_folded(number: int, shown: int) -> None:
    """One too many is shown: the line about it would take as much room."""
    made = in_language("project", "en")
    one = next(c for c in made.dossier.commitments if c.condition_kind is None)
    many = tuple(one.model_copy(update={"id": f"c-{n}"}) for n in range(number))
    dossier = made.dossier.model_copy(update={"commitments": many})
    rest = Waiting(pieces(dossier, made)).unconditional()
    assert len(rest.commitments) == shown
    wanted = f"{number - shown} more in the table of commitments" if number > shown else ""
    assert rest.more == wanted


# -- the timeline --------------------------------------------------------------------------------


def drawn_timeline(made: Printed) -> list[str]:
    """Each event in a line: its scale, its date, how sure, how far from the meeting."""
    by_id = {event.id: event for event in made.whole.timeline}
    return [
        " | ".join(
            (axis.name, e.sort, e.date, e.drawn.sureness if e.drawn else "no place", e.distance)
        )
        for axis in made.whole.axes
        for e in (by_id[one] for one in axis.events)
    ]


def test_the_timeline_of_paris() -> None:
    """No year is stated, so none is printed but as the editor's, and every distance says so."""
    made, no_year = in_language("project", "en"), "Year not stated"
    assert drawn_timeline(made) == [
        f"{no_year} | event | 5 January | sure | 1 day before the meeting (if in the same year)",
        f"{no_year} | meeting | 6 January | sure | ",
        f"{no_year} | due | 6 January | sure | on the day of the meeting (if in the same year)",
    ]
    (axis,) = made.whole.axes
    assert [tick.text for tick in axis.ticks] == ["5 Jan", "6 Jan"]
    assert (axis.meeting_at, axis.is_inferred) == ("300.0", False)
    meeting = made.whole.timeline[1]
    assert [(one.date, one.cite.label) for one in meeting.inferred] == [
        ("6 January 2026", "inferred")
    ]
    assert [look.text for look in made.whole.timeline_legend] == ["event", "meeting", "due"]
    assert axis.meeting_words == "time of the meeting"


def test_the_timeline_of_the_conference() -> None:
    made = in_language("conference", "de")
    assert drawn_timeline(made) == [
        " | event | ~ Dezember 2025 | about | ",
        " | meeting | 14. September 2026, 09:30 – 16. September 2026, 17:40 | sure | ",
        " | event | 15. September 2026 | sure | während des Treffens",
        " | event | 15. September 2026 | sure | während des Treffens",
        " | due | 2027 | within | ",
        " | event | 1. Januar 2027 | sure | etwa 4 Monate nach dem Treffen",
        " | due | 31. März 2027 | sure | etwa 6 Monate nach dem Treffen",
        " | due | 30. Juni 2027 | sure | etwa 9 Monate nach dem Treffen",
        " | event | 2028 | within | ",
        " | due | 2028 | within | ",
        " | due | 2028 | within | ",
        " | due | 2030 | within | ",
    ]
    assert [look.text for look in made.whole.timeline_legend] == [
        "Ereignis",
        "Treffen",
        "fällig",
        "nicht auf den Tag bekannt",
        "ungewiss oder ungefähr",
    ]


def dated(made: Printed, meeting: str, *events: str) -> Printed:
    """Paris with other dates: of its meeting, and of so many events; nothing else is dated."""
    d = made.dossier
    when = d.when[0].model_copy(update={"date": Date.parse(meeting)}) if meeting else None
    first = d.timeline[0]
    dossier = d.model_copy(
        update={
            "when": (when,) if when else (),
            "timeline": tuple(
                first.model_copy(update={"id": f"e-{n}", "date": Date.parse(text)})
                for n, text in enumerate(events)
            ),
            "commitments": (),
        }
    )
    timeline = Timeline(pieces(dossier, made))
    whole = replace(
        made.whole,
        timeline=timeline.events(),
        axes=timeline.axes(),
        timeline_legend=timeline.legend(),
    )
    return replace(made, dossier=dossier, whole=whole)


@pytest.mark.parametrize(
    ("meeting", "event", "wanted"),
    [
        ("2026-01-06", "2026-01-05", "1 day before the meeting"),
        ("2026-01-06", "2026-01-06T12:30", "on the day of the meeting"),
        ("2026-01-06", "2026-03-06", "59 days after the meeting"),
        ("2026-01-06", "2026-03-20", "about 2 months after the meeting"),
        ("2026-01-06", "2030-01-06", "about 4 years after the meeting"),
        ("2026-01-06/2026-01-08", "2026-01-10", "2 days after the meeting"),
        ("2026-01-06/2026-01-08", "2026-01-05/2026-01-06", "during the meeting"),
        ("XXXX-01-06", "XXXX-01-05", "1 day before the meeting (if in the same year)"),
        # Nothing is told of what is not known to the day, or not on one scale.
        ("2026-01-06", "2026-01~", ""),
        ("2026-01-06", "2026-01-05?", ""),
        ("2026-01", "2026-03-05", ""),
        ("2026-01-06", "2026-03", ""),
        ("XXXX-01-06", "2026-01-05", ""),
        ("2026-01-06", "2026-02-01/..", ""),
    ],
)
def test_distances(meeting: str, event: str, wanted: str) -> None:
    made = dated(in_language("project", "en"), meeting, event)
    assert [e.distance for e in made.whole.timeline if e.sort == "event"] == [wanted]


def test_dates_without_a_year_and_without_a_place_are_apart() -> None:
    """The meeting without a year stands on the scale of years where the editor says, dotted."""
    made = dated(in_language("project", "en"), "XXXX-01-06", "2026-03-31", "XXXX", "XXXX-01-05")
    assert [(axis.name, len(axis.events), axis.is_inferred) for axis in made.whole.axes] == [
        ("Year stated", 1, False),
        ("Year not stated", 2, False),
        ("No place on a scale of time", 1, False),
    ]
    assert made.whole.axes[0].meeting_at == ""  # not within the scale: it is not stretched for it
    near = dated(in_language("project", "en"), "XXXX-01-06", "2025-12-01", "2026-03-31")
    years = near.whole.axes[0]
    assert (years.is_inferred, years.meeting_words) == (True, "time of the meeting, as inferred")
    assert 'stroke-dasharray="3 3"' in near.dossier_html


def test_what_is_due_at_a_meeting_without_a_date_has_no_place() -> None:
    made = in_language("project", "en")
    one = made.dossier.commitments[0].model_copy(update={"due": AT_MEETING})
    update = {"when": (), "timeline": (), "commitments": (one,)}
    timeline = Timeline(pieces(made.dossier.model_copy(update=update), made))
    (event,) = timeline.events()
    assert (event.date, event.drawn, event.distance) == ("at the meeting", None, "")
    (axis,) = timeline.axes()
    assert axis.ticks == ()


DATES = st.sampled_from(
    [
        *("XXXX-01-06", "XXXX-02", "XXXX", "XXXX-12-31?", "2026", "2026-01~", "2026-01-06T12:30"),
        *("2026-01-06/2026-03", "../2026-01-06", "2027-05-01/..", "202X", "1999-12-31%", "20XX"),
    ]
)


@settings(deadline=None, max_examples=40)
@given(st.lists(DATES, max_size=12), st.sampled_from(["", "2026-01-06", "XXXX-01-06", "2026-01"]))
def test_any_dates_are_all_there_once_and_look_as_sure_as_they_are(
    dates: list[str], meeting: str
) -> None:
    made = dated(in_language("project", "en"), meeting, *dates)
    whole = made.whole
    assert [e.id for e in whole.timeline] == [one for axis in whole.axes for one in axis.events]
    assert len(whole.timeline) == len(dates) + bool(meeting)
    for event in whole.timeline:
        text = dates[int(event.id[len("event-e-") :])] if event.sort == "event" else meeting
        points = Date.parse(text).points
        is_sure = all(re.fullmatch(r"(\d{4}|XXXX)-\d\d-\d\d", one.day_text) for one in points)
        is_sure = is_sure and not any(one.qualifier for one in points)
        if event.drawn:
            assert (event.drawn.sureness == "sure") == is_sure, text
            assert ("H" in event.drawn.outline) <= (len(points) > 1 or not is_sure or ".." in text)
    drawn = whole.timeline_legend
    assert not drawn or unexplained(whole) == set()
    assert {e.drawn.sureness for e in whole.timeline if e.drawn} - {"sure"} == {
        one.sureness for one in drawn
    } - {"sure"}


def unexplained(whole: Briefing) -> set[str]:
    """The shapes that are drawn and that no mark of the legend has."""
    drawn = {shape(e.drawn.outline) for e in whole.timeline if e.drawn}
    return drawn - {shape(one.outline) for one in whole.timeline_legend}


def shape(outline: str) -> str:
    """What an outline is made of, wherever it begins and however wide it is."""
    return re.sub(r"[-.\d ]+", "", outline)


@EVERY
@IN_EACH
def test_the_legend_has_every_shape_that_is_drawn(tree: str, language: str) -> None:
    whole = in_language(tree, language).whole
    assert unexplained(whole) == set() or not whole.timeline_legend
    assert len(unexplained(whole)) <= 1  # where there is a single one, its row says what it is


def test_a_shape_that_the_legend_leaves_out_is_found() -> None:
    whole = in_language("project", "en").whole
    for one in whole.timeline_legend:
        others = tuple(other for other in whole.timeline_legend if other is not one)
        assert unexplained(replace(whole, timeline_legend=others)) == {shape(one.outline)}


def test_a_single_shape_needs_no_legend() -> None:
    assert dated(in_language("project", "en"), "2026-01-06").whole.timeline_legend == ()


# -- specificity ---------------------------------------------------------------------------------

_SVG = "{http://www.w3.org/2000/svg}"


def signs(row: Element) -> Iterator[str]:
    """What the signs of a row of the matrix say."""
    for cell in row.iter("td"):
        if cell.get("class") == "stage":
            continue
        yield " ".join(folded(one.text or "") for one in cell.iter(f"{_SVG}title"))


def wrong_signs(html: str, made: Printed) -> list[str]:
    """The cells that do not say of a commitment what the record does."""
    rows = {row.get("id"): list(signs(row)) for row in parse(html).iter("tr") if row.get("id")}
    term, found = made.wording.term, []
    for one in made.dossier.commitments:
        if (shown := rows.get(f"gap-{one.id}")) is None:
            found.append(f"{one.id} is not there")
            continue
        for asked, word in zip(map(Gap, ASKED), shown, strict=True):
            if asked in one.not_stated:
                wanted = {made.wording.phrase("not stated", "label")}
            elif asked in asked_of(one.stage, one.types):
                wanted = {term(one.support.label)}
            else:
                wanted = {made.wording.phrase("not asked for"), term(one.support.label)}
            if word not in wanted:
                found.append(f"{one.id}: {asked}: {word}")
    return found


@EVERY
@IN_EACH
def test_every_sign_of_the_matrix_says_what_the_record_does(tree: str, language: str) -> None:
    made = in_language(tree, language)
    for html in (made.web, made.dossier_html, made.brief_html(made.brief)):
        assert wrong_signs(html, made) == []


def test_a_wrong_sign_is_found() -> None:
    made = in_language("base", "en")
    html = made.dossier_html
    row, _, rest = html.partition('id="gap-works"')[2].partition("</tr>")
    assert "<title>claimed</title>" in row
    wrong = html.replace(row, row.replace("<title>claimed</title>", "<title>stated</title>", 1))
    assert len(wrong_signs(wrong, made)) == 1
    assert wrong_signs(html.replace('id="gap-works"', ""), made) == ["works is not there"]
    assert rest


def test_the_matrix_of_paris() -> None:
    """In letters: stated, claimed, not stated (-), not asked for."""
    matrix = in_language("project", "en").whole.matrix
    letters = {"stated": "s", "claimed": "c", "not_stated": "-", "not_asked": " "}
    rows = {row.id: "".join(letters[cell.shape] for cell in row.cells) for row in matrix.rows}
    assert rows == {
        "gap-troops": "----c-",
        "gap-document": "s- s--",
        "gap-guarantees": "s-----",
        "gap-second-attack": "s---s-",
        "gap-details": "------",
        "gap-written": "c- ---",
        "gap-support": "----s-",
        "gap-pressure": "----s-",
        "gap-long-term": "-c----",
        "gap-us-commitments": "-c----",
    }
    assert [(column.name, column.count) for column in matrix.columns] == [
        ("Who acts", "6 of 10"),
        ("Who is bound", "8 of 10"),
        ("How much", "8 of 8"),
        ("By when", "9 of 10"),
        ("Condition", "6 of 10"),
        ("Binding form", "10 of 10"),
    ]
    assert [cell.shape for cell in matrix.legend] == [
        "stated",
        "claimed",
        "not_stated",
        "not_asked",
    ]


def test_the_word_binding_alone_is_no_form_and_what_has_ended_is_asked_nothing() -> None:
    made = in_language("project", "en")
    one = made.dossier.commitments[0]
    ended = one.model_copy(
        update={"stage": Stage.WITHDRAWN, "not_stated": (), "binding": Binding.WORD_ONLY}
    )
    legal = ended.model_copy(update={"binding": Binding.LEGAL})
    dossier = made.dossier.model_copy(update={"commitments": (ended, legal)})
    matrix = Specificity(pieces(dossier, made)).matrix()
    shapes = [[cell.shape for cell in row.cells] for row in matrix.rows]
    assert shapes == [
        [*["not_asked"] * 4, "claimed", "not_asked"],
        [*["not_asked"] * 4, "claimed", "claimed"],
    ]
    assert [column.count for column in matrix.columns] == [""] * 6


def test_no_commitments_make_no_matrix() -> None:
    made = in_language("project", "en")
    dossier = made.dossier.model_copy(update={"commitments": ()})
    matrix = Specificity(pieces(dossier, made)).matrix()
    assert (matrix.rows, matrix.legend) == ((), ())
    whole = replace(made.whole, matrix=matrix, gaps=made.whole.gaps[:1])
    assert 'class="specificity"' not in replace(made, whole=whole).dossier_html


# -- attendance ----------------------------------------------------------------------------------


@EVERY
@IN_EACH
def test_each_entry_has_one_token_and_no_sum_is_made(tree: str, language: str) -> None:
    made = in_language(tree, language)
    members = Counter(one.attendance for one in made.dossier.participants)
    for attendance, number in members.items():
        name = made.wording.term(attendance)
        (group,) = (one for one in made.whole.participants if one.attendance == name)
        assert len(group.tokens) == len(group.members) == number
        counted = sum(int(n) for text in group.counts for n in re.findall(r"\d+", text))
        alone = sum(token.text == "" for token in group.tokens)
        if attendance is Attendance.MENTIONED_ONLY:
            assert counted == 0
            assert group.counts == (made.wording.phrase("not counted"),)
        else:
            assert counted == alone, "only what has a name, each once"


def test_thirty_five_delegations_are_one_entry_and_no_number() -> None:
    made = in_language("project", "en")
    told = {
        group.attendance: (
            [token.text or token.shape for token in group.tokens],
            [token.number for token in group.tokens if token.number],
            group.counts,
        )
        for group in made.whole.participants
    }
    assert told == {
        "Expected": (
            [*["person"] * 5, "body", "partners of the Coalition of the Willing"],
            ["number not stated"],
            ("persons by name: 5", "states: 1"),
        ),
        "Invited": (["35 delegations"], [], ()),
        "Reported in the city": (
            ["person", "military officials"],
            ["several"],
            ("persons by name: 1",),
        ),
        "Attendance not stated": (
            ["person", "heads of state and government"],
            ["number not stated"],
            ("persons by name: 1",),
        ),
        "Only mentioned": (["person", "person"], [], ("not counted",)),
    }


def test_attendance_of_the_conference_keeps_persons_and_bodies_apart() -> None:
    made = in_language("conference", "en")
    assert {g.attendance: (g.presence, g.counts) for g in made.whole.participants} == {
        "Present": ("there", ("persons by name: 32", "organisations: 6")),
        "Taking part remotely": ("there", ("persons by name: 7", "organisations: 1")),
        "Represented": ("proxy", ("persons by name: 5",)),
        "Absent": ("away", ("persons by name: 3", "organisations: 2")),
        "Declined": ("away", ("persons by name: 2", "organisations: 2")),
    }
