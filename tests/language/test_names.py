"""Names of persons, and what is none. The sentences are invented, but for the project's article."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.language.names import people

ARTICLE = Path(__file__).parents[2] / "content/sources/selenskyj-in-paris.txt"

CASES: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {
    "de": [
        (
            "Der ukrainische Präsident Wolodymyr Selenskyj traf Frankreichs Präsidenten Macron.",
            [("Wolodymyr Selenskyj", "ukrainische Präsident"), ("Macron", "Präsidenten")],
        ),
        ("US-Präsident Trumps Sondergesandter kam.", [("Trump", "US-Präsident")]),
        ("Emmanuel Macrons Rede war lang.", [("Emmanuel Macron", "")]),
        ("Bundeskanzler a. D. Olaf Scholz", [("Olaf Scholz", "Bundeskanzler a. D.")]),
        ("Herr Dr. Müller und Frau Beispiel", [("Müller", ""), ("Beispiel", "")]),
        (
            "EU-Außenbeauftragte Kaja Kallas und Ratspräsident António Costa",
            [("Kaja Kallas", "EU-Außenbeauftragte"), ("António Costa", "Ratspräsident")],
        ),
        (
            "Bundesaußenminister Johann Wadephul (CDU), Premier Keir Starmer",
            [("Johann Wadephul", "Bundesaußenminister"), ("Keir Starmer", "Premier")],
        ),
        ("Von Max Mustermann", [("Max Mustermann", "")]),
        ("Die Koalition der Willigen trifft sich im Weißen Haus in Washington.", []),
        ("Die Konrad-Adenauer-Stiftung Berlin lud die Vereinten Nationen ein.", []),
        ("Der Präsident Frankreichs empfing Minister und Journalisten.", []),
        ("Die Staats- und Regierungschefs der Europäischen Union planen Hilfen.", []),
        ("Der Minister sagte Journalisten, die Regierung bleibe im Amt.", []),
    ],
    "en": [
        (
            "French President Emmanuel Macron met NATO Secretary General Mark Rutte.",
            [("Emmanuel Macron", "French President"), ("Mark Rutte", "NATO Secretary General")],
        ),
        (
            "President Donald Trump’s special envoy Steve Witkoff and his son-in-law Jared Kushner",
            [
                ("Donald Trump", "President"),
                ("Steve Witkoff", "special envoy"),
                ("Jared Kushner", "son-in-law"),
            ],
        ),
        ("Mr. Sybiha spoke. J. D. Vance did not.", [("Sybiha", ""), ("J. D. Vance", "")]),
        ("U.S. Secretary of State Marco Rubio", [("Marco Rubio", "U.S. Secretary of State")]),
        ("Ursula von der Leyen, the president,", [("Ursula von der Leyen", "")]),
        ("Qwert Zuiop, the French foreign minister,", [("Qwert Zuiop", "")]),
        ("By Qwert Zuiop", [("Qwert Zuiop", "")]),
        (
            "Prime Minister Keir Starmer spoke, Starmer’s office said.",
            [("Keir Starmer", "Prime Minister"), ("Keir Starmer", "")],
        ),
        ("The Coalition of the Willing will meet at the White House.", []),
        ("The chair of the Technical Committee said so.", []),
        ("On the reservoir at High Qwert, ministers disagreed.", []),
        ("Office of the Chair, Qwert Zuiop\nMinisters met.", []),
        ("He came in place of Minister Qwert Zuiop.", [("Qwert Zuiop", "Minister")]),
        ("The Paris Peace Forum and the Munich Security Conference were held.", []),
        ("The President of the United States met the Foreign Secretary on Monday.", []),
        ("On Tuesday, European leaders will meet Ukraine's partners in Paris.", []),
    ],
    "fr": [
        (
            "Le président français Emmanuel Macron a reçu M. Zelensky à l’Élysée.",
            [("Emmanuel Macron", "président français"), ("Zelensky", "")],
        ),
        (
            "le ministre des Affaires étrangères Jean-Noël Barrot",
            [("Jean-Noël Barrot", "ministre des Affaires étrangères")],
        ),
        (
            "la présidente de la Commission européenne Ursula von der Leyen",
            [("Ursula von der Leyen", "présidente de la Commission européenne")],
        ),
        ("J.-N. Barrot et J. D. Vance", [("J.-N. Barrot", ""), ("J. D. Vance", "")]),
        ("La Coalition des volontaires se réunit à Paris.", []),
        ("L’Assemblée nationale et le Sénat ont voté, selon l’Union européenne.", []),
        ("Les États-Unis et le Royaume-Uni ont signé lundi.", []),
    ],
    "uk": [
        (
            "Президент України Володимир Зеленський зустрівся з президентом Франції "
            "Емманюелем Макроном.",
            [
                ("Володимир Зеленський", "Президент України"),
                ("Емманюелем Макроном", "президентом Франції"),
            ],
        ),
        ("генсек НАТО Марк Рютте", [("Марк Рютте", "генсек НАТО")]),
        (
            "прем’єр-міністр Великої Британії Кір Стармер",
            [("Кір Стармер", "прем’єр-міністр Великої Британії")],
        ),
        (
            "Глава МЗС України Андрій Сибіга та міністр оборони Рустем Умєров",
            [("Андрій Сибіга", "Глава МЗС України"), ("Рустем Умєров", "міністр оборони")],
        ),
        ("В. Зеленський прибув.", [("В. Зеленський", "")]),
        ("Коаліція охочих збереться в Парижі.", []),
        ("Верховна Рада України та Кабінет Міністрів.", []),
    ],
    "es": [("El presidente Pedro Sánchez habló.", [("Pedro Sánchez", "")])],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(tag, text, expected) for tag, cases in CASES.items() for text, expected in cases],
)
def test_people(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(person.name, person.role) for person in people(text, language)] == expected


def test_everyone_in_the_article_and_nothing_else() -> None:
    text = ARTICLE.read_text("utf-8")
    found = [(p.range.of(text), p.name, p.role) for p in people(text, "de")]
    assert found == [
        ("Selenskyj", "Wolodymyr Selenskyj", ""),
        ("Andrij Hnatow", "Andrij Hnatow", "Generalstabschef"),
        ("Emmanuel Macron", "Emmanuel Macron", "französischen Präsidenten"),
        ("Donald Trump", "Donald Trump", "US-Präsident"),
        ("Mark Rutte", "Mark Rutte", "Nato-Generalsekretär"),
        ("Ursula von der Leyen", "Ursula von der Leyen", "EU-Kommissionspräsidentin"),
        ("Donald Trump", "Donald Trump", "US-Präsident"),
        ("Steve Witkoff", "Steve Witkoff", "Sondergesandter"),
        ("Jared Kushner", "Jared Kushner", "Schwiegersohn"),
        ("Wolodymyr Selenskyj", "Wolodymyr Selenskyj", "Präsident"),
        ("Dick Schoof", "Dick Schoof", ""),
    ]
