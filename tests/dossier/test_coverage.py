"""What was made of a text, clause by clause: nothing is counted twice, and nothing is lost."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from briefs.diagnostics import Collector
from briefs.dossier.attribution import Speakers, Voice
from briefs.dossier.coverage import Coverage, State, coverage, coverages, meets, place
from briefs.dossier.docket import Docket, dockets
from briefs.language.filler import filler
from briefs.reading.files import read_folder
from briefs.records.content import load_content
from briefs.records.vocabulary import AsideKind

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TREES = [ROOT / "content", CASES / "base" / "content", *sorted(CASES.glob("valid/*/content"))]
ACTORS = CASES / "base" / "content" / "actors.yaml"
WORD = re.compile(r"\w+")
UNFINGERPRINTED = "0" * 64


def loaded(content: Path) -> tuple[Docket, ...]:
    collector = Collector()
    files = read_folder(content, "content", collector)
    return dockets(load_content(files, "content", collector))


def tree(root: Path, text: str, *records: str, language: str = "en", valid: bool = True) -> Path:
    """A content folder with one source, `gazette`, and these records, each with its claims."""
    content = root / "content"
    shutil.rmtree(content, ignore_errors=True)
    (content / "sources").mkdir(parents=True)
    (content / "meetings").mkdir()
    sha256 = hashlib.sha256(text.encode()).hexdigest() if valid else UNFINGERPRINTED
    (content / "sources/gazette.txt").write_text(text, "utf-8", newline="")
    (content / "sources/gazette.yaml").write_text(
        f"format: 1\nkind: article\nlanguage: {language}\ntitle: {text.splitlines()[0]!r}\n"
        f"sha256: {sha256}\nreliability: F\ncredibility: 6\n"
    )
    (content / "site.yaml").write_text(
        "format: 1\nlanguages: [en]\ntitle: {name: A}\npublisher: {name: B}\nmarking: TLP:CLEAR\n"
    )
    shutil.copyfile(ACTORS, content / "actors.yaml")
    for number, record in enumerate(records):
        (content / f"meetings/m{number}.yaml").write_text(
            "format: 1\nkind: scene_setter\ntitle: T\nsources: gazette\n"
            "editions: [{number: 1, issued: 2026-05-01, state: draft}]\n"
            f"bottom_line: {{text: T, from: a}}\n{record}",
            "utf-8",
        )
    return content


def of(root: Path, text: str, *records: str, language: str = "en") -> Coverage:
    found = coverage("gazette", loaded(tree(root, text, *records, language=language)))
    assert found is not None
    return found


def shown(found: Coverage) -> list[tuple[str, str]]:
    """Each clause with its state."""
    return [
        (clause.state.value, clause.range.of(found.text))
        for sentence in found.sentences
        for clause in sentence
    ]


def left_over(found: Coverage) -> list[str]:
    return [
        run.of(found.text) for sentence in found.sentences for c in sentence for run in c.uncovered
    ]


# -- whole trees -------------------------------------------------------------------------------


@pytest.mark.parametrize("content", TREES, ids=lambda path: path.parent.name)
def test_our_own_records_leave_nothing_over(content: Path) -> None:
    found = coverages(loaded(content))
    assert set(found) == {path.stem for path in (content / "sources").glob("*.txt")}
    for one in found.values():
        assert left_over(one) == []
        assert (one.share, one.percent) == (1.0, 100)
        assert one.clauses == sum(len(sentence.clauses) for sentence in one.sentences) > 0


@pytest.mark.parametrize("content", TREES, ids=lambda path: path.parent.name)
def test_every_word_is_in_one_clause_and_accounted_for_once(content: Path) -> None:
    for one in coverages(loaded(content)).values():
        connectives = filler(one.language).connectives
        clauses = [clause for sentence in one.sentences for clause in sentence]
        for match in WORD.finditer(one.text):
            inside = [c for c in clauses if c.range.start <= match.start() < c.range.end]
            if not inside:
                assert match.group().lower() in connectives or match.group().isdigit()
                continue
            (clause,) = inside
            runs = (*clause.uncovered, *clause.attributions)
            kinds = [
                any(q.range.start <= match.start() < q.range.end for q in one.quoted),
                any(a.range.start <= match.start() < a.range.end for a in one.asides),
                any(r.start <= match.start() < r.end for r in runs),
            ]
            free = match.group().lower() in connectives or match.group().isdigit()
            assert sum(kinds) == 1 or (free and not any(kinds)), match.group()


def test_whatever_is_taken_out_of_the_record_is_left_over(tmp_path: Path) -> None:
    """Of the Paris record: each claim that alone quotes its words, one after the other."""
    whole = coverages(loaded(ROOT / "content"))["selenskyj-in-paris"]
    (docket,) = loaded(ROOT / "content")
    tried = 0
    for claim_id, claim in docket.record.claims.items():
        if claim.in_ or any(other.in_ == claim_id for other in docket.record.claims.values()):
            continue
        record = docket.record.model_copy(
            update={"claims": {k: v for k, v in docket.record.claims.items() if k != claim_id}}
        )
        meeting = docket.meeting.loaded
        less = Docket(
            docket.content,
            type(docket.meeting)(type(meeting)(meeting.id, record, meeting.node), {}),
            docket.snapshots,
        )
        found = coverage("selenskyj-in-paris", [less])
        assert found is not None
        (gone,) = (q.range for q in whole.quoted if q.claim == claim_id)
        runs = [run for s in found.sentences for clause in s for run in clause.uncovered]
        assert any(meets(run, gone) for run in runs), claim_id
        tried += 1
    assert tried > 10


# -- clauses -----------------------------------------------------------------------------------


def test_what_is_left_of_a_clause_is_the_run_of_words(tmp_path: Path) -> None:
    text = "Talks\nThe harbour works are to cost 40 million crowns, and nobody is to pay."
    found = of(tmp_path, text, "claims: {a: {exact: are to cost 40}}\n")
    assert shown(found) == [
        ("uncovered", "Talks"),
        ("uncovered", "The harbour works are to cost 40 million crowns,"),
        ("uncovered", "and nobody is to pay."),
    ]
    runs = ["Talks", "The harbour works", "million crowns", "and nobody is to pay."]
    assert left_over(found) == runs
    assert [sentence.is_bare for sentence in found.sentences] == [True, False]
    assert found.percent == 0


def test_words_that_only_connect_are_not_left_over(tmp_path: Path) -> None:
    text = "Talks\n1. They meet on 4 May, and they will stay.\n2. But they pay."
    claims = "{a: {exact: They meet on 4 May}, b: {exact: they will stay}, c: {exact: they pay.}}"
    aside = "{t: {exact: Talks, as: boilerplate}}"
    found = of(tmp_path, text, f"claims: {claims}\nset_aside: {aside}\n")
    assert left_over(found) == []
    assert set(found.counts) == {State.SET_ASIDE, State.QUOTED}


def test_a_number_inside_a_line_is_left_over(tmp_path: Path) -> None:
    found = of(tmp_path, "Talks\nThey pay 12. They stay.", "claims: {a: {exact: They pay}}\n")
    assert left_over(found) == ["Talks", "12", "They stay."]


def test_what_one_meeting_quotes_another_need_not_set_aside(tmp_path: Path) -> None:
    text = "Talks\nThey meet on 4 May. They will pay."
    one = "claims: {a: {exact: They meet on 4 May.}}\n"
    two = "claims: {a: {exact: They will pay.}}\nset_aside: {t: {exact: Talks, as: repetition}}\n"
    alone, both = of(tmp_path, text, one), of(tmp_path, text, one, two)
    assert left_over(alone) == ["Talks", "They will pay."]
    assert left_over(both) == []
    assert both.meetings == ("m0", "m1")
    assert [(q.meeting, q.claim) for q in both.quoted] == [("m0", "a"), ("m1", "a")]
    assert [(a.meeting, a.id, a.kind) for a in both.asides] == [("m1", "t", AsideKind.REPETITION)]


def test_a_longer_passage_runs_through_to_its_last_words(tmp_path: Path) -> None:
    text = "Talks\nThey meet. They met in May. They will meet. They pay."
    aside = "set_aside: {b: {exact: They met in, through: will meet., as: background}}\n"
    found = of(tmp_path, text, f"claims: {{a: {{exact: They pay.}}}}\n{aside}")
    assert [a.range.of(text) for a in found.asides] == ["They met in May. They will meet."]
    assert left_over(found) == ["Talks", "They meet."]


def test_the_percentage_is_100_only_where_nothing_is_left_over(tmp_path: Path) -> None:
    sentences = [f"They met on day {number}." for number in range(250)]
    last = "claims: {a: {exact: They met on day 1.}}\n"
    aside = f"set_aside: {{b: {{exact: {sentences[0]}, through: day 248., as: background}}}}\n"
    found = of(tmp_path, " ".join(sentences), aside + last.replace("day 1.", "day 249."))
    assert (found.clauses, found.percent) == (250, 100)
    found = of(tmp_path, " ".join([*sentences, "They stayed."]), aside + last.replace("1.", "249."))
    assert (found.clauses, found.counts[State.UNCOVERED], found.percent) == (251, 1, 99)


def test_places_count_from_one() -> None:
    text = "a\n\nbcd\r\nef"
    assert [place(text, at) for at in (0, 3, 5, 8)] == [(1, 1), (3, 1), (3, 3), (4, 1)]


# -- what is not judged ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    [
        "claims: {a: {exact: They pay.}, b: {exact: They stay.}}\n",  # does not stand there
        "claims: {a: {exact: They}}\n",  # stands there twice
        "claims: {a: {exact: They pay., verb: mumbles}, b: {exact: They meet.}}\n",  # cut out
        "claims: {a: {exact: They pay.}}\nset_aside: {b: {exact: Talks}}\n",  # of no kind
        "claims: {a: {exact: They pay.}}\nset_aside: {b: {exact: They, through: x, as: other}}\n",
    ],
)
def test_what_is_broken_may_have_quoted_it(tmp_path: Path, record: str) -> None:
    text = "Talks\nThey meet. They pay."
    assert coverage("gazette", loaded(tree(tmp_path, text, record))) is None


def test_a_text_that_is_not_the_one_on_record_is_not_judged(tmp_path: Path) -> None:
    record = "claims: {a: {exact: They pay.}}\n"
    assert coverage("gazette", loaded(tree(tmp_path, "They pay.", record))) is not None
    assert coverage("gazette", loaded(tree(tmp_path, "They pay.", record, valid=False))) is None


def test_while_a_record_cannot_be_read_nothing_is_judged(tmp_path: Path) -> None:
    content = tree(tmp_path, "They pay.", "claims: {a: {exact: They pay.}}\n")
    (content / "meetings/broken.yaml").write_text("claims: [", "utf-8")
    assert coverages(loaded(content)) == {}


# -- who says it -------------------------------------------------------------------------------

SPOKESPERSON = Voice((frozenset({"spokesperson"}),), frozenset(), frozenset({"to", "reporters"}))
SIDE = Voice(
    (frozenset({"vertreter", "französischen", "seite"}),),
    frozenset(),
    frozenset({"vor", "journalisten", "to", "journalists"}),
)
LIND = Voice((frozenset({"ada", "lind"}),), frozenset({"lind"}), frozenset())


@pytest.mark.parametrize(
    ("language", "words", "voice", "is_empty"),
    [
        ("en", "the spokesperson told reporters", SPOKESPERSON, True),
        ("en", "a spokesperson said", SPOKESPERSON, True),
        ("en", "according to the spokesperson", SPOKESPERSON, True),
        ("en", "he added", SPOKESPERSON, True),
        ("en", "Ada Lind said", LIND, True),
        ("en", "said Lind", LIND, True),
        ("de", "erklärte vor Journalisten ein Vertreter der französischen Seite", SIDE, True),
        ("de", "so ein Vertreter der französischen Seite", SIDE, True),
        ("de", "laut Vertretern der französischen Seite", SIDE, True),
        ("de", "sagte er", SIDE, True),
        ("de", "hieß es", SIDE, True),
        ("en", "the spokesperson", SPOKESPERSON, False),  # whose words may be what is left over
        ("en", "said", SPOKESPERSON, False),
        ("en", "the other spokesperson said", SPOKESPERSON, False),
        ("en", "the spokesperson told reporters in tears", SPOKESPERSON, False),
        ("en", "the spokesperson did not say", SPOKESPERSON, False),
        ("en", "the spokesperson said on 4 May", SPOKESPERSON, False),
        ("en", "the spokesperson told ministers", SPOKESPERSON, False),
        ("en", "Minister Ada Lind said", LIND, False),
        ("en", "Ada said", LIND, False),
        ("en", "he added angrily", SPOKESPERSON, False),
        ("de", "erklärte ein Vertreter der deutschen Seite", SIDE, False),
        ("de", "dementierte ein Vertreter der französischen Seite", SIDE, False),
        ("de", "erklärte gestern ein Vertreter der französischen Seite", SIDE, False),
        ("nl", "zei een vertegenwoordiger", SPOKESPERSON, False),  # a language without word lists
    ],
)
def test_only_what_says_nothing_else_is_an_attribution(
    language: str, words: str, voice: Voice, is_empty: bool
) -> None:
    speakers = Speakers(filler(language), {})
    assert speakers.only_names(WORD.findall(words.lower()), voice) is is_empty


def test_an_attribution_belongs_to_the_quote_beside_it(tmp_path: Path) -> None:
    text = 'Talks\n"We pay," Ada Lind said. "We stay," a man said.'
    claims = "claims: {a: {exact: We pay, by: lind}, b: {exact: We stay, by: lind}}\n"
    found = of(tmp_path, text, claims)
    assert [run.rstrip(".") for run in left_over(found)] == ["Talks", "a man said"]
    said = [run.of(text) for s in found.sentences for clause in s for run in clause.attributions]
    assert [run.rstrip(".") for run in said] == ["Ada Lind said"]


def test_words_beside_what_nobody_says_are_no_attribution(tmp_path: Path) -> None:
    text = "Talks\nThey pay, Ada Lind said."
    assert left_over(of(tmp_path, text, "claims: {a: {exact: They pay}}\n"))[1:] != []
    assert left_over(of(tmp_path, text, "claims: {a: {exact: They pay, by: lind}}\n"))[1:] == []
