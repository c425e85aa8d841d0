"""Numbers and what they count. The phrases are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefs.language.numbers import numbers

CASES: dict[str, list[tuple[str, list[tuple[str, str, str]]]]] = {
    "de": [
        ("die 35 eingeladenen Delegationen", [("35", "35", "Delegationen")]),
        ("1,5 Mio. Euro", [("1,5 Mio.", "1500000", "Euro")]),
        ("2,5 Milliarden Euro bis 2026", [("2,5 Milliarden", "2500000000", "Euro")]),
        ("1.500 Soldaten", [("1.500", "1500", "Soldaten")]),
        ("10 000 Panzer", [("10 000", "10000", "Panzer")]),
        ("am 6. Januar 2026 kamen zwei Länder", [("zwei", "2", "Länder")]),
        ("der 3. Gipfel, das 21. Jahrhundert", []),
        ("um 12.30 Uhr, um 14 Uhr", []),
        ("35 Prozent, 40 %", [("35", "35", "Prozent"), ("40", "40", "%")]),
        ("fünfunddreißig Staaten", [("fünfunddreißig", "35", "Staaten")]),
        ("zweihundert Panzer", [("zweihundert", "200", "Panzer")]),
        ("zweitausend Mann", [("zweitausend", "2000", "Mann")]),
        ("F-16, G7 und COVID-19", []),
        ("nach Artikel 5 des Vertrags", [("5", "5", "")]),
        ("Es kamen 35. Die Delegationen", [("35", "35", "")]),
        ("beide Länder, Dutzende Panzer", []),
        ("sich in Acht nehmen", []),
        ("ein 28-Punkte-Plan", [("28", "28", "Punkte-Plan")]),
        ("2 bis 3 Wochen", [("2", "2", "Wochen"), ("3", "3", "Wochen")]),
        ("5-10 Tage", [("5", "5", "Tage"), ("10", "10", "Tage")]),
        ("200 Tsd. Granaten", [("200 Tsd.", "200000", "Granaten")]),
        ("mit 0,5 Grad", [("0,5", "0.5", "Grad")]),
        ("eine Delegation", []),
    ],
    "en": [
        ("35 invited delegations", [("35", "35", "delegations")]),
        ("1.5 million euros", [("1.5 million", "1500000", "euros")]),
        ("$1.5 billion in aid", [("1.5 billion", "1500000000", "$")]),
        ("€90bn", []),
        ("1,500 troops", [("1,500", "1500", "troops")]),
        ("two special envoys", [("two", "2", "envoys")]),
        ("thirty-five states", [("thirty-five", "35", "states")]),
        ("two hundred and fifty tanks", [("two hundred and fifty", "250", "tanks")]),
        ("twenty-five thousand soldiers", [("twenty-five thousand", "25000", "soldiers")]),
        ("the 3rd summit, the second day", []),
        ("at 12:30, at 2 p.m., at 9am", []),
        ("Article 5 says so", [("5", "5", "")]),
        ("no one came; one of them left", []),
        ("one delegation left", [("one", "1", "delegation")]),
        ("F-16 jets and a 28-point plan", [("28", "28", "point")]),
        ("35 per cent, 40%", [("35", "35", "per cent"), ("40", "40", "%")]),
        ("dozens of tanks, both sides", []),
        ("on January 6, 2026, 12 states", [("12", "12", "states")]),
        ("+380-44-255-64-64", []),
    ],
    "fr": [
        ("35 délégations", [("35", "35", "délégations")]),
        ("1,5 milliard d’euros", [("1,5 milliard", "1500000000", "euros")]),
        ("1 500 soldats", [("1 500", "1500", "soldats")]),
        ("deux autres pays", [("deux", "2", "pays")]),
        ("vingt-cinq pays", [("vingt-cinq", "25", "pays")]),
        ("trente et un États", [("trente et un", "31", "États")]),
        ("deux cents chars", [("deux cents", "200", "chars")]),
        ("mille soldats", [("mille", "1000", "soldats")]),
        ("le 1er sommet, le 3e jour", []),
        ("à 14 h 30, à 15 heures", []),
        ("un plan neuf, une idée", []),
        ("neuf pays, 40 %", [("neuf", "9", "pays"), ("40", "40", "%")]),
    ],
    "uk": [
        ("35 запрошених делегацій", [("35", "35", "делегацій")]),
        ("1,5 млрд євро", [("1,5 млрд", "1500000000", "євро")]),
        ("200 тис. снарядів", [("200 тис.", "200000", "снарядів")]),
        ("двадцять п’ять країн", [("двадцять п’ять", "25", "країн")]),
        ("дві країни, двоє послів", [("дві", "2", "країни"), ("двоє", "2", "послів")]),
        ("3-й саміт, о 14 годині, об 11:30", []),
        ("один з них", []),
        ("6 січня 2026 року прибуло 12 делегацій", [("12", "12", "делегацій")]),
        ("тисячі людей", []),
    ],
    "und": [("12 abc, 1.5", [("12", "12", "abc"), ("1.5", "1.5", "")])],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(tag, text, expected) for tag, cases in CASES.items() for text, expected in cases],
)
def test_numbers(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(n.range.of(text), n.value, n.noun) for n in numbers(text, language)]
    assert found == [(printed, Decimal(value), noun) for printed, value, noun in expected]
