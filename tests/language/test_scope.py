"""Which source covers which figure: in its sentence, around it, in lists, tables, headings and source lines."""

from __future__ import annotations

import pytest

from claimcheck.documents.document import Format
from claimcheck.documents.load import read_text
from claimcheck.language.claims import read_document

# text, format, and for each figure in order the words of the sources that cover it
CASES: list[tuple[str, Format, list[tuple[str, list[str]]]]] = [
    # its sentence
    ("A 2018 study in Pain found relief in 60%.", "text", [("60%", ["A 2018 study in Pain"])]),
    ("Relief came in 60%. A 2018 study in Pain was small.", "text", [("60%", [])]),
    (
        "A 2018 study in Pain found 60%, and a 2020 trial in Spine found 45%.",
        "text",
        [("60%", ["A 2018 study in Pain"]), ("45%", ["a 2020 trial in Spine"])],
    ),
    (
        "It was 11% in a 2014 study in Brain and 17% in a 2021 study in Stroke.",
        "text",
        [("11%", ["a 2014 study in Brain"]), ("17%", ["a 2021 study in Stroke"])],
    ),
    (
        "It fell by 20% (Lee, 2010) in men and 9% (Ito, 2015) in women.",
        "text",
        [("20%", ["(Lee, 2010)"]), ("9%", ["(Ito, 2015)"])],
    ),
    ("It fell by 20% (Lee, 2010; Ito, 2015).", "text", [("20%", ["Lee, 2010", "Ito, 2015"])]),
    (
        "The CDC gives 20%, but Kim et al. (2019) found 31%.",
        "text",
        [("20%", ["The CDC"]), ("31%", ["Kim et al. (2019)"])],
    ),
    (
        "A recent study found relief in 60%, and the CDC gives 40%.",
        "text",
        [("60%", ["A recent study found"]), ("40%", ["the CDC"])],
    ),
    ("The NHS and the CDC say that 20% fall.", "text", [("20%", ["the CDC"])]),
    # refers back
    (
        "A 2018 study in Pain followed 90 people. Participants cut their doses by 40%.",
        "text",
        [("90", ["A 2018 study in Pain"]), ("40%", ["A 2018 study in Pain"])],
    ),
    (
        "A 2018 study in Pain was long. A 2020 review in Gut was short. The same review found 4%.",
        "text",
        [("4%", ["A 2020 review in Gut"])],
    ),
    ("A 2018 study in Pain was long. Nausea came in 4%.", "text", [("4%", [])]),
    ("The researchers found 4%.", "text", [("4%", [])]),
    ("## Relief\n\nA 2018 study in Pain was long.\n\n## Cost\n\nThe same study found 4%.", "markdown", [("4%", [])]),
    (
        "A 2018 study in Pain was long.\n\nIn the same study, 4% bled.",
        "text",
        [("4%", ["A 2018 study in Pain"])],
    ),
    # points back
    (
        "About 70% sleep better. These figures come from a 2019 study in Sleep.",
        "text",
        [("About 70%", ["a 2019 study in Sleep"])],
    ),
    ("About 70% sleep better. That number comes from the FDA.", "text", [("About 70%", ["the FDA"])]),
    (
        "A 2018 study in Pain found that use fell from 40% to 10%. That is a drop of 75%.",
        "text",
        [("40%", ["A 2018 study in Pain"]), ("10%", ["A 2018 study in Pain"]), ("75%", ["A 2018 study in Pain"])],
    ),
    ("About 70% sleep better. A 2019 study in Sleep looked at naps.", "text", [("About 70%", [])]),
    # behind the full stop
    ("About 65% keep it. (Moss et al., 2018)", "text", [("About 65%", ["(Moss et al., 2018)"])]),
    (
        "About 65% keep it. (Moss et al., 2018) Costs fell by 9%.",
        "text",
        [("About 65%", ["(Moss et al., 2018)"]), ("9%", [])],
    ),
    ("About 65% keep it.[^a]\n\n[^a]: Ash T. Pumps. Spine. 2017;42:1-9.", "markdown", [("About 65%", ["[^a]"])]),
    # lists
    (
        "A 2019 review in Gut found:\n\n- nausea in 12%\n- rash in 3%\n\nMost effects pass in 5 days.",
        "markdown",
        [("12%", ["A 2019 review in Gut"]), ("3%", ["A 2019 review in Gut"]), ("5 days", [])],
    ),
    (
        "Effects:\n\n- nausea in 12%, per the CDC\n- rash in 3%",
        "markdown",
        [("12%", ["the CDC"]), ("3%", [])],
    ),
    ("- Pain fell by 33%, per the CDC.\n- The same report gives 40%.", "markdown", [("33%", ["the CDC"]), ("40%", [])]),
    (
        "A 2019 review in Gut was long. Effects:\n\n- nausea in 12%",
        "markdown",
        [("12%", [])],
    ),
    # tables
    (
        "| Effect | Rate | Source |\n| --- | --- | --- |\n| Leak | 5% | Ash et al., 2017 |\n| Clot | 2% | |",
        "markdown",
        [("5%", ["Ash et al., 2017"]), ("2%", [])],
    ),
    (
        "| Effect | Ash et al., 2017 | Roe, 2015 |\n| --- | --- | --- |\n| Leak | 5% | 7% |",
        "markdown",
        [("5%", ["Ash et al., 2017"]), ("7%", ["Roe, 2015"])],
    ),
    (
        "| Effect | Men | Women |\n| --- | --- | --- |\n| Leak | 5% (Ash, 2017) | 7% |",
        "markdown",
        [("5%", ["(Ash, 2017)"]), ("7%", [])],
    ),
    (
        "<table><caption>Results of a 2018 trial in Spine</caption><tr><th>Arm</th><th>Relief</th></tr>"
        "<tr><td>Pump</td><td>61%</td></tr></table>",
        "html",
        [("61%", ["a 2018 trial in Spine"])],
    ),
    (
        "<table><tr><th>Arm</th><th>Relief</th></tr><tr><th>Pump (Ash, 2017)</th><td>61%</td></tr>"
        "<tr><th>Tablets</th><td>31%</td></tr></table>",
        "html",
        [("61%", ["(Ash, 2017)"]), ("31%", [])],
    ),
    (
        "| Arm | Relief |\n| --- | --- |\n| Pump | 61% |\n\nSource: a 2018 trial in Spine",
        "markdown",
        [("61%", ["a 2018 trial in Spine"])],
    ),
    (
        "| Arm | Relief |\n| --- | --- |\n| Pump | 61% |\n\nData are scarce. A 2018 trial in Spine was small.",
        "markdown",
        [("61%", [])],
    ),
    # source lines
    (
        "Nearly 40% have pain. It lasts 6 weeks.\n\nSource: a 2012 study in Pain",
        "markdown",
        [("Nearly 40%", ["a 2012 study in Pain"]), ("6 weeks", ["a 2012 study in Pain"])],
    ),
    ("Nearly 40% have pain.\n\n## More\n\nSource: a 2012 study in Pain", "markdown", [("Nearly 40%", [])]),
    (
        "Rates:\n\n- men: 4%\n- women: 5%\n\nSource: CDC, 2020",
        "markdown",
        [("4%", ["CDC, 2020"]), ("5%", ["CDC, 2020"])],
    ),
    # headings
    (
        "## Relief in 70%\n\nA 2018 study in Pain found relief in 70% of patients.",
        "markdown",
        [("70%", ["A 2018 study in Pain"]), ("70%", ["A 2018 study in Pain"])],
    ),
    (
        "## Relief in 70%\n\nA 2018 study in Pain found relief in 60%.",
        "markdown",
        [("70%", []), ("60%", ["A 2018 study in Pain"])],
    ),
    ("## According to the CDC\n\nAbout 12% of men snore.", "markdown", [("About 12%", [])]),
    # places to turn to
    ("Contact the American Cancer Society for help; 1 in 4 callers is a carer.", "text", [("1 in 4", [])]),
    ("Support groups such as CancerCare can help. About 20% of members join online.", "text", [("About 20%", [])]),
]


