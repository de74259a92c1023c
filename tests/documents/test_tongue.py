"""Texts in other languages are told, English ones never taken for them."""

from __future__ import annotations

import pytest

from claimcheck.documents import read_text

ENGLISH = (
    "A pump gives the medicine to where the pain is. About 70% of people with cancer have less pain after it, and most of "
    "them need fewer tablets. Ask your team whether it could help you, and what the risks of the operation are for you."
)
OTHERS = {
    "de": "Eine Pumpe bringt das Medikament dorthin, wo der Schmerz entsteht. Etwa 70 % der Menschen mit Krebs haben danach "
    "weniger Schmerzen, und die meisten von ihnen brauchen nicht mehr so viele Tabletten wie vorher. Fragen Sie Ihr Team, ob "
    "das auch für Sie eine gute Lösung ist und welche Risiken die Operation hat.",
    "fr": "Une pompe apporte le médicament là où la douleur se forme. Environ 70 % des personnes atteintes d'un cancer ont moins "
    "mal après la pose, et la plupart ont besoin de moins de comprimés. Demandez à votre équipe si elle peut vous aider et quels "
    "sont les risques de cette opération pour vous.",
    "es": "Una bomba lleva el medicamento al lugar donde nace el dolor. Cerca del 70 % de las personas con cáncer tienen menos "
    "dolor después, y la mayoría de ellas necesita menos pastillas. Pregunte a su equipo si puede ser útil para usted y cuáles "
    "son los riesgos de la operación.",
    "it": "Una pompa porta il farmaco dove nasce il dolore. Circa il 70 % delle persone con un tumore ha meno dolore dopo "
    "l'intervento, e la maggior parte di loro ha bisogno di meno compresse. Chieda alla sua équipe se può essere utile anche "
    "per lei e quali sono i rischi della operazione.",
    "nl": "Een pomp brengt het medicijn naar de plek waar de pijn ontstaat. Ongeveer 70 % van de mensen met kanker heeft daarna "
    "minder pijn, en de meeste van hen hebben niet meer zo veel tabletten nodig als voorheen. Vraag uw team of het ook voor u "
    "een goede oplossing is en wat de risico's zijn.",
    "ru": "Насос доставляет лекарство туда, где возникает боль. Около 70 % людей с раком после этого испытывают меньше боли.",
    "zh": "泵将药物直接输送到疼痛产生的地方。大约百分之七十的癌症患者在手术后疼痛减轻，需要的药片也更少。请咨询您的医疗团队。",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_told_by_its_words(language: str) -> None:
    assert read_text(OTHERS[language], "text").language == language


@pytest.mark.parametrize("language", OTHERS)
def test_an_english_text_may_quote_another_language(language: str) -> None:
    assert read_text(f"{ENGLISH}\n\n{ENGLISH}\n\n{OTHERS[language][:120]}", "text").language is None


@pytest.mark.parametrize(
    "source",
    [
        ENGLISH,
        "Dosis 5 mg",
        "",
        "Ibuprofen, paracetamol, morphine. " * 30,
        "Centro de Salud de la Ciudad",
        "Lopez M, Garcia de la Cruz J, van der Berg K. Pain. 2020. " * 20,
    ],
)
def test_english_and_what_is_too_little_to_tell(source: str) -> None:
    assert read_text(source, "text").language is None


@pytest.mark.parametrize(
    ("source", "format", "language"),
    [
        (f"---\nlang: de\n---\n{ENGLISH}", "markdown", "de"),
        (f"---\nlanguage: 'fr-CA'\n---\n{ENGLISH}", "text", "fr-CA"),
        (f"---\nlang: en_US\n---\n{ENGLISH}", "markdown", None),
        (f"---\nlang: en\n---\n{OTHERS['de']}", "markdown", "de"),
        (f"<html lang=pt-BR><p>{ENGLISH}", "html", "pt-BR"),
        (f"<html lang=''><p>{ENGLISH}", "html", None),
        (f"<html lang='EN-gb'><p>{ENGLISH}", "html", None),
        (f"<html><p lang=de>Ein Wort</p><p>{ENGLISH}", "html", None),
    ],
)
def test_marks(source: str, format: str, language: str | None) -> None:
    assert read_text(source, format).language == language  # type: ignore[arg-type]
