"""Nothing is printed stronger than its record, whatever verb, voice, stage, label and language.

One content tree has every combination. The check refuses some; what it refuses is compared with the
ladder of the field, stated here once more as ranks. What is left is printed and read back.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from briefs.diagnostics import Collector, Faults, Severity
from briefs.dossier.docket import dockets
from briefs.dossier.grounds import Support
from briefs.dossier.terms import Comparison, Label
from briefs.pipeline import check, read
from briefs.records.meeting import Meeting
from briefs.records.vocabulary import Attendance, Confidence, Likelihood, Stage, Verb
from briefs.settings import Settings
from briefs.views.pieces import Pieces
from briefs.views.wording import Wording
from tests.provenance import FOLDERS, Block, Printed, blocks, folded, made_of, passages

# -- the field's ladder, as ranks --------------------------------------------------------------

VERB_RANK = {
    **{"denies": 0, "hopes": 1, "may": 2, "calls_for": 3},
    **{"should": 4, "plans": 4, "will": 5, "is": 6},
}
STAGE_RANK = {
    **{"hoped": 1, "mooted": 2, "called_for": 3, "planned": 4},
    **{"under_negotiation": 6, "claimed_agreed": 6},
    **{"announced": 5, "signed": 6, "ratified": 6, "allocated": 6, "delivered": 6},
    **{"withdrawn": 6, "superseded": 6, "lapsed": 6},
}
"""The weakest verb that carries a stage."""
RIGHT_OF_THE_BAR = ("announced", "signed", "ratified", "allocated", "delivered")
LEFT_OF_THE_BAR = (
    *("hoped", "called_for", "mooted", "planned", "under_negotiation", "claimed_agreed"),
)
ATTENDANCE_RANK = {
    **{"present": 6, "remote": 6, "represented": 6, "absent": 6, "declined": 6},
    **{"expected": 4, "invited": 4, "in_the_city": 6, "not_stated": 0, "mentioned_only": 0},
}
AFTERWARDS = ("present", "remote", "represented", "absent")
EXPECTING = ("expected", "invited", "in_the_city")
PLAIN = {"agenda": 4, "timeline": 4, "where": 4, "group": 4, "convened_by": 4, "chaired_by": 4}
PLAIN |= {"when": 4, "votes": 6, "trigger": 6}
"""The weakest verb that carries whatever is printed without a verb of its own."""

VOICES = {
    "article": ("paper", None, False),
    "document": ("act", None, True),
    "person": ("paper", "lind", True),
    "unnamed": ("paper", "spokesperson", False),
    "letter": ("paper", "letter", True),
}
"""For each kind of voice: its source, who it is, and whether it is on record."""

NAMES = {
    "lind": {"en": "Ada Lind", "de": "Ada Lind"},
    "spokesperson": {"en": "a spokesperson", "de": "ein Sprecher"},
    "letter": {"en": "a letter of the port", "de": "ein Schreiben des Hafens"},
}

VERBS = {verb.replace("_", ""): verb for verb in VERB_RANK}
CLAIMS = [f"{verb}-{voice}" for verb in VERBS for voice in VOICES]
"""The id of a claim tells its verb and its voice."""


def rank(claim: str) -> int:
    return VERB_RANK[VERBS[claim.split("-", maxsplit=1)[0]]]


def voice_of(claim: str) -> tuple[str, str | None, bool]:
    return VOICES[claim.split("-")[1]]


def is_carried(stage: str, claims: Iterable[str]) -> bool:
    """Whether a claim carries the stage; right of the bar, one that is on record."""
    return any(
        rank(one) >= STAGE_RANK[stage] and (voice_of(one)[2] or stage not in RIGHT_OF_THE_BAR)
        for one in claims
    )


def test_the_ladders_are_complete() -> None:
    assert set(VERB_RANK) == set(map(str, Verb))
    assert set(STAGE_RANK) == set(map(str, Stage))
    assert set(ATTENDANCE_RANK) == set(map(str, Attendance))
    assert {stage for stage in Stage if stage.is_made} == set(RIGHT_OF_THE_BAR)


# -- the tree ----------------------------------------------------------------------------------

Path_ = tuple[str, ...]


@dataclass
class Grid:
    """A record with every combination, and what the check ought to refuse of it."""

    kind: str
    record: dict[str, Any]
    refused: set[Path_] = field(default_factory=set)
    too_early: set[Path_] = field(default_factory=set)


def _sentence(claim: str) -> str:
    return f"Sentence {claim.replace('-', ' as by ')} stands here."


def _claim(claim: str) -> dict[str, Any]:
    source, by, _ = voice_of(claim)
    named = {"by": by} if by else {}
    verb = VERBS[claim.split("-", maxsplit=1)[0]]
    return {"exact": _sentence(claim), "source": source, "verb": verb, **named}


def _commitments(grid: Grid) -> dict[str, Any]:
    made: dict[str, Any] = {}
    cited: list[tuple[str, ...]] = [(claim,) for claim in CLAIMS]
    # A weaker claim beside a stronger one, and one voice beside another.
    cited += [("is-article", "is-unnamed"), ("hopes-article", "is-document")]
    cited += [("plans-person", "is-article"), ("denies-letter", "hopes-unnamed")]
    for stage, from_ in itertools.product(STAGE_RANK, cited):
        name = f"{stage.replace('_', '')}-{'-'.join(from_)}"
        number = len(made)
        made[name] = {"what": f"Point {number}", "stage": stage, "from": list(from_)}
        if number % 7 == 0:
            made[name] |= {"due": "meeting", "if": "ceasefire"}
        if not is_carried(stage, from_):
            grid.refused.add(("commitments", name))
    return made


def _participants(grid: Grid) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for attendance, needed in ATTENDANCE_RANK.items():
        group = made[attendance] = {}
        for claim in CLAIMS:
            name = _person(attendance, claim)
            group[name] = {"from": claim}
            if grid.kind == "scene_setter" and attendance in AFTERWARDS:
                grid.too_early.add(("participants", attendance))
            elif rank(claim) < needed:
                grid.refused.add(("participants", attendance, name))
    return made


def _person(attendance: str, claim: str) -> str:
    return f"p-{attendance.replace('_', '')}-{claim}"


def _entries(grid: Grid, section: Path_, **given: Any) -> dict[str, Any]:
    """An entry on each claim."""
    made: dict[str, Any] = {}
    for claim in CLAIMS:
        name = f"e-{claim}"
        made[name] = {**given, "what": f"{section[0]} {len(made)}", "from": claim}
        if rank(claim) < PLAIN.get(section[0], 0):
            grid.refused.add((*section, name))
    return made


def _listed(grid: Grid, section: str, **given: Any) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for claim in CLAIMS:
        if rank(claim) < PLAIN[section]:
            grid.refused.add((section, str(len(made))))
        made.append({**given, "from": claim})
    return made


def _voting(grid: Grid) -> dict[str, Any]:
    """An item, and on it a vote for each claim."""
    votes: dict[str, Any] = {}
    for claim in CLAIMS:
        name = f"v-{claim}"
        votes[name] = {"on": f"vote {len(votes)}", "result": "adopted", "from": claim}
        if rank(claim) < PLAIN["votes"]:
            grid.refused.add(("agenda", "stated", "voted", "votes", name))
    return {"what": "What is voted on", "from": "is-article", "votes": votes}


def _triggered(grid: Grid) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for claim in CLAIMS:
        name = f"t-{claim}"
        trigger = {"state": "met", "from": claim}
        stage = {"stage": "hoped", "from": "is-article", "if": "ceasefire"}
        made[name] = {"what": f"Triggered {len(made)}", **stage, "trigger": trigger}
        if rank(claim) < PLAIN["trigger"]:
            grid.refused.add(("commitments", name, "trigger"))
    return made


def _judgements() -> dict[str, Any]:
    made: dict[str, Any] = {}
    bands: list[str | None] = [None, *map(str, Likelihood)]
    for (number, band), confidence in itertools.product(enumerate(bands), Confidence):
        forecast = {"likelihood": band} if band else {}
        name = f"j{number}-{confidence}"
        text = f"Something {number} {confidence[0]} comes of it."
        made[name] = {"text": text, "confidence": str(confidence), "from": "is-document"}
        made[name] |= forecast
    return made


def grid_of(kind: str) -> Grid:
    """The record of a meeting with everything in it."""
    grid = Grid(kind, {})
    because = {"because": "It seems so.", "basis": "text"}
    part = {"exact": "as by unnamed", "in": "plans-unnamed"}
    grid.record = {
        "format": 1,
        "kind": kind,
        "title": "A title",
        "sources": ["paper", "act"],
        "editions": [{"number": 1, "issued": "2026-05-05", "state": "draft"}],
        "unnamed": {
            "spokesperson": {"printed": NAMES["spokesperson"]["en"], "number": "one"},
            "letter": {"printed": NAMES["letter"]["en"], "document": True},
        },
        "claims": {
            **{claim: _claim(claim) for claim in CLAIMS},
            "part-hopes": {**part, "verb": "hopes"},
            "part-source": {**part, "exact": "plans as by unnamed", "by": "source", "verb": "is"},
        },
        "when": _listed(grid, "when", date="2026-05-04"),
        "where": _listed(grid, "where", place="A city"),
        "group": _listed(grid, "group", who="lind"),
        "convened_by": _listed(grid, "convened_by", who="lind"),
        "chaired_by": _listed(grid, "chaired_by", who="lind"),
        "participants": _participants(grid),
        "agenda": {
            "stated": {**_entries(grid, ("agenda", "stated")), "voted": _voting(grid)},
            "inferred": {
                f"i{claim}": {"what": "Supposed", "from": claim, **because} for claim in CLAIMS
            },
        },
        "commitments": {**_commitments(grid), **_triggered(grid)},
        "timeline": _entries(grid, ("timeline",), date="2026-05-03"),
        "inferences": {
            "one": {"about": "meeting", "what": "It is so.", "from": "is-article", **because},
        },
        "tensions": {
            "all": {
                "about": "All of it",
                "sides": {
                    f"s-{claim}": {"says": f"Side {n}.", "from": claim}
                    for n, claim in enumerate([*CLAIMS, "part-hopes", "part-source"])
                },
            }
        },
        "judgements": _judgements(),
        "bottom_line": {"text": "So it is.", "from": "is-document"},
        "watch": {"w": {"what": "Whether it comes", "from": "is-document"}},
    }
    return grid


def plant(root: Path, record: dict[str, Any]) -> Path:
    """Write the content; the names and the title are all that the German overlay holds."""
    people = {
        _person(attendance, claim): {"name": f"N{number}"}
        for number, (attendance, claim) in enumerate(itertools.product(ATTENDANCE_RANK, CLAIMS))
    }
    files: dict[str, Any] = {
        "site.yaml": {
            "format": 1,
            "languages": ["en", "de"],
            "title": {"name": "Grid"},
            "publisher": {"name": "Tests"},
            "marking": "TLP:CLEAR",
        },
        "actors.yaml": {"format": 1, "people": {"lind": NAMES["lind"], **people}},
        "meetings/grid.yaml": record,
        "meetings/grid.de.yaml": _overlay(record),
    }
    for source, kind in (("paper", "article"), ("act", "communique")):
        said = [_sentence(claim) for claim in CLAIMS if voice_of(claim)[0] == source]
        printed = f"Here speak {NAMES['spokesperson']['en']} and {NAMES['letter']['en']}."
        text = "\n".join([f"The {source}", *said, *([printed] if source == "paper" else [])])
        (root / "sources").mkdir(parents=True, exist_ok=True)
        (root / "sources" / f"{source}.txt").write_bytes(text.encode())
        files[f"sources/{source}.yaml"] = {
            **{"format": 1, "kind": kind, "language": "en", "title": f"The {source}"},
            **{"reliability": "F", "credibility": "6"},
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        }
    for path, data in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    return root


_TEXTS = ("what", "text", "about", "says", "because", "place", "on", "title")


def _overlay(record: dict[str, Any]) -> dict[str, Any]:
    """The same texts once more; those of the claims and voices stand under `de`."""

    def texts_of(value: Any) -> Any:
        if isinstance(value, dict):
            inner = {
                key: one if key in _TEXTS and isinstance(one, str) else texts_of(one)
                for key, one in value.items()
                if key not in ("claims", "unnamed", "about_id")
            }
            return {key: one for key, one in inner.items() if one}
        if isinstance(value, list):
            listed = {str(n): found for n, one in enumerate(value) if (found := texts_of(one))}
            return listed if len(value) > 1 else listed.get("0")
        return None

    found: dict[str, Any] = texts_of(record)
    found["inferences"]["one"].pop("about")
    found["claims"] = {claim: {"de": f"Satz {n} steht hier."} for n, claim in enumerate(CLAIMS)}
    found["unnamed"] = {key: {"de": NAMES[key]["de"]} for key in ("spokesperson", "letter")}
    return found


def without(record: dict[str, Any], refused: Iterable[Path_]) -> dict[str, Any]:
    """The record without these entries."""
    left = deepcopy(record)
    for path in sorted(refused, key=lambda one: (one[:-1], one[-1].zfill(4)), reverse=True):
        place: Any = left
        for step in path[:-1]:
            place = place[step]
        if isinstance(place, list):
            del place[int(path[-1])]
        else:
            del place[path[-1]]
    return left


# -- what the check refuses --------------------------------------------------------------------


def refused_by_the_check(content: Path) -> dict[str, set[Path_]]:
    """The entries that the check refuses, by the code that it gives for them."""
    settings = Settings(content=content)
    try:
        found = check(settings).diagnostics
    except Faults as faults:
        found = faults.diagnostics
    (docket,) = dockets(read(settings, Collector()))
    loaded = docket.loaded
    places: dict[tuple[int, int], Path_] = {}

    def note(*path: str, key: str = "from") -> None:
        steps = [int(step) if step.isdigit() else step for step in path]
        span = loaded.span(*steps, key)
        places[span.line, span.column] = path

    record = docket.record
    for name in record.commitments:
        note("commitments", name, key="stage")
        if record.commitments[name].trigger:
            note("commitments", name, "trigger")
    for attendance, group in record.participants.groups():
        span = loaded.key_span("participants", attendance.value)
        places[span.line, span.column] = ("participants", attendance.value)
        for name in group:
            note("participants", attendance.value, name)
    for path in _agenda_paths(record):
        note(*path)
    span = loaded.key_span("agenda", "stated", "voted", "votes")
    places[span.line, span.column] = ("agenda", "stated", "voted", "votes")
    for name in record.timeline:
        note("timeline", name)
    for section in ("when", "where", "group", "convened_by", "chaired_by"):
        for number in range(len(getattr(record, section))):
            note(section, str(number))
    refused: dict[str, set[Path_]] = {}
    for one in found:
        if one.severity is Severity.ERROR:
            refused.setdefault(one.code, set()).add(places[one.span.line, one.span.column])
    return refused


def _agenda_paths(record: Meeting) -> Iterator[Path_]:
    """The stated items of the agenda, and the votes on each."""
    for name, item in record.agenda.stated.items():
        yield "agenda", "stated", name
        yield from (("agenda", "stated", name, "votes", vote) for vote in item.votes)


@pytest.mark.parametrize("kind", ["scene_setter", "readout"])
def test_the_check_refuses_what_the_ladder_refuses(kind: str, tmp_path: Path) -> None:
    grid = grid_of(kind)
    refused = refused_by_the_check(plant(tmp_path, grid.record))
    unsupported = {path for path in grid.refused if path[0] == "commitments" and len(path) == 2}
    expected = {"stage-unsupported": unsupported, "too-strong": grid.refused - unsupported}
    if grid.too_early:
        expected["attendance-too-early"] = grid.too_early
        expected["out-of-place"] = {("agenda", "stated", "voted", "votes")}
    assert refused == expected


def test_a_check_that_is_too_kind_is_found(tmp_path: Path) -> None:
    """Were a stage below planned enough for a hope, what is refused would differ."""
    grid = grid_of("readout")
    refused = refused_by_the_check(plant(tmp_path, grid.record))
    kinder = {path for path in grid.refused if path[:2] != ("commitments", "planned-hopes-article")}
    assert refused["stage-unsupported"] | refused["too-strong"] != kinder


# -- what is printed of the rest ---------------------------------------------------------------

LANGUAGES = ("en", "de")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """The readout without what the check refuses, in each language."""
    grid = grid_of("readout")
    content = plant(tmp_path_factory.mktemp("grid"), without(grid.record, grid.refused))
    return {made.wording.language: made for made in made_of(content)}


IN_EACH = pytest.mark.parametrize("language", LANGUAGES)


def has(word: str, text: str) -> bool:
    """Whether a word or phrase stands in a text."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def labels_in(text: str, wording: Wording) -> set[str]:
    """The labels whose word stands in a text; *not stated* is not *stated*."""
    found = {str(Label.NOT_STATED)} if has(wording.term(Label.NOT_STATED), text) else set()
    rest = text.replace(wording.term(Label.NOT_STATED), "")
    others = (Label.STATED, Label.CLAIMED, Label.INFERRED)
    return found | {str(one) for one in others if has(wording.term(one), rest)}