@pytest.mark.parametrize(("text", "form", "expected"), CASES)
def test_each_figure_has_the_sources_that_cover_it(
    text: str, form: Format, expected: list[tuple[str, list[str]]]
) -> None:
    reading = read_document(read_text(text, form, "a"))
    found = [
        (quantity.text, [reading.citations[cover.citation].text for cover in quantity.covers])
        for quantity in reading.quantities
    ]
    assert found == expected


# text, format, and for each figure in order its sources, each with the reason
REASONS: list[tuple[str, Format, list[tuple[str, list[tuple[str, str]]]]]] = [
    ("A 2018 study in Pain found relief in 60%.", "text", [("60%", [("A 2018 study in Pain", "same-sentence")])]),
    ("Relief came in 60% (Lee, 2010).", "text", [("60%", [("(Lee, 2010)", "same-sentence")])]),
    (
        "Relief came in 60% (Lee, 2010), nausea in 4% (Ito, 2015), and rash in 2%.",
        "text",
        [
            ("60%", [("(Lee, 2010)", "same-sentence-trailing")]),
            ("4%", [("(Ito, 2015)", "same-clause")]),
            ("2%", [("(Ito, 2015)", "same-sentence")]),
        ],
    ),
    (
        "A 2018 study in Pain found 60%, while a 2020 trial in Spine found 45%.",
        "text",
        [
            ("60%", [("A 2018 study in Pain", "same-sentence-leading")]),
            ("45%", [("a 2020 trial in Spine", "same-sentence")]),
        ],
    ),
    (
        "A 2018 study in Pain found 60% but a 2020 trial in Spine found 45% and 30%.",
        "text",
        [
            ("60%", [("A 2018 study in Pain", "same-sentence-leading")]),
            ("45%", [("a 2020 trial in Spine", "same-sentence")]),
            ("30%", [("a 2020 trial in Spine", "same-sentence")]),
        ],
    ),
    (
        "In 4% of men a 2018 study in Pain and a 2020 trial in Spine found nausea.",
        "text",
        [("4%", [("a 2018 study in Pain", "same-sentence"), ("a 2020 trial in Spine", "same-sentence")])],
    ),
    (
        "According to the CDC 20% fall; a 2020 trial in Spine found 31%, and 12% broke a hip.",
        "text",
        [
            ("20%", [("the CDC", "same-sentence-leading")]),
            ("31%", [("a 2020 trial in Spine", "same-sentence")]),
            ("12%", [("a 2020 trial in Spine", "same-sentence")]),
        ],
    ),
    (
        "Nausea (feeling sick) came in 60% (data of a 2018 study in Pain), rash in 4%, as a 2020 trial in Spine found.",
        "text",
        [
            ("60%", [("a 2018 study in Pain", "same-sentence-trailing")]),
            ("4%", [("a 2020 trial in Spine", "same-sentence-trailing")]),
        ],
    ),
    (
        "Relief came in 60% (Lee, 2010) of men; 45% of women (Ito, 2015) had it.",
        "text",
        [("60%", [("(Lee, 2010)", "same-sentence-trailing")]), ("45%", [("(Ito, 2015)", "same-clause")])],
    ),
    (
        "Relief came in 60% (Lee, 2010) and it lasted 5 days, as a 2020 trial in Spine found.",
        "text",
        [("60%", [("(Lee, 2010)", "same-sentence-trailing")]), ("5 days", [("a 2020 trial in Spine", "same-clause")])],
    ),
    (
        "A 2018 study in Pain put it at 60%, 45% after a year, a 2020 trial in Spine at 30%.",
        "text",
        [
            ("60%", [("A 2018 study in Pain", "same-sentence-leading")]),
            ("45%", [("A 2018 study in Pain", "same-sentence-leading")]),
            ("a year", [("A 2018 study in Pain", "same-sentence-leading")]),
            ("30%", [("a 2020 trial in Spine", "same-sentence")]),
        ],
    ),
    (
        "A 2018 study in Pain, with 60% better, was larger than a 2020 trial in Spine.",
        "text",
        [("60%", [("A 2018 study in Pain", "same-sentence-leading")])],
    ),
    (
        "Rates of 60% were told in 2018 (Lee, 2018), (Ito, 2019) and (Wu, 2020).",
        "text",
        [
            (
                "60%",
                [("(Lee, 2018)", "same-sentence"), ("(Ito, 2019)", "same-sentence"), ("(Wu, 2020)", "same-sentence")],
            )
        ],
    ),
    (
        "Lee (2010) and Ito (2015) found 60%.",
        "text",
        [("60%", [("Lee (2010)", "same-sentence"), ("Ito (2015)", "same-sentence")])],
    ),
    (
        "The 2018 study in Pain of 300 people was long. They also found 40%.",
        "text",
        [
            ("300", [("The 2018 study in Pain", "same-sentence")]),
            ("40%", [("The 2018 study in Pain", "back-reference")]),
        ],
    ),
    (
        "A 2018 study in Pain was long. In the placebo group 30% got better.",
        "text",
        [("30%", [("A 2018 study in Pain", "back-reference")])],
    ),
    (
        "A 2018 study in Pain was long. Relief came in 30% on placebo.",
        "text",
        [("30%", [("A 2018 study in Pain", "back-reference")])],
    ),
    ("A 2018 study in Pain was long. The age group lost 30%.", "text", [("30%", [])]),
    (
        "About 70% sleep better. It lasts 5 days. Both figures come from a 2019 study in Sleep.",
        "text",
        [
            ("About 70%", [("a 2019 study in Sleep", "next-sentence")]),
            ("5 days", [("a 2019 study in Sleep", "next-sentence")]),
        ],
    ),
    (
        "About 70% sleep better. It lasts 5 days. That figure comes from a 2019 study in Sleep.",
        "text",
        [("About 70%", []), ("5 days", [("a 2019 study in Sleep", "next-sentence")])],
    ),
    (
        "About 70% sleep better. See also Moss et al., 2018.",
        "text",
        [("About 70%", [("Moss et al., 2018", "parenthesis-behind")])],
    ),
    (
        "Nearly 40% have pain. It lasts 6 weeks. Source: a 2012 study in Pain.",
        "text",
        [
            ("Nearly 40%", [("a 2012 study in Pain", "source line")]),
            ("6 weeks", [("a 2012 study in Pain", "next-sentence")]),
        ],
    ),
    (
        "A 2019 review in Gut found:\n\n- nausea in 12%\n  - mild in 4%\n- rash in 3%",
        "markdown",
        [
            ("12%", [("A 2019 review in Gut", "list lead-in")]),
            ("4%", [("A 2019 review in Gut", "list lead-in")]),
            ("3%", [("A 2019 review in Gut", "list lead-in")]),
        ],
    ),
    (
        "A 2019 review in Gut was long. The same review found:\n\n- nausea in 12%",
        "markdown",
        [("12%", [("A 2019 review in Gut", "back-reference")])],
    ),
    ("# The CDC on falls\n\n- 4% fall", "markdown", [("4%", [])]),
    (
        "A 2019 review in Gut looked at men. A 2020 trial in Spine found:\n\n- nausea in 12%",
        "markdown",
        [("12%", [("A 2020 trial in Spine", "list lead-in")])],
    ),
    (
        "| Effect | Rate |\n| --- | --- |\n| Leak | 5% |\n\n*Rates from a 2018 trial in Spine.*",
        "markdown",
        [("5%", [("a 2018 trial in Spine", "table caption or note")])],
    ),
    (
        "A 2018 trial in Spine found:\n\n| Effect | Rate |\n| --- | --- |\n| Leak | 5% |",
        "markdown",
        [("5%", [("A 2018 trial in Spine", "table caption or note")])],
    ),
    ("A 2018 trial in Spine was small.\n\n| Effect | Rate |\n| --- | --- |\n| Leak | 5% |", "markdown", [("5%", [])]),
    (
        "| Effect | Rate | n |\n| --- | --- | --- |\n| Leak, Ash et al., 2017 | 5% | 40 |\n| Clot | 2% | 30 |",
        "markdown",
        [
            ("5%", [("Leak, Ash et al., 2017", "table row")]),
            ("40", [("Leak, Ash et al., 2017", "table row")]),
            ("2%", []),
            ("30", []),
        ],
    ),
    (
        "<table><tr><th>Effect</th><th>Rate</th><th>Source</th></tr><tr><td>Leak</td><td>5%</td><td "
        "rowspan=2>Ash et al., 2017</td></tr><tr><td>Clot</td><td>2%</td></tr><tr><td>Rash</td><td>9%</td><td></td></tr></table>",
        "html",
        [("5%", [("Ash et al., 2017", "table row")]), ("2%", [("Ash et al., 2017", "table row")]), ("9%", [])],
    ),
    (
        "<p>See "
        "below.</p><table><caption>Rates</caption><tr><td>Leak</td><td>5%</td></tr></table><p>Adapted from a 2018 trial in Spine.</p>",
        "html",
        [("5%", [("a 2018 trial in Spine", "table caption or note")])],
    ),
    (
        "<table><tr><td>Leak</td><td>5%</td></tr></table><p>* Data from a 2018 trial in "
        "Spine.</p><p>About 9% fall.</p>",
        "html",
        [("5%", [("a 2018 trial in Spine", "table caption or note")]), ("About 9%", [])],
    ),
    ("Rates:\n\n- men: 4%\n- women: 5%\n\nThe CDC counts.", "markdown", [("4%", []), ("5%", [])]),
    (
        "## Relief in 7 of 10\n\nIt is common.\n\nA 2018 study in Pain found relief in 70% of "
        "patients.\n\nA 2019 review in Gut found 7 of 10.",
        "markdown",
        [
            ("7 of 10", [("A 2019 review in Gut", "section")]),
            ("70%", [("A 2018 study in Pain", "same-sentence")]),
            ("7 of 10", [("A 2019 review in Gut", "same-sentence")]),
        ],
    ),
    (
        "## A\n\nA 2018 study in Pain found 60%.\n\n## B\n\nIt also found 4%.",
        "markdown",
        [("60%", [("A 2018 study in Pain", "same-sentence")]), ("4%", [])],
    ),
    (
        "1. A 2018 study in Pain found 60%.\n2. It also found 4%.",
        "markdown",
        [("60%", [("A 2018 study in Pain", "same-sentence")]), ("4%", [])],
    ),
    (
        "A 2018 study in Pain found 60%.\n\n> It also found 4%.",
        "markdown",
        [("60%", [("A 2018 study in Pain", "same-sentence")]), ("4%", [("A 2018 study in Pain", "back-reference")])],
    ),
    ("- About 70% sleep better.\n- These figures come from a 2019 study in Sleep.", "markdown", [("About 70%", [])]),
    ("About 70% sleep better.\n\n## These figures come from a 2019 study in Sleep", "markdown", [("About 70%", [])]),
    (
        "About 70% sleep better.\n\nThese figures come from a 2019 study in Sleep.",
        "markdown",
        [("About 70%", [("a 2019 study in Sleep", "next-sentence")])],
    ),
    (
        "About 70% sleep better.\n\nIt lasts 5 days.\n\nThese figures come from a 2019 study in Sleep.",
        "markdown",
        [("About 70%", []), ("5 days", [("a 2019 study in Sleep", "next-sentence")])],
    ),
    ("About 70% sleep better.\n\n- These figures come from a 2019 study in Sleep.", "markdown", [("About 70%", [])]),
    (
        "About 70% sleep better. It is so. These figures come from a 2019 study in Sleep.",
        "markdown",
        [("About 70%", [("a 2019 study in Sleep", "next-sentence")])],
    ),
    (
        "About 70% sleep better. It is so. This figure comes from a 2019 study in Sleep.",
        "markdown",
        [("About 70%", [])],
    ),
    (
        "About 70% sleep better. A 2018 study in Pain was long. These figures come from a 2019 study in Sleep.",
        "markdown",
        [("About 70%", [])],
    ),
    (
        "| Effect | Rate |\n| --- | --- |\n| Leak | 5% |\n\nThe same study found 4%.",
        "markdown",
        [("5%", []), ("4%", [])],
    ),
    (
        "A 2018 study in Pain was long.\n\n| Effect | Rate |\n| --- | --- |\n| It also found | 5% |",
        "markdown",
        [("5%", [])],
    ),
    (
        "A 2018 study in Pain found:\n\n- It also found 4%.",
        "markdown",
        [("4%", [("A 2018 study in Pain", "back-reference")])],
    ),
    (
        "- A 2018 study in Pain was long.\n\n  It also found 4%.",
        "markdown",
        [("4%", [("A 2018 study in Pain", "back-reference")])],
    ),
    ("- A 2018 study in Pain was long.\n- It also found 4%.", "markdown", [("4%", [])]),
    ("- A 2018 study in Pain was long.\n\nIt also found 4%.", "markdown", [("4%", [])]),
    ("# A 2018 study in Pain\n\nIt also found 4%.", "markdown", [("4%", [])]),
    (
        "Rates:\n\n- men: 4%\n- women: 5%\n\nSource: a 2018 study in Pain",
        "markdown",
        [("4%", [("a 2018 study in Pain", "source line")]), ("5%", [("a 2018 study in Pain", "source line")])],
    ),
    (
        "Rates:\n\n- men: 4%\n\nOthers:\n\n- women: 5%\n\nSource: a 2018 study in Pain",
        "markdown",
        [("4%", []), ("5%", [("a 2018 study in Pain", "source line")])],
    ),
    (
        "It is 4%. Source: a 2018 study in Pain. It is 5%.",
        "markdown",
        [("4%", [("a 2018 study in Pain", "next-sentence")]), ("5%", [])],
    ),
]


