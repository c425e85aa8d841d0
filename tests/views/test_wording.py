"""Dates and labels in both languages; what is not known is not filled in."""

from __future__ import annotations

from enum import StrEnum

import pytest

from briefs.dossier import terms
from briefs.records import vocabulary
from briefs.records.dates import Date
from briefs.shipped import template_folders
from briefs.views.wording import Wording

FOLDERS = template_folders(None)
EN, DE = Wording.load("en", FOLDERS), Wording.load("de", FOLDERS)


@pytest.mark.parametrize(
    ("edtf", "english", "german"),
    [
        ("2026-01-06", "6 January 2026", "6. Januar 2026"),
        ("XXXX-01-06", "6 January", "6. Januar"),
        ("2026-01", "January 2026", "Januar 2026"),
        ("2026", "2026", "2026"),
        ("XXXX", "XXXX", "XXXX"),
        ("202X", "202X", "202X"),
        ("202X-05-04", "202X-05-04", "202X-05-04"),
        ("2026-XX-04", "2026-XX-04", "2026-XX-04"),
        ("XXXX-09", "September", "September"),
        ("XXXX?", "XXXX (?)", "XXXX (?)"),
        ("2026-01-06T12:30", "6 January 2026, 12:30", "6. Januar 2026, 12:30"),
        ("2026-01?", "January 2026 (?)", "Januar 2026 (?)"),
        ("2026-05-12/2026-05-14", "12–14 May 2026", "12.–14. Mai 2026"),
        ("XXXX-05-12/XXXX-05-14", "12–14 May", "12.–14. Mai"),
        ("2026-05-30/2026-06-02", "30 May 2026 – 2 June 2026", "30. Mai 2026 – 2. Juni 2026"),
        ("2026-05-12/2027-05-14", "12 May 2026 – 14 May 2027", "12. Mai 2026 – 14. Mai 2027"),
        ("2026-05-12/2026-05-14~", "12 May 2026 – ~ 14 May 2026", "12. Mai 2026 – ~ 14. Mai 2026"),
        ("2025/2026", "2025 – 2026", "2025 – 2026"),
        (
            "2026-05-12T09:00/2026-05-14T09:00",
            "12 May 2026, 09:00 – 14 May 2026, 09:00",
            "12. Mai 2026, 09:00 – 14. Mai 2026, 09:00",
        ),
        ("2026-05-12/..", "from 12 May 2026", "ab 12. Mai 2026"),
        ("../2026-05-12", "until 12 May 2026", "bis 12. Mai 2026"),
    ],
)
def test_dates(edtf: str, english: str, german: str) -> None:
    date = Date.parse(edtf)
    assert EN.date(date) == english
    assert DE.date(date) == german


PRINTED = [
    vocabulary.Kind,
    vocabulary.SourceKind,
    vocabulary.Rights,
    vocabulary.Verb,
    vocabulary.Basis,
    vocabulary.Attendance,
    vocabulary.Condition,
    vocabulary.Binding,
    vocabulary.CommitmentType,
    vocabulary.Confidence,
    vocabulary.Stage,
    vocabulary.TriggerState,
    vocabulary.Likelihood,
    vocabulary.VoteResult,
    vocabulary.EditionState,
    terms.Label,
    terms.Position,
    terms.Gap,
]


@pytest.mark.parametrize("terms", PRINTED, ids=lambda t: t.__name__)
def test_each_value_has_a_word_of_its_own(terms: type[StrEnum]) -> None:
    for wording in (EN, DE):
        words = [wording.term(value) for value in terms]
        assert len(set(words)) == len(words)
        assert all(words)


def test_values_that_share_a_name_keep_their_own_words() -> None:
    assert DE.term(vocabulary.Stage.LAPSED) != DE.term(vocabulary.TriggerState.LAPSED)
    assert EN.term(vocabulary.Condition.OTHER) != EN.term(vocabulary.CommitmentType.OTHER)