def stronger(text: str, stage: str, wording: Wording) -> list[str]:
    """The stages right of the bar whose words stand in the row of one left of it."""
    if stage in RIGHT_OF_THE_BAR:
        return []
    return [one for one in RIGHT_OF_THE_BAR if has(wording.term(Stage(one)), text)]


@dataclass(frozen=True)
class Rows:
    """The text of every entry, in the web page and in the Markdown; the rows that compare what was
    expected with what is reported stand apart, since they begin as those of the table do.
    """

    of_web: dict[str, str]
    of_markdown: list[Block]
    compared: list[Block]

    @classmethod
    def of(cls, made: Printed) -> Rows:
        """Read them back."""
        found: dict[str, list[str]] = {}
        for one in passages(made.web):
            for anchor in one.anchors:
                found.setdefault(anchor, []).append(one.text)
        texts = {anchor: " ".join(parts) for anchor, parts in found.items()}
        section = ""
        compared: list[Block] = []
        others: list[Block] = []
        for block in blocks(made.markdown):
            section = block.text if block.kind == "heading" else section
            is_row = section == made.whole.heading("compared") and block.kind == "row"
            (compared if is_row else others).append(block)
        return cls(texts, others, compared)

    def both(self, anchor: str, *begins: str) -> Iterator[str]:
        """The entry in the page, and the block of the Markdown that begins with one of these."""
        yield self.of_web[anchor]
        found = [one.text for one in self.of_markdown if one.text.startswith(begins)]
        assert len(found) == 1, (anchor, begins, found)
        yield found[0]