@pytest.mark.parametrize(("text", "form", "expected"), REASONS)
def test_each_cover_has_its_reason(text: str, form: Format, expected: list[tuple[str, list[tuple[str, str]]]]) -> None:
    reading = read_document(read_text(text, form, "a"))
    found = [
        (quantity.text, [(reading.citations[cover.citation].text, cover.reason) for cover in quantity.covers])
        for quantity in reading.quantities
    ]
    assert found == expected
    assert all(0 < cover.confidence <= 1 for quantity in reading.quantities for cover in quantity.covers)


def test_a_source_in_the_clause_is_surer_than_one_in_the_sentence_and_that_one_than_one_around_it() -> None:
    """In falling order: the figure's own words, its sentence alone, its clause, an earlier sentence, the section."""
    texts: tuple[tuple[str, Format], ...] = (
        ("The 2018 study of 300 people (Lee, 2018: 60%) was long.", "text"),
        ("A 2018 study in Pain found 60%.", "text"),
        ("A 2018 study in Pain found 60% but a 2020 trial in Spine found less.", "text"),
        ("A 2018 study in Pain was long. It also found 60%.", "text"),
        ("## Relief in 60%\n\nA 2018 study in Pain found relief in 60%.", "markdown"),
    )
    readings = [read_document(read_text(text, form, "a")) for text, form in texts]
    figures = [next(each for each in reading.quantities if "60" in each.text) for reading in readings]
    sureness = [figure.covers[0].confidence for figure in figures]
    assert sureness == sorted(sureness, reverse=True)
    assert sureness[0] > sureness[-1]


def test_a_cover_says_why_and_how_surely() -> None:
    reading = read_document(read_text("Nearly 40% have pain.\n\nSource: CDC, 2020", "text", "a"))
    (cover,) = reading.quantities[0].covers
    assert cover.reason in {"source line", "next-sentence"}
    assert 0 < cover.confidence <= 1


@pytest.mark.parametrize(
    "unit", ["40% fell. ", "It also found 4%. ", "- 4% (Lee, 2010)\n", "# 4%\n\n", "| 4% | [1] |\n", "(Lee, 2010) 4% "]
)
def test_a_long_text_of_one_kind_is_read_to_its_end(unit: str) -> None:
    reading = read_document(read_text(unit * 60, "markdown", "a"))
    assert len(reading.quantities) >= 50
