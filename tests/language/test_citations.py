"""Citations of a block: what is found, as what, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents.document import Mark
from claimcheck.language.citations import find_citations

# sentence, the words of each citation with its kind and year
FOUND: list[tuple[str, list[tuple[str, str, int | None]]]] = [
    ("A 2020 study in Pain Medicine found relief in 60%.", [("A 2020 study in Pain Medicine", "study", 2020)]),
    ("It lasts 3 months, per a 2019 trial in Pain Practice.", [("a 2019 trial in Pain Practice", "trial", 2019)]),
    ("According to a review in JAMA (2020), 4% bled.", [("a review in JAMA (2020)", "review", 2020)]),
    (
        "A 2018 meta-analysis published in the Journal of Clinical Oncology agrees.",
        [("A 2018 meta-analysis published in the Journal of Clinical Oncology", "meta-analysis", 2018)],
    ),
    ("Doctors in Leeds reported in The Lancet in 2019 that 4% fell.", [("The Lancet in 2019", "study", 2019)]),
    ("A study in Pain found 4%.", [("A study in Pain", "study", None)]),
    ("In a 2019 trial, 40% improved.", [("a 2019 trial", "trial", 2019)]),
    ("A Cochrane review (2017) found 4%.", [("A Cochrane review (2017)", "review", 2017)]),
    ("Four in ten improved (Pain Medicine, 2020).", [("(Pain Medicine, 2020)", "study", 2020)]),
    ("Smith et al. (2002) reported 40%.", [("Smith et al. (2002)", "author-year", 2002)]),
    ("Smith and colleagues showed this.", [("Smith and colleagues", "study", None)]),
    ("Lee & Wu (2019) found 4%.", [("Lee & Wu (2019)", "author-year", 2019)]),
    (
        "It works (Smith et al., 2020; Lee & Wu, 2019a, p. 4).",
        [("Smith et al., 2020", "author-year", 2020), ("Lee & Wu, 2019a, p. 4", "author-year", 2019)],
    ),
    ("It works (Smith et al., 2020).", [("(Smith et al., 2020)", "author-year", 2020)]),
    ("It eases pain [3,5-7].", [("[3,5-7]", "reference-marker", None)]),
    ("It eases pain¹²⁻¹⁴ and more.", [("¹²⁻¹⁴", "reference-marker", None)]),
    ("It works [@smith; @lee, p. 4].", [("[@smith; @lee, p. 4]", "reference-marker", None)]),
    ("See doi:10.1000/XYZ.1.", [("doi:10.1000/XYZ.1", "study", None)]),
    ("It was tested (NCT01234567).", [("NCT01234567", "trial", None)]),
    ("According to the CDC, 4% fall.", [("the CDC", "organization", None)]),
    ("The WHO estimates that 4% fall.", [("The WHO", "organization", None)]),
    ("NICE NG12 (2023) sets 4%.", [("NICE NG12 (2023)", "guideline", 2023)]),
    ("National Cancer Institute data show 4%.", [("National Cancer Institute", "organization", None)]),
    (
        "The American Foobar Association reports that 3% fall.",
        [("The American Foobar Association", "organization", None)],
    ),
    ("The SPRINT trial found 4%.", [("The SPRINT trial", "trial", None)]),
    ("The 2022 ESC guidelines recommend it.", [("The 2022 ESC guidelines", "guideline", 2022)]),
    ("A team at Mayo Clinic reported 4%.", [("Mayo Clinic", "organization", None)]),
    ("Jones (2018) estimates 4%.", [("Jones (2018)", "author-year", 2018)]),
    ("Studies show 4%.", [("Studies show", "vague", None)]),
    ("Research suggests 4%.", [("Research suggests", "vague", None)]),
    ("Experts say 4%.", [("Experts say", "vague", None)]),
    ("One study found 4%.", [("One study found", "vague", None)]),
    ("On Reddit people say it helps 90%.", [("Reddit", "social", None)]),
    ("Wikipedia says 40%.", [("Wikipedia", "social", None)]),
    ("Source: National Cancer Institute, 2020", [("National Cancer Institute, 2020", "organization", 2020)]),
]
BACK = ["The same study found 4%.", "This review found 4%.", "The authors also found 4%.", "It also found 4%."]
NONE = [
    "In 2019, 40% of people had it.",
    "Join a Facebook group for support.",
    "Support groups such as CancerCare can help.",
    "Visit the American Cancer Society.",
    "The World Economic Forum met.",
    "You may take part in a clinical trial.",
    "Over time (March 2020) it grew.",
    "People with type 2 diabetes need B12.",
    "Take 5 mg twice a day.",
    "In this article we name 4 risks.",
    "According to your doctor, wait 3 days.",
    "Your doctor may trial a pump for 3 days.",
    "Ask your doctor at the hospital.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_each_source_is_found_with_its_kind_and_year(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert [(each.text, each.kind, each.year) for each in find_citations(text)] == expected


@pytest.mark.parametrize("text", BACK)
def test_words_that_refer_back_are_marked_so(text: str) -> None:
    assert [each.form for each in find_citations(text)] == ["back-reference"]


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_source_is_none(text: str) -> None:
    assert find_citations(text) == ()


def test_a_link_gives_its_doi_and_a_link_to_another_page_is_none() -> None:
    text = "It works (a trial), see the menu."
    source = Mark(10, 17, "link", "https://doi.org/10.1000/ABC")
    page = Mark(28, 32, "link", "/menu")
    found = find_citations(text, (source, page))
    assert [(each.text, each.kind, each.doi) for each in found] == [("a trial", "trial", "10.1000/abc")]


def test_a_superscript_mark_is_a_marker() -> None:
    (found,) = find_citations("It works.3-5", (Mark(9, 12, "superscript"),))
    assert found.keys == ("3", "4", "5")


@given(st.text(alphabet=st.sampled_from(list("aA .,;()[]^@0129-–¹²\"'&/:%éTheStudyinPain")), max_size=120))
def test_offsets_slice_and_do_not_overlap(text: str) -> None:
    last = 0
    for each in find_citations(text):
        assert last <= each.start < each.end <= len(text)
        assert each.text == " ".join(text[each.start : each.end].split())
        last = each.end


@pytest.mark.parametrize("unit", ["(", "et al. ", "[1,", "study ", "University of ", "Smith ", "[^", "1–", "A b "])
def test_hostile_input_is_read_to_its_end(unit: str) -> None:
    for each in find_citations(unit * 5000):
        assert each.end <= len(unit) * 5000