@pytest.fixture(scope="module")
def rows(printed: dict[str, Printed]) -> dict[str, Rows]:
    return {language: Rows.of(made) for language, made in printed.items()}


@IN_EACH
def test_each_stage_is_printed_in_its_own_word(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    made = printed[language]
    wording = made.wording
    assert len({wording.term(stage).casefold() for stage in Stage}) == len(Stage)
    commitments = {f"commitment-{one.id}": one for one in made.dossier.commitments}
    seen = set()
    made_count = 0
    for row in made.whole.rows:
        if row.id not in commitments:
            assert (row.stage, row.is_made) == ("", False)
            continue
        one = commitments[row.id]
        stage = str(one.stage)
        assert row.stage == wording.term(one.stage)
        assert row.is_made == (stage in RIGHT_OF_THE_BAR)
        on_record = [c for c in one.support.claims if voice_of(c)[2]]
        assert not row.is_made or on_record, "made, and nobody is named"
        made_count += row.is_made
        for text in rows[language].both(row.id, f"{row.what} |", f"{row.what} ("):
            assert has(row.stage, text)
            assert stronger(text, stage, wording) == []
        seen.add(stage)
    assert seen == set(STAGE_RANK)
    assert made.dossier.commitments_made == made_count > 0
    assert made.whole.made.endswith(f": {made_count}")
    classes = re.findall(r'class="is-made">([^<]*)<', made.web)
    assert len(classes) == made_count
    assert set(classes) == {wording.term(Stage(one)) for one in RIGHT_OF_THE_BAR}


@IN_EACH
def test_what_is_reported_is_compared_in_its_own_word(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    """Nothing was expected of the commitments of the grid; each says what it is, and no more."""
    made, wording = printed[language], printed[language].wording
    found = {block.text.split(" |")[0]: block.text for block in rows[language].compared}
    for one in made.dossier.commitments:
        in_markdown = found[one.what[language]]
        for text in (in_markdown, rows[language].of_web[f"compared-commitment-{one.id}"]):
            assert has(wording.term(one.stage), text)
            assert has(wording.term(Comparison.NEW), text)
            assert stronger(text, str(one.stage), wording) == []
    expected = [p for p in made.dossier.participants if p.attendance in EXPECTING]
    assert expected
    for participant in expected:
        text = rows[language].of_web[f"compared-participant-{participant.party}"]
        assert has(wording.term(Comparison.NOT_REPORTED), text)
        assert not has(wording.term(Comparison.CAME), text)


@IN_EACH
def test_what_is_due_or_waits_is_printed_with_its_stage(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    made = printed[language]
    commitments = {one.id: one for one in made.dossier.commitments}
    due = [event for event in made.whole.timeline if event.id.startswith("due-")]
    waiting = [one for trigger in made.whole.triggers for one in trigger.commitments]
    assert due
    assert waiting
    for event in due:
        stage = commitments[event.id.removeprefix("due-")].stage
        text = rows[language].of_web[event.id]
        assert has(made.wording.term(stage), text)
        assert stronger(text, str(stage), made.wording) == []
    for one in waiting:
        assert one.stage == made.wording.term(commitments[one.href.split("-", 1)[1]].stage)


@IN_EACH
def test_what_a_voice_says_is_never_stated_and_names_it(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    made = printed[language]
    for row in made.whole.rows:
        if not row.id.startswith("commitment-"):
            continue
        one = next(c for c in made.dossier.commitments if f"commitment-{c.id}" == row.id)
        speaking = {voice_of(c)[1] for c in one.support.claims} - {None}
        reported = {voice_of(c)[1] for c in (one.trigger.support.claims if one.trigger else ())}
        is_claimed = speaking or reported - {None}
        label = Label.CLAIMED if is_claimed else Label.STATED
        assert row.cite.label == label, row.id
        for text in rows[language].both(row.id, f"{row.what} |", f"{row.what} ("):
            # An item of the agenda has a label of its own, and none of these is on it.
            assert labels_in(text, made.wording) - {Label.NOT_STATED} == {str(label)}, text
            for voice in speaking:
                assert NAMES[str(voice)][language] in text


@IN_EACH
def test_each_side_of_a_tension_names_its_voice(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    made = printed[language]
    (tension,) = made.whole.tensions
    (of_record,) = made.dossier.tensions
    for side, one in zip(tension.sides, of_record.sides, strict=True):
        (claim,) = one.support.claims
        voice = {"part-hopes": "spokesperson", "part-source": None}.get(claim, "")
        voice = voice_of(claim)[1] if voice == "" else voice
        assert side.cite.label == (Label.CLAIMED if voice else Label.STATED)
        found = [b.text for b in rows[language].of_markdown if b.text.startswith(f"{side.says} –")]
        assert len(found) == 1
        assert labels_in(found[0], made.wording) == {side.cite.label}
        assert not voice or NAMES[voice][language] in found[0]


@IN_EACH
def test_facts_and_events_have_the_label_of_their_claim(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    """Who, when, where, the timeline, the agenda, participants: one claim each."""
    made, texts = printed[language], rows[language].of_web
    d = made.dossier
    supports: list[tuple[str, Support]] = [(f"event-{e.id}", e.support) for e in d.timeline]
    supports += [(f"meeting-{n}", when.support) for n, when in enumerate(d.when, 1)]
    shown = [p for p in d.participants if p.attendance not in ("not_stated", "mentioned_only")]
    supports += [(f"participant-{p.party}", p.support) for p in shown]
    assert len(supports) > 100
    for anchor, support in supports:
        (claim,) = support.claims
        label = Label.CLAIMED if voice_of(claim)[1] else Label.STATED
        assert labels_in(texts[anchor], made.wording) == {str(label)}, anchor
    facts = [f for f in made.whole.facts if f.cite.numbers]
    assert len(facts) == sum(
        len(entries) for entries in (d.group, d.when, d.where, d.convened_by, d.chaired_by)
    )
    for fact in facts:
        labels = {c.label for c in d.claims if c.number in fact.cite.numbers and not c.part_of}
        assert labels_in(texts[fact.id], made.wording) == {str(one) for one in labels}


@IN_EACH
def test_nobody_of_whom_nothing_is_said_has_a_label(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    made = printed[language]
    silent = [p for p in made.dossier.participants if ATTENDANCE_RANK[p.attendance] == 0]
    assert len(silent) == 2 * len(CLAIMS)
    for one in silent:
        text = rows[language].of_web[f"participant-{one.party}"]
        assert labels_in(text, made.wording) == set()


@IN_EACH
def test_what_the_editor_concludes_is_inferred(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    made, texts = printed[language], rows[language].of_web
    w = made.whole
    anchors = [j.id for j in w.judgements]
    anchors += [one.id for one in w.watch] + [one.id for one in w.inferences]
    for anchor in (*anchors, "bottom_line"):
        assert labels_in(texts[anchor], made.wording) == {str(Label.INFERRED)}, anchor
    supposed = [row for row in w.rows if row.id.startswith("agenda-i")]
    assert len(supposed) == len(CLAIMS)
    for row in supposed:
        assert labels_in(texts[row.id], made.wording) == {str(Label.INFERRED)}
    concluded = [p for p in passages(made.web) if made.wording.phrase("Reason") + ":" in p.text]
    assert concluded
    assert {one.label for one in concluded} == {str(Label.INFERRED)}


@IN_EACH
def test_the_annex_tells_what_the_verb_does(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    made = printed[language]
    wording = made.wording
    assert len({wording.term(verb).casefold() for verb in Verb}) == len(Verb)
    wholes = {c.number: c for c in made.dossier.claims if c.part_of is None}
    sentences = {s.number: s for source in made.whole.sources for s in source.sentences}
    assert len(sentences) == len(CLAIMS)
    of_web = passages(made.web)
    for number, sentence in sentences.items():
        claim = wholes[number]
        assert sentence.verb == wording.term(claim.verb)
        label = Label.CLAIMED if voice_of(claim.id)[1] else Label.STATED
        bodies = [b.text for b in rows[language].of_markdown if b.footnote == number]
        own = [text.split(f" {wording.phrase('Part')}: ")[0] for text in bodies[:1]]
        own += [p.text for p in of_web if p.anchors[:1] == (f"s{number}",)][:1]
        assert len(own) == 2
        for text in own:
            told = text.split(";", 1)[1]  # behind the quote, its translation and the voice
            assert has(wording.term(claim.verb), told)
            assert labels_in(told, wording) == {str(label)}
            weaker = [
                wording.term(v) for v in Verb if v != claim.verb and has(wording.term(v), told)
            ]
            assert [v for v in weaker if v not in wording.term(claim.verb)] == []


@IN_EACH
def test_a_part_tells_where_it_differs_from_its_whole(
    printed: dict[str, Printed], language: str
) -> None:
    made = printed[language]
    wording = made.wording
    (whole,) = (s for source in made.whole.sources for s in source.sentences if s.parts)
    parts = {part.exact: part for part in whole.parts}
    hoped, by_source = parts["as by unnamed"], parts["plans as by unnamed"]
    assert hoped.details == (wording.term(Verb.HOPES),)
    assert by_source.details[0] == wording.term(Verb.IS)
    assert (whole.cite.label, hoped.cite.label) == (Label.CLAIMED, Label.CLAIMED)
    assert by_source.cite.label == Label.STATED
    assert wording.term(Label.STATED) in by_source.details


@IN_EACH
def test_no_heading_of_who_is_to_come_says_that_they_came(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    made = printed[language]
    term = made.wording.term
    came = [term(one) for one in (Attendance.PRESENT, Attendance.REMOTE, Attendance.REPRESENTED)]
    others = [one for one in Attendance if str(one) not in ("present", "remote", "represented")]
    assert len({term(one).casefold() for one in Attendance}) == len(Attendance)
    for one in others:
        assert not any(has(word, term(one)) or has(term(one), word) for word in came)
    for group in made.whole.participants:
        (attendance,) = (one for one in Attendance if term(one) == group.attendance)
        ids = {f"participant-{_person(attendance, claim)}" for claim in CLAIMS}
        assert {member.id for member in group.members} <= ids
        if attendance in others:
            for member in group.members:
                text = rows[language].of_web[member.id]
                assert not any(has(word, text) for word in came)


@IN_EACH
def test_the_likelihood_comes_first_and_the_confidence_apart(
    printed: dict[str, Printed], rows: dict[str, Rows], language: str
) -> None:
    made = printed[language]
    term = made.wording.term
    judgements = {f"judgement-{one.id}": one for one in made.dossier.judgements}
    assert len(judgements) == (len(Likelihood) + 1) * len(Confidence)
    for shown in made.whole.judgements:
        one = judgements[shown.id]
        text, confidence = one.text[language], term(one.confidence)
        likelihood = folded(term(one.likelihood)) if one.likelihood else ""
        begins = f"{likelihood}: {text}" if likelihood else text
        on_page, in_markdown = rows[language].both(shown.id, begins)
        assert in_markdown.startswith(begins)
        assert on_page.startswith(likelihood or confidence)
        assert text in on_page
        for found in (on_page, in_markdown):
            assert confidence in found.replace(text, "")
            bands = [word for word in map(folded, map(term, Likelihood)) if found.startswith(word)]
            assert bands == ([likelihood] if likelihood else [])
            certain = [term(other) for other in Confidence if has(term(other), found)]
            assert certain == [confidence]
        assert f"<p>{confidence}</p>" in made.web, "apart from the text"


# -- the weakest label, and the words ----------------------------------------------------------

_ORDER = (Label.STATED, Label.CLAIMED, Label.INFERRED)


@pytest.mark.parametrize("several", list(itertools.product(_ORDER, repeat=3)), ids="-".join)
@IN_EACH
def test_of_several_labels_the_weakest_wins(
    printed: dict[str, Printed], language: str, several: tuple[Label, ...]
) -> None:
    made = printed[language]
    supports = [
        Support(label=label, claims=(), numbers=(number, 9))
        for number, label in enumerate(several, 1)
    ]
    cite = Pieces(made.dossier, made.wording).cite_all(supports)
    weakest = max(several, key=["stated", "claimed", "inferred"].index)
    assert (cite.label, cite.word) == (weakest, made.wording.term(weakest))
    assert cite.numbers == (1, 2, 3, 9)


def alike(terms: Iterable[StrEnum], wording: Wording) -> list[tuple[str, str]]:
    """Terms with the same word, whatever its capital letters."""
    pairs = itertools.combinations(terms, 2)
    return [
        (str(a), str(b))
        for a, b in pairs
        if wording.term(a).casefold() == wording.term(b).casefold()
    ]


@pytest.mark.parametrize("terms", [Label, Stage, Verb, Attendance, Likelihood, Confidence])
@IN_EACH
def test_no_two_terms_of_a_table_share_a_word(terms: type[StrEnum], language: str) -> None:
    assert alike(terms, Wording.load(language, FOLDERS)) == []


def test_words_that_say_too_much_are_found() -> None:
    english = Wording.load("en", FOLDERS)
    text = "Point 1 | by: Ada Lind | not stated | planned, and signed | a spokesperson (stated)"
    assert stronger(text, "planned", english) == ["signed"]
    assert stronger(text, "signed", english) == []
    assert labels_in(text, english) == {"stated", "not_stated"}
    assert labels_in("not stated", english) == {"not_stated"}
    assert not has("Present", "Represented")
    assert alike([Stage.LAPSED, Stage.LAPSED], english) == [("lapsed", "lapsed")]
    assert is_carried("planned", ["plans-unnamed"])
    assert not is_carried("planned", ["hopes-person", "callsfor-document"])
    assert not is_carried("signed", ["is-article", "will-document"])
