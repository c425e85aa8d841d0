"""What the public does not see of a dossier, and what goes with it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from briefs.dossier import model
from briefs.dossier.atoms import Restricted
from briefs.dossier.audience import for_audience, why_withheld
from briefs.dossier.chatham import Names, folded_words
from briefs.dossier.grounds import Support
from briefs.dossier.model import Dossier, Party
from briefs.dossier.resolve import resolve
from briefs.dossier.terms import Gap, Label, PartyKind
from briefs.pipeline import check
from briefs.records.base import To
from briefs.records.dates import Date
from briefs.records.vocabulary import Marking
from briefs.records.walk import models, references
from briefs.settings import Audience, Settings
from tests.planted import plant, restricted_models, text_fields
from tests.provenance import INTERNAL

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TREES = [ROOT / "content", CASES / "base" / "content", *sorted(CASES.glob("valid/*/content"))]
PUBLIC_TREES = [path for path in TREES if path.parent.name not in INTERNAL]
BASE = CASES / "base" / "content"
WORD = "Qzplantedxv"

Change = tuple[str, str]


def dossiers(content: Path) -> list[Dossier]:
    return [resolve(docket) for docket in check(Settings(content=content)).dockets]


@pytest.fixture
def harbour(tmp_path: Path) -> Callable[..., Dossier]:
    """The dossier of the base tree with changes to the record, or to other files by name."""

    def changed(*changes: Change, **others: Change) -> Dossier:
        content = tmp_path / "content"
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(BASE, content)
        files = {
            "gazette": content / "sources/gazette.yaml",
            "german": content / "meetings/harbour.de.yaml",
        }
        for path, (old, new) in (
            *((content / "meetings/harbour.yaml", change) for change in changes),
            *((files[name], change) for name, change in others.items()),
        ):
            text = path.read_text("utf-8")
            assert text.count(old) == 1, old
            path.write_text(text.replace(old, new), "utf-8")
        (found,) = dossiers(content)
        return found

    return changed


def public(dossier: Dossier, as_of: str = "") -> Dossier:
    found = for_audience(dossier, Audience.PUBLIC, Date.parse_moment(as_of) if as_of else None)
    assert found is not None
    return found


def ids(entries: tuple[Any, ...]) -> list[str]:
    return [entry.id for entry in entries]


def mark(line: str, restriction: str = "marking: TLP:AMBER") -> Change:
    """A restriction above a line that stands once in a block of the record."""
    indent = line[: len(line) - len(line.lstrip())]
    return line, f"{indent}{restriction}\n{line}"


COST = "    exact: The harbour works are to cost 40 million crowns.\n"
HOPE = "    exact: The harbour authority hopes for a decision in May.\n"


# -- whole dossiers ----------------------------------------------------------------------------


def test_the_public_sees_nothing_of_a_meeting_brief_that_says_nothing_else() -> None:
    (whole,) = dossiers(CASES / "valid" / "meeting-brief" / "content")
    assert for_audience(whole, Audience.PUBLIC, None) is None
    inside = for_audience(whole, Audience.INTERNAL, None)
    assert inside is not None
    assert inside.marking is Marking.AMBER
    assert [one.marking for one in inside.if_raised] == [None, None, Marking.GREEN]


@pytest.mark.parametrize("lifted", ["record", "entry"])
def test_a_meeting_brief_is_published_by_its_own_word_only(harbour: Any, lifted: str) -> None:
    """A marking of the record publishes the record, one of an entry the entry, and neither both."""
    own = "marking: TLP:CLEAR, " if lifted == "entry" else ""
    brief = ("kind: scene_setter\n", "kind: meeting_brief\nmarking: TLP:CLEAR\n")
    wanted = (
        "set_aside:\n",
        f"objectives:\n  works: {{{own}what: A decision.}}\nset_aside:\n",
    )
    german = ("bottom_line:", "objectives:\n  works: {what: Eine Entscheidung.}\nbottom_line:")
    shown = public(harbour(brief, wanted, german=german))
    assert ids(shown.objectives) == (["works"] if lifted == "entry" else [])
    assert shown.withheld == (0 if lifted == "entry" else 1)
    assert shown.commitments


@pytest.mark.parametrize("content", PUBLIC_TREES, ids=lambda p: p.parent.name)
def test_the_public_sees_all_of_what_has_no_restriction(content: Path) -> None:
    for whole in dossiers(content):
        shown = public(whole)
        assert shown.audience is Audience.PUBLIC
        assert shown.withheld == 0
        assert shown.model_copy(update={"audience": whole.audience}) == whole


@pytest.mark.parametrize("marking", [m for m in Marking if m is not Marking.CLEAR])
def test_a_marked_briefing_is_not_for_the_public(harbour: Any, marking: Marking) -> None:
    whole = harbour(("title: Harbour works\n", f"title: Harbour works\nmarking: {marking}\n"))
    assert for_audience(whole, Audience.PUBLIC, None) is None
    inside = for_audience(whole, Audience.INTERNAL, None)
    assert inside is not None
    assert inside.marking is marking


@pytest.mark.parametrize(
    ("embargo", "as_of", "is_over"),
    [
        ("2026-05-05", "", False),
        ("2026-05-05", "2026-05-04", False),
        ("2026-05-05", "2026-05-04T23:59", False),
        ("2026-05-05", "2026-05-05", True),
        ("2026-05-05", "2026-05-05T00:01", True),
        ("2026-05-05T12:00", "2026-05-05", False),
        ("2026-05-05T12:00", "2026-05-05T11:59", False),
        ("2026-05-05T12:00", "2026-05-05T12:00", True),
        ("2026-05-05T12:00", "2026-05-06", True),
        ("2026-05-05", "2027-01-01", True),
    ],
)
def test_an_embargo_lifts_only_by_a_time_that_is_named(
    harbour: Any, embargo: str, as_of: str, is_over: bool
) -> None:
    whole = harbour(("title: Harbour works\n", f"title: Harbour works\nembargo_until: {embargo}\n"))
    now = Date.parse_moment(as_of) if as_of else None
    assert (for_audience(whole, Audience.PUBLIC, now) is not None) is is_over
    assert for_audience(whole, Audience.INTERNAL, None) is not None
    part = harbour(mark(COST, f"embargo_until: {embargo}"))
    assert ("cost" in ids(public(part, as_of).claims)) is is_over


@pytest.mark.parametrize(
    "text", ["XXXX-05-05", "2026-05", "2026-05-05?", "2026-05-05/2026-05-06", "soon"]
)
def test_a_time_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Date.parse_moment(text)
    assert text in str(refused.value)
    assert "2026-01-06T12:30" in (refused.value.context or {})["hint"]


def test_why_it_is_withheld() -> None:
    embargo = Date.parse_moment("2026-05-05")
    assert why_withheld(None, None, Audience.PUBLIC, None) == ""
    assert why_withheld(Marking.CLEAR, None, Audience.PUBLIC, None) == ""
    assert why_withheld(Marking.GREEN, embargo, Audience.PUBLIC, None) == "marked TLP:GREEN"
    assert why_withheld(None, embargo, Audience.PUBLIC, None) == "under embargo until 2026-05-05"
    assert why_withheld(Marking.RED, embargo, Audience.INTERNAL, None) == ""


# -- what goes with what is withheld -----------------------------------------------------------


def test_a_claim_takes_along_what_cites_it(harbour: Any) -> None:
    whole = harbour(mark(COST))
    shown = public(whole)
    assert ids(whole.commitments) == ["works"]
    assert ids(shown.claims) == ["meet", "works-planned", "chair", "hope"]
    assert shown.commitments == ()
    assert shown.agenda[0].commitments == (), "an item only loses the commitment"
    assert shown.withheld == 2
    assert shown.marking is Marking.CLEAR
    inside = for_audience(whole, Audience.INTERNAL, None)
    assert inside is not None
    assert inside.marking is Marking.AMBER
    assert inside.claims == whole.claims


def test_commitments_made_are_counted_anew(harbour: Any) -> None:
    whole = harbour(mark(COST))
    made = tuple(c.model_copy(update={"is_made": True}) for c in whole.commitments)
    whole = whole.model_copy(update={"commitments": made, "commitments_made": len(made)})
    assert public(whole).commitments_made == 0


def test_sentences_are_numbered_without_holes(harbour: Any) -> None:
    shown = public(harbour(mark(COST)))
    assert [claim.number for claim in shown.claims] == [1, 2, 3, 4]
    numbers = {claim.id: claim.number for claim in shown.claims}
    for _, one in models(shown):
        if isinstance(one, Support):
            assert one.numbers == tuple(sorted({numbers[c] for c in one.claims}))


def test_labels_stay(harbour: Any) -> None:
    shown = public(harbour(mark(COST)))
    (hope,) = [claim for claim in shown.claims if claim.id == "hope"]
    assert hope.label is Label.CLAIMED


PARTS = (
    COST,
    f"{COST}    verb: should\n  sum:\n    in: cost\n    exact: 40 million crowns\n"
    "  works-alone:\n    in: cost\n    exact: The harbour works\n",
)


@pytest.mark.parametrize("marked", ["sum", "works-alone", "cost"])
def test_a_part_a_whole_and_its_other_parts_go_together(harbour: Any, marked: str) -> None:
    text = (
        PARTS[1]
        .replace("    verb: should\n", "")
        .replace(
            f"  {marked}:\n" if marked != "cost" else COST,
            f"  {marked}:\n    marking: TLP:GREEN\n"
            if marked != "cost"
            else f"{COST}    marking: TLP:GREEN\n",
        )
    )
    shown = public(harbour((COST, text)))
    assert ids(shown.claims) == ["meet", "works-planned", "chair", "hope"]
    assert "40 million" not in shown.model_dump_json()


def test_a_voice_takes_its_claims_along_and_whoever_names_it(harbour: Any) -> None:
    shown = public(
        harbour(("{printed: a spokesperson, ", "{printed: a spokesperson, marking: TLP:AMBER, "))
    )
    assert ids(shown.claims) == ["cost", "chair", "hope"]
    assert "spokesperson" not in shown.model_dump_json()
    assert set(shown.parties) == {"lind", "harbour-authority"}
    assert shown.bottom_line is None
    assert (shown.when, shown.where) == ((), ())
    assert shown.tensions == (), "one side is left"


def test_a_descriptor_of_a_withheld_voice_stands_in_no_quote(harbour: Any) -> None:
    change = ("printed: transport ministers", "marking: TLP:AMBER, printed: transport ministers")
    shown = public(harbour(change))
    assert "meet" not in ids(shown.claims), "its quote has the descriptor"
    assert "ministers of the three" not in shown.model_dump_json()
    assert ids(shown.commitments) == [], "the ministers act in it"


def test_a_source_takes_its_claims_and_its_fingerprint_along(harbour: Any) -> None:
    whole = harbour(gazette=("credibility: 6", "credibility: 6\nmarking: TLP:GREEN"))
    shown = public(whole)
    assert (shown.sources, shown.claims) == ((), ())
    assert shown.parties == {}
    assert ids(shown.inferences) == ["year"], "it cites nothing"
    assert whole.sources[0].sha256 not in shown.model_dump_json()


def test_a_gap_about_what_is_withheld_is_not_told(harbour: Any) -> None:
    whole = harbour()
    assert {Gap.YEAR, Gap.TIME, Gap.VENUE} <= set(whole.not_stated)
    shown = public(harbour(("when: {date", "when: {marking: TLP:RED, date")))
    assert shown.when == ()
    assert set(shown.not_stated) == set(whole.not_stated) - {Gap.YEAR, Gap.TIME}
    shown = public(harbour(("where: {place", "where: {marking: TLP:RED, place")))
    assert Gap.VENUE not in shown.not_stated


def test_a_side_leaves_and_the_tension_with_the_last_but_one(harbour: Any) -> None:
    three = (
        "      authority: {says",
        "      cost: {says: It is to cost 40 million., from: cost}\n      authority: {says",
    )
    german = (
        "      authority: {says",
        "      cost: {says: Er soll 40 Millionen kosten.}\n      authority: {says",
    )
    shown = public(
        harbour(
            three,
            ("      ministers: {says", "      ministers: {marking: TLP:RED, says"),
            german=german,
        )
    )
    assert [ids(t.sides) for t in shown.tensions] == [["cost", "authority"]]
    assert shown.withheld == 1
    shown = public(harbour(("      ministers: {says", "      ministers: {marking: TLP:RED, says")))
    assert shown.tensions == ()


def test_a_vote_leaves_its_item(harbour: Any) -> None:
    votes = (
        "      commitments: works\n",
        "      commitments: works\n      votes:\n"
        "        a: {result: adopted, from: chair, marking: TLP:AMBER}\n"
        "        b: {result: adopted, from: chair}\n",
    )
    with_is = ("will take the chair.\n    verb: will", "will take the chair.")
    shown = public(harbour(votes, with_is, ("kind: scene_setter", "kind: readout")))
    assert [ids(item.votes) for item in shown.agenda] == [["b"]]


def test_a_trigger_takes_its_commitment_along(harbour: Any) -> None:
    trigger = (
        "    stage: planned\n",
        "    stage: planned\n    if: ceasefire\n"
        "    trigger: {state: met, from: chair, marking: TLP:AMBER}\n",
    )
    with_is = ("will take the chair.\n    verb: will", "will take the chair.")
    shown = public(harbour(trigger, with_is))
    assert shown.commitments == ()
    assert shown.commitments_made == 0


# -- the Chatham House Rule --------------------------------------------------------------------


def test_under_the_rule_a_claim_loses_its_voice_and_stays(harbour: Any) -> None:
    whole = harbour(gazette=("credibility: 6", "credibility: 6\nchatham_house: true"))
    shown = public(whole)
    (planned,) = [claim for claim in shown.claims if claim.id == "works-planned"]
    assert (planned.by, planned.is_voice_withheld, planned.label) == (None, True, Label.CLAIMED)
    assert "meet" not in ids(shown.claims), "it prints the descriptor of a speaker"
    assert "hope" not in ids(shown.claims), "it prints the name of a speaker"
    (chair,) = [claim for claim in shown.claims if claim.id == "chair"]
    assert (chair.by, chair.is_voice_withheld) == (None, False)
    assert [p.party for p in shown.participants] == ["lind"], "only who speaks is hidden"
    assert set(shown.parties) == {"lind", "ministers"}
    inside = for_audience(whole, Audience.INTERNAL, None)
    assert inside is not None
    assert all(not claim.is_voice_withheld for claim in inside.claims)


def test_what_a_voice_says_of_who_is_hidden_is_dropped(harbour: Any) -> None:
    ministers = "  ministers: {printed: transport ministers of the three coastal states"
    more = f"{ministers}, side: harbour-authority, may_be: spokesperson"
    rule = ("credibility: 6", "credibility: 6\nchatham_house: true")
    whole = harbour((ministers, more), gazette=rule)
    assert whole.parties["ministers"].side == "harbour-authority"
    (left,) = [party for party in public(whole).parties.values() if party.id == "ministers"]
    assert (left.side, left.may_be) == (None, ())


def test_a_marked_voice_under_the_rule_still_takes_its_claims_along(harbour: Any) -> None:
    marked = ("{printed: a spokesperson, ", "{printed: a spokesperson, marking: TLP:AMBER, ")
    rule = ("credibility: 6", "credibility: 6\nchatham_house: true")
    assert "works-planned" not in ids(public(harbour(marked, gazette=rule)).claims)


def test_of_a_meeting_under_the_rule_nobody_who_was_there_is_named(harbour: Any) -> None:
    shown = public(
        harbour(("title: Harbour works\n", "title: Harbour works\nchatham_house: true\n"))
    )
    assert (shown.participants, shown.chaired_by) == ((), ())
    assert shown.parties == {}
    text = folded_words(shown.model_dump_json())
    for name in ("lind", "spokesperson", "harbour authority", "transport ministers"):
        assert name not in text
    assert ids(shown.claims) == ["works-planned", "cost"]
    assert shown.withheld > 0


def test_whoever_is_only_mentioned_was_not_there(harbour: Any) -> None:
    whole = harbour(
        ("title: Harbour works\n", "title: Harbour works\nchatham_house: true\n"),
        ("    ministers: {from: meet}\n", "  mentioned_only:\n    FR: {from: cost}\n"),
        ("    lind: {as: Transport Minister, from: chair}\n", "    ministers: {from: meet}\n"),
        german=("participants:\n  expected:\n    lind: {as: Verkehrsministerin}\n", ""),
    )
    assert [p.party for p in public(whole).participants] == ["FR"]


def test_whom_they_belong_to_is_hidden_as_well(harbour: Any) -> None:
    whole = harbour(
        ("title: Harbour works\n", "title: Harbour works\nchatham_house: true\n"),
        ("    lind: {as: Transport Minister, ", "    lind: {as: Transport Minister, for: FR, "),
        ("    acts: ministers\n", "    acts: FR\n"),
        ("watch:\n", "watch:\n  france: {what: Whether France waits, from: cost}\n"),
        german=("watch:\n", "watch:\n  france: {what: Ob Frankreich wartet}\n"),
    )
    shown = public(whole)
    assert shown.commitments == (), "a state is hidden as a field"
    assert ids(shown.watch) == ["france"], "but not looked for as a word"


def person(name: str, **languages: str) -> Party:
    return Party(id="who", kind=PartyKind.PERSON, name={"en": name, **languages})


@pytest.mark.parametrize(
    ("party", "text"),
    [
        (person("Ada Lind"), "as Lind says"),
        (person("Ada Lind"), "LINDS Rede"),
        (person("Ada Lind"), "Lindes"),
        (person("Ada Lind"), "Lind's view"),
        (person("Ada Lind"), "the Lind-visit"),
        (person("Ada Lind"), "visit-of-lind"),
        (person("Ada Lind"), "A\u00adda Li\u00adnd"),
        (person("Zelenskyy", de="Selenskyj"), "Selenskyjs"),
        (person("Zdzisław Przędzak"), "PRZEDZAK"),
        (person("Xi Ma"), "said Xi Ma."),
        (person("习近平"), "据习近平说"),
        (person("Ursula von der Leyen"), "the Leyen plan"),
        (
            Party(id="o", kind=PartyKind.ORGANISATION, name={"en": "Harbour authority"}),
            "harbour-authority",
        ),
        (
            Party(id="o", kind=PartyKind.ORGANISATION, name={"de": "Hafenbehörde"}),
            "der Hafenbehörden",
        ),
        (Party(id="o", kind=PartyKind.GROUP, name={"en": "UN"}), "in the UN."),
        (
            Party(id="o", kind=PartyKind.UNNAMED, name={"en": "an aide"}, printed="ein Berater"),
            "Ein Berater,",
        ),
    ],
)
def test_names_that_are_found(party: Party, text: str) -> None:
    assert Names.of([party]).named_in(text) == party.id


@pytest.mark.parametrize(
    ("party", "text"),
    [
        (person("Ada Lind"), "blind"),
        (person("Ada Lind"), "Lindgren"),
        (person("Ada Lind"), "Ada"),
        (person("Ursula von der Leyen"), "von der Straße"),
        (
            Party(id="o", kind=PartyKind.ORGANISATION, name={"en": "Harbour authority"}),
            "the harbour",
        ),
        (Party(id="o", kind=PartyKind.GROUP, name={"en": "UN"}), "und"),
        (Party(id="FR", kind=PartyKind.STATE, name={"en": "France"}), "France"),
    ],
)
def test_what_is_no_such_name(party: Party, text: str) -> None:
    assert Names.of([party]).named_in(text) is None


# -- every field of everything -----------------------------------------------------------------


@pytest.fixture(scope="module")
def all_planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Dossier]:
    folder = tmp_path_factory.mktemp("planted")
    plant(folder)
    return {d.id: d for d in dossiers(folder / "content")}


@pytest.fixture(params=["talks", "brief"])
def planted(all_planted: dict[str, Dossier], request: pytest.FixtureRequest) -> Dossier:
    return all_planted[request.param]


def texts_of(entry: BaseModel) -> Iterator[tuple[str, str]]:
    """Every text field of an entry itself, with the language where it has several."""
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        is_reference = any(isinstance(m, To) for m in info.metadata) or any(
            r.path[:1] == (name,) for r in references(entry)
        )
        is_key = name == "id" and isinstance(entry, Party | model.Claim | model.Source)
        if type(value) is str and not is_reference and not is_key:
            yield name, ""
        elif isinstance(value, dict):
            yield from ((name, language) for language in value)


def with_text(entry: Any, name: str, language: str, text: str, **more: object) -> Any:
    value = getattr(entry, name)
    new = {**value, language: text} if language else text
    return entry.model_copy(update={name: new, **more})


def replaced(value: Any, old: BaseModel, new: BaseModel) -> Any:
    """The same value with one of the models in it exchanged."""
    if value is old:
        return new
    if isinstance(value, BaseModel):
        update = {n: replaced(getattr(value, n), old, new) for n in type(value).model_fields}
        return value.model_copy(update=update)
    if isinstance(value, tuple):
        return tuple(replaced(item, old, new) for item in value)
    if isinstance(value, dict):
        return {key: replaced(item, old, new) for key, item in value.items()}
    return value


def open_entries(dossier: Dossier) -> Iterator[Restricted]:
    """One entry of each model that the public sees: what is then hidden is hidden by one thing."""
    shown = {
        (type(one), getattr(one, "id", None))
        for _, one in models(public(dossier))
        if isinstance(one, Restricted)
    }
    seen: set[type] = set()
    for _, one in models(dossier):
        is_shown = (type(one), getattr(one, "id", None)) in shown
        is_new = type(one) not in seen and not isinstance(one, Dossier)
        if isinstance(one, Party) and one.kind is not PartyKind.UNNAMED:
            continue  # nobody can mark an actor
        if isinstance(one, Restricted) and is_new and (is_shown or not hasattr(one, "id")):
            seen.add(type(one))
            yield one


def restricted_in_the_dossier() -> set[type]:
    kinds = {v for v in vars(model).values() if isinstance(v, type) and issubclass(v, Restricted)}
    return kinds - {Restricted, Dossier}


def plantings(dossier: Dossier) -> Iterator[tuple[Restricted, BaseModel, str, str]]:
    """Each entry, and each text field in it: its own, and those of its support."""
    for entry in open_entries(dossier):
        support = getattr(entry, "support", None)
        for owner in (entry, *([support] if support else [])):
            yield from ((entry, owner, name, language) for name, language in texts_of(owner))


def test_there_is_an_entry_of_every_kind(all_planted: dict[str, Dossier]) -> None:
    shown = [one for name in ("talks", "brief") for one in open_entries(all_planted[name])]
    assert {type(one) for one in shown} == restricted_in_the_dossier()


@pytest.mark.parametrize(
    "restriction", [{"marking": Marking.AMBER}, {"embargo_until": Date.parse_moment("2026-06-01")}]
)
def test_no_text_of_a_restricted_entry_is_left(
    planted: Dossier, restriction: dict[str, Any]
) -> None:
    for entry in open_entries(planted):
        new: Any = entry.model_copy(update=restriction)
        places = [(owner, name, tag) for e, owner, name, tag in plantings(planted) if e is entry]
        words = {f"{WORD}{number}": place for number, place in enumerate(places)}
        assert words
        for word, (owner, name, tag) in words.items():
            if owner is entry:
                new = with_text(new, name, tag, word)
            else:
                support = with_text(new.support, name, tag, word)
                new = new.model_copy(update={"support": support})
        whole = replaced(planted, entry, new)
        inside = for_audience(whole, Audience.INTERNAL, None)
        assert inside is not None
        seen, shown = inside.model_dump_json(), public(whole).model_dump_json()
        assert {w: words[w] for w in words if f'"{w}"' not in seen} == {}
        assert WORD not in shown, type(entry)


def test_no_text_that_names_whom_the_rule_hides_is_left(planted: Dossier) -> None:
    name_hidden = "Zyqvorn"
    for entry, owner, name, language in plantings(planted):
        if isinstance(entry, model.Source):
            continue  # what is printed of a source is a fault instead: `withheld-but-printed`
        new_owner = with_text(owner, name, language, f"{WORD} of {name_hidden}s")
        new = new_owner if owner is entry else entry.model_copy(update={"support": new_owner})
        whole = replaced(planted, entry, new)
        assert WORD in whole.model_dump_json()
        text = public(whole).model_dump_json()
        assert WORD not in text, (type(entry), name)
        assert name_hidden not in text


def test_nothing_refers_to_what_is_gone(planted: Dossier) -> None:
    shown = public(planted)
    known = {
        "claim": set(ids(shown.claims)),
        "source": set(ids(shown.sources)),
        "commitment": set(ids(shown.commitments)),
        "party": set(shown.parties) | {"meeting"},
        "voice": set(shown.parties),
    }
    for ref in references(shown):
        assert ref.id in known[ref.to.target], ref
    Dossier.model_validate(json.loads(shown.model_dump_json()))


def test_every_field_of_the_records_is_planted(tmp_path: Path) -> None:
    tree = plant(tmp_path)
    fields = {(m.__name__, name) for m in restricted_models() for name, _ in text_fields(m)}
    assert fields - tree.planted == set()
    assert len(fields) > 40
