"""Dates as texts print them. The phrases are invented."""

from __future__ import annotations

import pytest

from briefs.language.dates import dates

CASES: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {
    "de": [
        ("am 6. Januar", [("6. Januar", "XXXX-01-06")]),
        ("am 5. Januar 2026", [("5. Januar 2026", "2026-01-05")]),
        ("am 6. Jan. 2026", [("6. Jan. 2026", "2026-01-06")]),
        ("vom 5. bis 7. Januar 2026", [("5. bis 7. Januar 2026", "2026-01-05/2026-01-07")]),
        ("am 5./6. Januar", [("5./6. Januar", "XXXX-01-05/XXXX-01-06")]),
        ("30. Januar bis 2. Februar", [("30. Januar bis 2. Februar", "XXXX-01-30/XXXX-02-02")]),
        ("im Januar 2026 und im März", [("Januar 2026", "2026-01"), ("März", "XXXX-03")]),
        ("im Jahr 2025, seit 2022", [("2025", "2025"), ("2022", "2022")]),
        ("am 06.01.2026 und am 07.01.", [("06.01.2026", "2026-01-06"), ("07.01.", "XXXX-01-07")]),
        ("am 30. Februar", []),
        ("1. Mai: der 3. Gipfel", [("1. Mai", "XXXX-05-01")]),
        ("2000 Soldaten, 35. Sitzung, 1,5 Prozent, 12.30 Uhr", []),
        ("gestern, am Montag und in dieser Woche", []),
        ("2026-01-06", [("2026-01-06", "2026-01-06")]),
        ("Jänner 2026, 6. Jänner", [("Jänner 2026", "2026-01"), ("6. Jänner", "XXXX-01-06")]),
    ],
    "en": [
        ("on 6 January", [("6 January", "XXXX-01-06")]),
        ("on January 6, 2026,", [("January 6, 2026", "2026-01-06")]),
        (
            "Jan. 6, 2026; 6 Jan 2026",
            [("Jan. 6, 2026", "2026-01-06"), ("6 Jan 2026", "2026-01-06")],
        ),
        ("the 6th of January", [("6th of January", "XXXX-01-06")]),
        ("January 6th", [("January 6th", "XXXX-01-06")]),
        ("5-7 January 2026", [("5-7 January 2026", "2026-01-05/2026-01-07")]),
        ("January 5–7, 2026", [("January 5–7, 2026", "2026-01-05/2026-01-07")]),
        ("from 5 to 7 January", [("5 to 7 January", "XXXX-01-05/XXXX-01-07")]),
        ("in January, by March 2026", [("January", "XXXX-01"), ("March 2026", "2026-03")]),
        ("in May. By July.", [("May", "XXXX-05"), ("July", "XXXX-07")]),
        ("since Jan. 6, 2026", [("Jan. 6, 2026", "2026-01-06")]),
        ("since Sept. 2026", [("Sept. 2026", "2026-09")]),
        ("on 6 May. On 7 Dec. it rained.", [("6 May", "XXXX-05-06"), ("7 Dec.", "XXXX-12-07")]),
        ("in 2025 and early 2026", [("2025", "2025"), ("2026", "2026")]),
        ("they may 6 times march 7 miles", []),
        ("on 01/06/2026", []),
        ("on 1/16/2026", [("1/16/2026", "2026-01-16")]),
        ("February 30", []),
        ("tomorrow, last Tuesday, next week", []),
    ],
    "fr": [
        ("le 6 janvier", [("6 janvier", "XXXX-01-06")]),
        ("le 1er janvier 2026", [("1er janvier 2026", "2026-01-01")]),
        ("du 5 au 7 janvier 2026", [("5 au 7 janvier 2026", "2026-01-05/2026-01-07")]),
        ("le 6 janv. 2026", [("6 janv. 2026", "2026-01-06")]),
        ("en janvier 2026, fin mars", [("janvier 2026", "2026-01"), ("mars", "XXXX-03")]),
        ("en 2025, depuis 2022", [("2025", "2025"), ("2022", "2022")]),
        ("le 06/01/2026", [("06/01/2026", "2026-01-06")]),
        ("hier, mardi, la semaine prochaine", []),
        ("14 h 30, 1,5 %, 1 500 soldats", []),
    ],
    "uk": [
        ("6 січня", [("6 січня", "XXXX-01-06")]),
        ("6 січня 2026 року", [("6 січня 2026", "2026-01-06")]),
        ("6-го січня", [("6-го січня", "XXXX-01-06")]),
        ("у січні 2026 року", [("січні 2026", "2026-01")]),
        ("5–7 січня", [("5–7 січня", "XXXX-01-05/XXXX-01-07")]),
        ("з 5 до 7 січня 2026", [("5 до 7 січня 2026", "2026-01-05/2026-01-07")]),
        ("6 січ. 2026 р.", [("6 січ. 2026", "2026-01-06")]),
        ("06.01.2026 о 12.30", [("06.01.2026", "2026-01-06")]),
        ("у 2025 році, 2024 р.", [("2025", "2025"), ("2024", "2024")]),
        ("вчора, у вівторок", []),
    ],
    "pl": [("6 stycznia 2026", [("6 stycznia 2026", "2026-01-06")])],
    "und": [("2026-01-06, 6 January", [("2026-01-06", "2026-01-06")])],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(tag, text, expected) for tag, cases in CASES.items() for text, expected in cases],
)
def test_dates(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(date.range.of(text), date.value.text) for date in dates(text, language)]
    assert found == expected
