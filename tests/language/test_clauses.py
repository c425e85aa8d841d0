"""Clauses: each one thing that is said. The texts are invented, but for the article of the project.

A `|` stands where a clause is to end.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.language.clauses import clauses
from briefs.language.sentences import sentences

ARTICLE = Path(__file__).parents[2] / "content/sources/selenskyj-in-paris.txt"

PARIS = """
Selenskyj trifft sich mit Vertretern der Koalition der Willigen in Paris
Diplomaten berichteten im Vorfeld des Treffens, |dass Militärbeamte, darunter Generalstabschef Andrij Hnatow, in Paris seien, |um konkrete Verpflichtungen schriftlich zu verankern.
Bislang waren die militärischen Verpflichtungen weitgehend vage.
In dem an die 35 eingeladenen Delegationen Schreiben heißt es, |dass das Treffen den Beiträgen zu multinationalen Truppen für die Ukraine im Falle eines Waffenstillstands in Abstimmung mit der Ukraine und mit Unterstützung der USA gewidmet werde.
Die Staats- und Regierungschefs planen außerdem, sich auf Beiträge zu umfassenderen Sicherheitsgarantien für die Ukraine zu einigen, einschließlich der verbindlichen Verpflichtungen für den Fall eines zweiten russischen Angriffs.
Darüber hinaus sollen die nächsten Schritte zur Stärkung der Unterstützung für die Ukraine und des Drucks auf Russland vereinbart werden, |falls Moskau sich weigert, an konstruktiven Verhandlungen teilzunehmen.
„Wir haben eine Einigung über die operativen Details der Sicherheitsgarantien erzielt.
Wir werden deren Struktur erläutern |und die Notwendigkeit langfristiger Verpflichtungen aller Beteiligten darlegen“, |erklärte vor Journalisten ein Vertreter der französischen Seite.
Der hochgestellte europäische Beamte äußerte die Hoffnung, |dass die Stärkung der Garantien der Koalition auch zur Festigung der US-amerikanischen Verpflichtungen beitragen werde, |die in den bilateralen Gesprächen mit der Ukraine bereits breit umrissen wurden.
Wie berichtet wird die Ukraine gemeinsam mit den Partnern der Koalition der Willigen am 6. Januar auf Einladung des französischen Präsidenten Emmanuel Macron in Paris ein Dokument zu den Sicherheitsgarantien finalisieren, |das als Grundlage für weitere Verhandlungen mit US-Präsident Donald Trump dienen soll.
Nato-Generalsekretär Mark Rutte wird am 6. Januar an dem Treffen der Koalition der Willigen in Paris teilnehmen.
Auch EU-Kommissionspräsidentin Ursula von der Leyen wird anwesend sein.
US-Präsident Donald Trumps Sondergesandter Steve Witkoff und dessen Schwiegersohn Jared Kushner werden die Vereinigten Staaten bei den Gesprächen in Paris vertreten.
Am 5. Januar kündigte Präsident Wolodymyr Selenskyj ein Treffen mit den Partnern der Ukraine in dieser Woche an.
Foto: Dick Schoof/X
""".strip().splitlines()  # noqa: E501

GERMAN = [
    "Frankreich, Deutschland und Polen liefern Waffen.",
    "Die Länder wollen Panzer, Drohnen und Raketen liefern.",
    "Die Länder haben Panzer, Drohnen und Raketen geliefert.",
    "Macron empfing Selenskyj |und kündigte neue Hilfen an.",
    "Macron reist nach Kiew |und Merz bleibt in Berlin.",
    "Macron reist nach Kiew, |aber Merz bleibt in Berlin.",
    "Gestern haben Macron und Selenskyj vereinbart, |dass weitere Hilfe kommt.",
    "Falls Moskau angreift, |greifen die Garantien.",
    "Der Präsident, der gestern in Paris ankam, |sprach mit der Presse.",
    "Es gibt Länder, |die Truppen schicken, |und andere, die nur zahlen.",
    "Das Papier, über das sie sprachen, |bleibt geheim.",
    "Sie trafen Macron, den Präsidenten, und Rutte, den Generalsekretär.",
    "Der Anteil stieg um 1,5 Prozent, |während die Kosten sanken.",
    "Am Montag, dem 5. Januar 2026, tagt der Rat.",
    "Er sagte: |„Wir sind bereit.“",
    "„Wir sind bereit“, |sagte Macron, |„aber wir warten.“",
    "„Wann kommen sie?“, |fragte ein Journalist.",
    "Die „Koalition der Willigen“ tagt in Paris.",
    "Paris zahlt; |Berlin liefert.",
    "Paris zahlt – |Berlin liefert.",
    "Die Ukraine (sie ist kein Mitglied) |nimmt teil.",
    "Rutte kommt |(das bestätigte sein Sprecher) |und spricht am Abend.",
    "Er wisse nicht, |ob die USA mitmachen, |sagte der Diplomat.",
    "Niemand sagt, |wer bezahlt |und wer liefert.",
    "Die Minister wollen Waffen liefern |und Soldaten ausbilden.",
    "Die Verpflichtungen wurden erläutert |und sollen im März unterzeichnet werden.",
    "Sie hofft, |dass die USA sich beteiligen |und dass Europa folgt.",
    "Die in Paris vereinbarten Schritte und die geplanten Truppen kosten Geld.",
    "Statt abzuwarten, |handelten die Europäer.",
    "Man einigte sich auf einen Plan, |ohne Einzelheiten zu nennen.",
    "Nach Angaben der Regierung, die nicht genannt werden will, |reicht das Geld nicht.",
    "Die Delegation besteht aus dem Minister, dem Chef des Generalstabs sowie Beratern |und wird vom Minister geleitet.",  # noqa: E501
    "Es sei „höchste Zeit“, |so Merz, |dass Russland ernsthaft verhandle.",
    "Er zeigte sich zuversichtlich: |Europa sei geeint, |die USA seien an Bord, |und Moskau stehe unter Druck.",  # noqa: E501
    "Er forderte sie auf, jetzt zu handeln – nicht erst in sechs Monaten – und Mut zu zeigen.",
    "Das Paket, das ein Verbot vorsieht |und im Mai in Kraft treten soll, |ist fertig.",
    "Es bleibt unklar, |woher das Geld kommt, |weil niemand zahlen will.",
]
ENGLISH = [
    "France, Germany and Poland will send weapons.",
    "They discussed tanks, drones and missiles.",
    "Macron met Zelenskyy |and announced new aid.",
    "Macron will travel to Kyiv, |but Merz will stay in Berlin.",
    "Macron will travel to Kyiv |and Merz will stay in Berlin.",
    "He said |that France would act |if Russia attacked again.",
    "If Moscow refuses, |the allies will act.",
    "The president, who arrived on Monday, |will speak to the press.",
    "There are countries |that will send troops |and others which will only pay.",
    "Macron, the French president, will speak.",
    "Macron met Rutte, the Nato secretary general, in Paris.",
    "The share rose by 1.5 percent, |while costs fell.",
    "On Monday, January 5, 2026, the council will meet.",
    "He said: |“We are ready.”",
    "“We are ready,” |Macron said, |“but we will wait.”",
    "“When will they come?” |a reporter asked.",
    "The “coalition of the willing” will meet in Paris.",
    "Paris will pay; |Berlin will deliver.",
    "Paris will pay — |Berlin will deliver.",
    "Rutte will come |(his spokesman has confirmed it) |and will speak at night.",
    "The leaders plan to agree on contributions, including binding commitments.",
    "He could not say |whether the US would join, |the diplomat said.",
    "Nobody knows |who will pay |and who will deliver.",
    "The plan was drafted and signed in Paris.",
    "The document, which is secret, |was drafted |because the US had asked for it.",
    "They met in Paris, Berlin and Warsaw |in order to agree on a text.",
    "Officials were in Paris to put commitments in writing.",
    "The ministers issued a statement, |calling for more pressure on Russia.",
    "It is unclear |what the US will do |and when it will decide.",
    "The deal is done, |Macron said.",
    "She said: |“If they attack, |we will respond.”",
    "They signed a text |in which they promise to send troops.",
    "Asked |whether Washington would take part, |he said |that this was up to the president.",
    "The text says |that forces would be deployed |once a ceasefire is in place, |and that they would not fight.",  # noqa: E501
    "They welcomed the talks, held in Paris, and the plan, announced in May.",
    "They discussed tanks and aid sent by France.",
    "Leaders want to be heard and to have a say.",
    "The plan is ready, |the minister added.",
    "Russia attacked overnight |and damaged two schools.",
    "Rutte said |that while progress had been made, |there was still work to do.",
    "Leaders will announce the details on Tuesday, |according to two diplomats.",
]
FRENCH = [
    "La France, l’Allemagne et la Pologne livreront des armes.",
    "Il a déclaré |que la France agirait |si la Russie attaquait.",
    "Le président, qui est arrivé lundi, |parlera à la presse.",
    "Macron a reçu Zelensky |et a annoncé une aide.",
    "« Nous sommes prêts », |a déclaré le ministre.",
    "Le texte, dont les détails sont secrets, |sera signé mardi.",
    "Ils se réunissent à Paris |afin de signer un accord.",
    "Paris paiera, |mais Berlin livrera des armes.",
    "La part a augmenté de 1,5 %, |tandis que les coûts ont baissé.",
    "Les dirigeants prévoient de s’entendre sur des contributions, y compris financières.",
    "S’il refuse, |les alliés agiront.",
    "Il s’attend |à ce que les pourparlers se poursuivent |dès que tous seront prêts.",
    "Des diplomates ont indiqué |que des responsables militaires, dont le chef d’état-major, se trouvaient à Paris |afin de consigner des engagements.",  # noqa: E501
    "« Nous expliquerons leur structure », |a déclaré un représentant de la partie française.",
    "Il exprime l’espoir |que les garanties tiendront, |ce qui reste à prouver.",
    "Le ministre salue l’annonce de Paris et la rencontre de Berlin.",
    "Il a dit |qu’il viendrait |et que le plan était prêt.",
]
UKRAINIAN = [
    "Франція, Німеччина та Польща нададуть зброю.",
    "Він заявив, |що Франція діятиме, |якщо Росія нападе.",
    "Президент, який прибув у понеділок, |виступить перед пресою.",
    "Макрон прийняв Зеленського |і оголосив про допомогу.",
    "«Ми готові», — |заявив міністр.",
    "Документ, деталі якого є таємними, |підпишуть у вівторок.",
    "Вони зустрінуться в Парижі, |щоб підписати угоду.",
    "Париж заплатить, |а Берлін надасть зброю.",
    "Частка зросла на 1,5 відсотка, |хоча витрати зменшилися.",
    "Лідери планують погодити внески, зокрема обов’язкові зобов’язання.",
    "«Це важливий крок, — |сказала міністерка, — |але ми ще не досягли мети».",
    "Дипломати повідомили, |що військові, зокрема начальник Генштабу, перебувають у Парижі, |щоб закріпити зобов’язання.",  # noqa: E501
    "За словами міністра, документ складається з трьох частин |і охоплює п’ять країн.",
    "Якщо Москва відмовиться, |союзники діятимуть.",
]
OTHERS = [
    ("es", "España, Francia e Italia pagan, pero no firman."),
    ("es", "El plan “Paz para todos” no es nuevo; |es viejo, dijo."),
    ("es", "“Vamos a firmar el texto hoy”, |dijo el ministro."),
    ("zh", "我们同意，他说。"),
]


def cases() -> list[tuple[str, str]]:
    tables = {"de": [*PARIS, *GERMAN], "en": ENGLISH, "fr": FRENCH, "uk": UKRAINIAN}
    return [*((tag, case) for tag, texts in tables.items() for case in texts), *OTHERS]


@pytest.mark.parametrize(("language", "case"), cases())
def test_clauses(language: str, case: str) -> None:
    text = case.replace("|", "")
    found = [clauses(text, sentence, language) for sentence in sentences(text, language)]
    printed = [range.of(text) for ranges in found for range in ranges]
    assert printed == [part.strip() for part in case.split("|")]


def test_the_article_in_one_piece_is_cut_as_its_sentences_are() -> None:
    text = ARTICLE.read_text("utf-8")
    ranges = [r for s in sentences(text, "de") for r in clauses(text, s, "de")]
    assert [r.of(text) for r in ranges] == [p.strip() for case in PARIS for p in case.split("|")]
