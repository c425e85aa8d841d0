"""Pairs of quotation marks. The texts are invented."""

from __future__ import annotations

import pytest

from briefs.language.quotations import quotations

CASES = [
    ("„Ja“, sagte er.", ["Ja"]),
    ("Er sagte: »Ja«.", ["Ja"]),
    ("« Oui », dit-il. «Non».", [" Oui ", "Non"]),
    ("“Yes,” he said. ‘No.’", ["Yes,", "No."]),
    ('"Yes," he said. "No."', ["Yes,", "No."]),
    ("„Er sagte ‚nein‘ dazu“, so Merz.", ["Er sagte ‚nein‘ dazu", "nein"]),
    ("“He said ‘no’ to it.”", ["He said ‘no’ to it.", "no"]),
    ("The allies’ plan, Macron’s plan, rock ’n’ roll", []),
    ("‘It’s done,’ he said.", ["It’s done,"]),
    ("Він сказав: «Так».", ["Так"]),
    ("“Det är bra”, sa han. ”Ja.”", ["Det är bra", "Ja."]),
    ("„Wir beginnen jetzt.", ["Wir beginnen jetzt."]),
    ('Ein 5" breites Blatt', []),
    ("", []),
]


@pytest.mark.parametrize(("text", "inside"), CASES)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [text[q.open + 1 : q.close] for q in quotations(text)] == inside
