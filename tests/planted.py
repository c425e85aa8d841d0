"""A content tree with a word of its own in every text, for tests of who may see what.

The fields are read off the models: a new text field of something that can be restricted is planted
by itself. Each word is found again by `grep`, so what is where can be asked of any output.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from briefs.desk.judging.hand import at_hand
from briefs.desk.judging.lockfile import LockFile
from briefs.desk.judging.review import Answer, Reviewer, judged
from briefs.records import meeting, positions, source, statements
from briefs.records.base import Restricted, To
from briefs.records.dates import Date
from briefs.records.fields import place
from briefs.records.meeting import Meeting, SetAside, Unnamed
from briefs.records.vocabulary import Verdict
from briefs.records.walk import texts
from briefs.settings import Settings

AMBER: dict[str, str] = {"marking": "TLP:AMBER"}
EMBARGO: dict[str, str] = {"embargo_until": "2026-06-01"}
OPEN: dict[str, str] = {}
VARIANTS = {"open": OPEN, "clear": {"marking": "TLP:CLEAR"}, "marked": AMBER, "later": EMBARGO}
SPEAKER, INSTITUTE = "Zyqvorn", "Zyqvall"
"""Whom the Chatham House Rule hides, and the name of whom they belong to."""

DATA_ONLY = frozenset({"prefix", "suffix", "because of SetAside"})
_ELSEWHERE = "What another record quotes"
_NO_TEXTS = frozenset({("Unnamed", "number"), ("Meeting", "title"), ("Source", "language")})


def restricted_models() -> list[type[Restricted]]:
    """Every model of the records that can be marked."""
    found = {
        value
        for module in (meeting, positions, source, statements)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Restricted) and value is not Restricted
    }
    # These stand in no file themselves.
    bases = {statements.Statement, statements.Inferable, positions.Position}
    return sorted(found - bases, key=lambda model: model.__name__)


def text_fields(model: type[Restricted]) -> Iterator[tuple[str, str]]:
    """The fields of a model that take free text: the name of each, and its key in the file."""
    for name, info in model.model_fields.items():
        key = info.alias or name
        marks = (*info.metadata, *getattr(info.annotation, "__metadata__", ()))
        for option in get_args(info.annotation):
            marks += getattr(option, "__metadata__", ())
        is_text = place(model, (key,)).type is str and not any(isinstance(m, To) for m in marks)
        if is_text and (model.__name__, name) not in _NO_TEXTS:
            yield name, key


@dataclass
class Tree:
    """The files of a tree, and the words that were planted in it."""

    public: set[str] = field(default_factory=set)
    secret: set[str] = field(default_factory=set)
    data_only: set[str] = field(default_factory=set)
    """Words that stand in the data and nowhere in print."""
    unquoted: set[str] = field(default_factory=set)
    """Words that stand in the archived texts and in no quote of them."""
    planted: set[tuple[str, str]] = field(default_factory=set)
    """Model and field of every secret word."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    """The paragraphs of each source."""
    claims: dict[str, dict[str, Any]] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)

    def word(self, model: str, name: str, *, is_secret: bool) -> str:
        """A new word, which stands in the field of a model."""
        word = f"Qz{len(self.public) + len(self.secret):03}xv"
        (self.secret if is_secret else self.public).add(word)
        if {name, f"{name} of {model}"} & DATA_ONLY:
            self.data_only.add(word)
        if is_secret:
            self.planted.add((model, name))
        return word

    def fill(self, model: type[Restricted], secret: bool, **given: Any) -> dict[str, Any]:
        """An entry of a model with a word in every text field that is not given."""
        made = {
            key: self.word(model.__name__, name, is_secret=secret)
            for name, key in text_fields(model)
            if key not in given
        }
        basis = {"basis": "text"} if issubclass(model, statements.Inferable) else {}
        return {**made, **basis, **given}

    def claim(self, key: str, where: str, *, secret: bool, also: str = "was", **given: Any) -> str:
        """A claim on a sentence of its own in a source; its id."""
        words = {
            part: self.word("Claim", part, is_secret=secret)
            for part in ("prefix", "exact", "suffix")
        }
        exact = f"Something {words['exact']} {also} said"
        paragraph = f"{words['prefix']} {exact} {words['suffix']} {self.around()}"
        self.texts.setdefault(where, []).append(paragraph)
        entry = {"exact": exact, "prefix": words["prefix"], "suffix": words["suffix"]}
        note = self.word("Claim", "note", is_secret=secret)
        self.claims[key] = {"source": where, **entry, "note": note, **given}
        return key

    def around(self) -> str:
        """A word of an archived text that no claim quotes."""
        word = self.word("text", "around", is_secret=True)
        self.unquoted.add(word)
        return word

    def aside(self, variant: str) -> dict[str, Any]:
        """A passage of the open source that no claim quotes."""
        secret = variant not in ("open", "clear")
        given = {**VARIANTS.get(variant, OPEN), "as": "background", "source": "open"}
        entry = self.fill(SetAside, secret, **given)
        words = {part: entry[part] for part in ("prefix", "exact", "through", "suffix")}
        # Of a source with anything withheld the public reads the quotes only.
        self.public.difference_update(words.values())
        self.secret.update(words.values())
        self.data_only.difference_update(words.values())
        self.unquoted.update(words.values())
        if variant == "naming":
            entry["because"] = f"{entry['because']} as {SPEAKER}s office says"
        paragraph = "{prefix} {exact} {suffix} {} {through}".format(self.around(), **words)
        self.texts["open"].append(paragraph)
        return entry

    def statement(self, model: type[Restricted], variant: str, **given: Any) -> dict[str, Any]:
        """An entry of a variant, on a claim that everybody may see; printed words on their own."""
        # What our side wants is internal unless it says otherwise itself.
        shown = ("clear",) if issubclass(model, positions.Position) else ("open", "clear")
        secret = variant not in shown
        entry = self.fill(model, secret, **VARIANTS.get(variant, OPEN), **given)
        carried = "c-marked" if variant == "citing" else "c-open"
        if "printed" in entry:
            restriction = VARIANTS.get(variant, AMBER)
            key = f"printed-{entry['printed'].lower()}"
            carried = self.claim(key, "open", secret=secret, also=entry["printed"], **restriction)
        if variant == "naming":
            text = "note" if "note" in entry else "what"
            entry[text] = f"{entry[text]} as {SPEAKER}s office says"
        return {**entry, "from": carried}

    def several(self, model: type[Restricted], **given: Any) -> dict[str, dict[str, Any]]:
        """An entry for each variant, under ids of their own."""
        return {
            f"{model.__name__.lower()}-{variant}": self.statement(model, variant, **given)
            for variant in (*VARIANTS, "citing", "naming")
        }


def plant(root: Path) -> Tree:
    """Write the tree into `root/content`; the meeting is `talks`, `closed` is all marked, and
    `brief` has what only a meeting brief has.
    """
    tree = Tree(secret={SPEAKER, INSTITUTE})
    record = _record(tree)
    brief = _brief(tree)
    files: dict[str, Any] = {
        "site.yaml": {
            "format": 1,
            "languages": ["en", "de"],
            "title": {"name": "Planted"},
            "publisher": {"name": "Tests"},
            "marking": "TLP:CLEAR",
        },
        "meetings/talks.yaml": record,
        "meetings/talks.de.yaml": _overlay(tree, record),
        "meetings/brief.yaml": brief,
        "meetings/brief.de.yaml": _overlay(tree, brief),
        "meetings/closed.yaml": _closed(tree),
        "meetings/closed.de.yaml": {
            "title": tree.word("Meeting", "title", is_secret=True),
            "bottom_line": {"text": tree.word("BottomLine", "text", is_secret=True)},
            "claims": {"c": {"de": "Ein Satz"}},
        },
    }
    files["actors.yaml"] = {
        "format": 1,
        "people": {**tree.people, "speaker": {"name": f"Ottokar {SPEAKER}"}},
        "organisations": {"institute": {"name": f"{INSTITUTE} Institute"}},
    }
    for name, paragraphs in sorted(tree.texts.items()):
        files[f"sources/{name}.yaml"] = _source(tree, name, paragraphs)
    for path, data in files.items():
        place_of = root / "content" / path
        place_of.parent.mkdir(parents=True, exist_ok=True)
        place_of.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    for name, paragraphs in tree.texts.items():
        (root / "content" / "sources" / f"{name}.txt").write_bytes(_text(paragraphs))
    _review(tree, root / "content")
    return tree


def _review(tree: Tree, content: Path) -> None:
    """A reason with a word of its own for each claim; one names whom the rule hides."""
    reviewer = Reviewer("T. Reader", Date.parse("2026-05-05"))
    for docket in at_hand(Settings(content=content)):
        is_closed = docket.loaded.id == "closed"
        answers = {}
        for claim_id, claim in docket.record.claims.items():
            names_somebody = claim_id == "c-clear"
            said = set(re.findall(r"Qz\d+xv", claim.exact)) & tree.secret
            is_secret = is_closed or names_somebody or bool(said)
            reason = tree.word("Review", "reason", is_secret=is_secret)
            reason += f", as {SPEAKER}s office says" if names_somebody else ""
            answers[claim_id] = Answer(verdict=Verdict.SUPPORTS, reason=reason)
        place = LockFile.of(docket, content)
        place.save(judged(docket, place.lock, reviewer, answers))


def _text(paragraphs: list[str]) -> bytes:
    return "\n".join(paragraphs).encode()


def _source(tree: Tree, name: str, paragraphs: list[str]) -> dict[str, Any]:
    secret = name == "shut"
    if name == "open":
        paragraphs.append(_ELSEWHERE)
    title = tree.word("Source", "title", is_secret=secret)
    paragraphs.insert(0, title)
    url = tree.word("Source", "url", is_secret=secret)
    sha256 = hashlib.sha256(_text(paragraphs)).hexdigest()
    if secret:
        tree.planted.add(("Source", "sha256"))
        tree.secret.add(sha256[:12])
    given = {"title": title, "url": f"https://example.org/{url}", "sha256": sha256}
    note = {t: tree.word("Source", "note", is_secret=secret) for t in ("en", "de")}
    entry = tree.fill(source.Source, secret, **given, note=note)
    extras: dict[str, dict[str, Any]] = {"shut": {**AMBER}, "rule": {"chatham_house": True}}
    extra = extras.get(name, {})
    grade = {"reliability": "F", "credibility": "6", "rights": "full_text"}
    return {"format": 1, "kind": "article", "language": "en", **entry, **grade, **extra}


def _closed(tree: Tree) -> dict[str, Any]:
    bottom_line = {"text": tree.word("BottomLine", "text", is_secret=True), "from": "c"}
    return {
        "format": 1,
        "kind": "readout",
        "marking": "TLP:RED",
        "title": tree.word("Meeting", "title", is_secret=True),
        "sources": ["open"],
        "editions": [{"number": 1, "issued": "2026-05-05", "state": "draft"}],
        "claims": {"c": {"exact": _ELSEWHERE}},
        "bottom_line": bottom_line,
    }


def _voices(tree: Tree) -> dict[str, Any]:
    """Voices that are described: one for everybody, one marked, one under embargo."""
    voices = {
        "speakers": {**tree.fill(Unnamed, False), "number": "several"},
        "adviser": {**tree.fill(Unnamed, True), **AMBER, "may_be": "clerk"},
        "clerk": {**tree.fill(Unnamed, True), **EMBARGO},
    }
    tree.texts["open"] = [f"Not quoted: {voice['printed']}" for voice in voices.values()]
    return voices


def _claims(tree: Tree) -> None:
    tree.claim("c-open", "open", secret=False)
    tree.claim("c-clear", "open", secret=False)
    tree.claim("c-marked", "open", secret=True, **AMBER)
    tree.claim("c-later", "open", secret=True, **EMBARGO)
    tree.claim("c-shut", "shut", secret=True)
    tree.claim("c-voice", "open", secret=True, by="adviser")
    tree.claim("c-rule", "rule", secret=False, by="speaker")
    tree.claim("c-naming", "open", secret=True, also=f"of {SPEAKER}s office was")
    words = [tree.word("Claim", "exact", is_secret=True) for _ in range(3)]
    tree.texts["open"].append(f"Whole: {' and '.join(words)}")
    tree.claims["c-whole"] = {"exact": " and ".join(words), "source": "open"}
    tree.claims["c-part"] = {"exact": words[0], "in": "c-whole", **AMBER}
    tree.claims["c-other-part"] = {"exact": words[2], "in": "c-whole"}
    tree.secret.update(words)


def _participants(tree: Tree) -> dict[str, Any]:
    present: dict[str, Any] = {}
    for name, one in tree.several(statements.Participant).items():
        is_secret = not name.endswith(("open", "clear"))
        tree.people[name] = {"name": tree.word("Person", "name", is_secret=is_secret)}
        present[name] = one
    secret = tree.fill(statements.Participant, True)
    present["speaker"] = {**secret, "for": "institute", "from": "c-open"}
    earlier = tree.fill(statements.Participant, True)
    present["participant-earlier"] = {**earlier, "from": "c-open"}
    tree.people["participant-earlier"] = {"name": tree.word("Person", "name", is_secret=True)}
    expected = {
        "participant-open": tree.statement(statements.Participant, "open"),
        "participant-earlier": tree.statement(statements.Participant, "marked"),
    }
    return {"present": present, "expected": expected}


def _tensions(tree: Tree) -> dict[str, Any]:
    def sides(**variants: str) -> dict[str, Any]:
        return {key: tree.statement(statements.Side, variants[key]) for key in variants}

    return {
        "kept": {
            **tree.fill(statements.Tension, False),
            "sides": sides(a="open", b="clear", c="marked", d="citing"),
        },
        "lost": {**tree.fill(statements.Tension, True), "sides": sides(e="later", f="naming")},
        "marked": {
            **tree.fill(statements.Tension, True),
            **AMBER,
            "sides": sides(g="later", h="marked"),
        },
    }


def _agenda(tree: Tree) -> dict[str, Any]:
    items = tree.several(statements.AgendaItem)
    items["agendaitem-open"] |= {
        "commitments": ["commitment-open", "commitment-marked"],
        "votes": {
            f"vote-{variant}": tree.statement(statements.Vote, variant, result="adopted")
            for variant in VARIANTS
        },
    }
    return {"inferred": items}


def _commitments(tree: Tree) -> dict[str, Any]:
    given = {"stage": "mooted", "if": "other"}
    triggered = tree.fill(statements.Commitment, True, **given)
    trigger = tree.statement(statements.Trigger, "marked", state="met")
    several = tree.several(statements.Commitment, **given)
    several["commitment-open"]["before"] = tree.statement(
        statements.Before, "open", stage="called_for"
    )
    earlier = tree.fill(statements.Commitment, True, **given)
    before = tree.statement(statements.Before, "marked", stage="called_for")
    return {
        **several,
        "triggered": {**triggered, "from": "c-open", "trigger": trigger},
        "earlier": {**earlier, "from": "c-open", "before": before},
    }


def _judgements(tree: Tree) -> dict[str, Any]:
    given = {"confidence": "low", "likelihood": "likely"}
    several = tree.several(statements.Judgement, **given)
    several["judgement-open"]["outcome"] = tree.statement(
        statements.Outcome, "open", result="happened"
    )
    judged_since = tree.fill(statements.Judgement, True, **given)
    outcome = tree.statement(statements.Outcome, "marked", result="happened")
    return {**several, "since": {**judged_since, "from": "c-open", "outcome": outcome}}


def _brief(tree: Tree) -> dict[str, Any]:
    """A meeting brief that is marked TLP:CLEAR: what our side wants stays internal all the same."""
    given = {"stage": "mooted", "if": "other"}
    lines = tree.several(positions.LineToTake)
    lines["linetotake-clear"]["on"] = ["commitment-open", "commitment-marked"]
    return {
        "format": 1,
        "kind": "meeting_brief",
        "marking": "TLP:CLEAR",
        "title": "Before the talks",
        "sources": ["open", "rule"],
        "editions": [{"number": 1, "issued": "2026-05-02", "state": "draft"}],
        "claims": {one: dict(tree.claims[one]) for one in ("c-open", "c-marked", "c-rule")},
        "commitments": {
            f"commitment-{variant}": tree.statement(statements.Commitment, variant, **given)
            for variant in ("open", "marked")
        },
        "bottom_line": tree.statement(statements.BottomLine, "marked"),
        "objectives": tree.several(positions.Objective),
        "lines": lines,
        "if_raised": tree.several(positions.IfRaised),
    }


def _record(tree: Tree) -> dict[str, Any]:
    def listed(model: type[Restricted], **given: Any) -> list[dict[str, Any]]:
        return list(tree.several(model, **given).values())

    unnamed = _voices(tree)
    _claims(tree)
    return {
        "format": 1,
        "kind": "readout",
        "title": "Talks",
        "sources": ["open", "shut", "rule"],
        "editions": [{"number": 1, "issued": "2026-05-05", "state": "draft"}],
        "unnamed": unnamed,
        "claims": tree.claims,
        "set_aside": {f"aside-{one}": tree.aside(one) for one in (*VARIANTS, "naming")},
        "group": listed(statements.Role, who="speakers"),
        "when": listed(statements.When, date="2026-05-04"),
        "where": listed(statements.Place),
        "convened_by": listed(statements.Role, who="speakers"),
        "chaired_by": listed(statements.Role, who="speakers"),
        "participants": _participants(tree),
        "agenda": _agenda(tree),
        "commitments": _commitments(tree),
        "timeline": tree.several(statements.Event, date="2026-05-03"),
        "inferences": tree.several(statements.Inference, about="meeting", basis="text"),
        "tensions": _tensions(tree),
        "judgements": _judgements(tree),
        "bottom_line": tree.statement(statements.BottomLine, "marked"),
        "watch": tree.several(statements.Watch),
    }


def _overlay(tree: Tree, record: dict[str, Any]) -> dict[str, Any]:
    """The German overlay: a word of its own for each text, as secret as the original."""
    loaded = Meeting.model_validate(record, context={"languages": ("en", "de")})
    overlay: dict[str, Any] = {"title": "Gespräche"}
    paths: list[tuple[tuple[str | int, ...], str]] = [*texts(loaded)]
    for section, name in (("claims", "exact"), ("unnamed", "printed")):
        for key, entry in record.get(section, {}).items():
            if "in" not in entry:
                paths.append(((section, key, "de"), entry[name]))
    for path, original in paths:
        if path == ("title",):
            continue
        is_secret = re.findall(r"Qz\d+xv", original)[0] in tree.secret
        place_of = overlay
        for step in path[:-1]:
            place_of = place_of.setdefault(str(step), {})
        word = tree.word("overlay", str(path[-1]), is_secret=is_secret)
        place_of[str(path[-1])] = word
        if path[0] == "set_aside":
            tree.data_only.add(word)
    return overlay
