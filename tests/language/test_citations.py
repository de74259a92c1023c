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
    ("It is less, says the ACR (2016).", [("the ACR (2016)", "organization", 2016)]),
    ("According to the NBSR (2020), 4% bled.", [("the NBSR (2020)", "organization", 2020)]),
    ("It is common (JAMA 282:153-158).", [("JAMA 282:153-158", "study", None)]),
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
    ("In a 2021 paper in The BMJ, researchers found that 12% fell.", [("a 2021 paper in The BMJ", "study", 2021)]),
    (
        "A study published last year in JAMA Neurology found 12%.",
        [("A study published last year in JAMA Neurology", "study", None)],
    ),
    (
        "A study published online in March 2021 in Nature Medicine found 12%.",
        [("A study published online in March 2021 in Nature Medicine", "study", 2021)],
    ),
    ("A study in N Engl J Med (2019) found 12%.", [("A study in N Engl J Med (2019)", "study", 2019)]),
    ("Data published in Diabetes Care, 2020, show 12%.", [("Diabetes Care, 2020", "study", 2020)]),
    (
        "A meta-analysis of 12 randomised trials published in Gut in 2018 found 12%.",
        [("A meta-analysis of 12 randomised trials published in Gut in 2018", "meta-analysis", 2018)],
    ),
    ("A 2019 Lancet study found 12%.", [("A 2019 Lancet study", "study", 2019)]),
    ("A 2020 JAMA review put it at 12%.", [("A 2020 JAMA review", "review", 2020)]),
    ("A BMJ Open study from 2017 found 12%.", [("A BMJ Open study from 2017", "study", 2017)]),
    ("The 2015 SPRINT trial cut deaths by 27%.", [("The 2015 SPRINT trial", "trial", 2015)]),
    ("Results from the DAPA-HF trial showed a 26% drop.", [("the DAPA-HF trial", "trial", None)]),
    ("In the Framingham Heart Study, 12% had it.", [("the Framingham Heart Study", "study", None)]),
    ("The UK Biobank study followed 500,000 adults.", [("The UK Biobank study", "study", None)]),
    (
        "A 2020 report by the National Academies of Sciences put it at 20%.",
        [("A 2020 report by the National Academies of Sciences", "organization", 2020)],
    ),
    (
        "A report from Public Health England (2019) gave 12%.",
        [("A report from Public Health England (2019)", "organization", 2019)],
    ),
    (
        "Guidelines from the European Society of Cardiology advise under 130.",
        [("Guidelines from the European Society of Cardiology", "guideline", None)],
    ),
    (
        "The American Academy of Neurology's 2018 guideline advises 5 mg.",
        [("The American Academy of Neurology's 2018 guideline", "guideline", 2018)],
    ),
    ("According to the 2022 GOLD report, 12% die.", [("the 2022 GOLD report", "study", 2022)]),
    (
        "The World Health Organization (WHO) says 1 in 4.",
        [("The World Health Organization (WHO)", "organization", None)],
    ),
    ("CDC data show that 12% smoke.", [("CDC", "organization", None)]),
    ("CDC figures from 2021 show 12%.", [("CDC", "organization", None)]),
    ("NHS statistics suggest 12%.", [("NHS", "organization", None)]),
    ("According to figures from NHS England, 12% wait.", [("NHS England", "organization", None)]),
    ("According to Dr. Jane Smith of Mayo Clinic, 12% recover.", [("Mayo Clinic", "organization", None)]),
    ("Researchers from Johns Hopkins reported 12%.", [("Johns Hopkins", "organization", None)]),
    ("A team at the University of Leeds found 12%.", [("the University of Leeds", "organization", None)]),
    ("A survey by Diabetes UK found that 60% were worried.", [("A survey by Diabetes UK", "study", None)]),
    ("In a Gallup poll, 40% said yes.", [("a Gallup poll", "study", None)]),
    ("Some studies have found 12%.", [("Some studies have found", "vague", None)]),
    ("Numerous trials report 12%.", [("Numerous trials report", "vague", None)]),
    ("Growing evidence suggests 12%.", [("Growing evidence suggests", "vague", None)]),
    ("It has been estimated that 12% have it.", [("It has been estimated that", "vague", None)]),
    ("Doctors believe 12% have it.", [("Doctors believe", "vague", None)]),
    ("Many experts recommend 8 hours.", [("Many experts recommend", "vague", None)]),
    ("According to recent studies, 12% have it.", [("According to recent studies", "vague", None)]),
    ("One recent trial saw a drop of 12%.", [("One recent trial saw", "vague", None)]),
    ("Users in an online forum reported 80% relief.", [("Users in an online forum", "social", None)]),
    ("A popular YouTube video claims 80%.", [("A popular YouTube video", "social", None)]),
    ("Per Wikipedia, 12% have it.", [("Wikipedia", "social", None)]),
    ("My patients tell me that it helps 80%.", [("My patients tell me", "social", None)]),
    ("Anecdotally, 80% improve.", [("Anecdotally", "social", None)]),
    (
        "Smith (2018) and Jones (2019) both found 12%.",
        [("Smith (2018)", "author-year", 2018), ("Jones (2019)", "author-year", 2019)],
    ),
    ("(see Smith et al., 2018, for a review)", [("Smith et al., 2018", "author-year", 2018)]),
    ("Smith, Jones, and Lee (2018) found 12%.", [("Smith, Jones, and Lee (2018)", "author-year", 2018)]),
    ("de Vries et al (2018) found 12%.", [("de Vries et al (2018)", "author-year", 2018)]),
    ("O’Brien and McDonald (2018) found 12%.", [("O’Brien and McDonald (2018)", "author-year", 2018)]),
    ("It is 12% [Smith 2018].", [("[Smith 2018]", "author-year", 2018)]),
    ("It is 12% (Smith J, et al. Pain. 2018).", [("(Smith J, et al. Pain. 2018)", "study", 2018)]),
    ("It is 12% (N Engl J Med 2019;380:100-110).", [("N Engl J Med 2019;380:100-110", "study", 2019)]),
    ("It is 12% (JAMA. 2019;321(4):44-50).", [("JAMA. 2019;321(4):44-50", "study", 2019)]),
    (
        "It is 12% (PMID 31234567; doi: 10.1000/abc).",
        [("PMID 31234567", "study", None), ("doi: 10.1000/abc", "study", None)],
    ),
    ("It is 12% (ClinicalTrials.gov NCT01234567).", [("NCT01234567", "trial", None)]),
    ("It is 12%.[1][2]", [("[1]", "reference-marker", None), ("[2]", "reference-marker", None)]),
    ("It is 12% [1-3, 7].", [("[1-3, 7]", "reference-marker", None)]),
    ("The FDA label lists nausea in 12%.", [("The FDA label", "website", None)]),
    ("The package insert reports nausea in 12%.", [("The package insert", "website", None)]),
    ("The manufacturer's website says the battery lasts 7 years.", [("The manufacturer's website", "website", None)]),
    ("Source: Office for National Statistics, 2022", [("Office for National Statistics, 2022", "organization", 2022)]),
    ("Sources: CDC; NIH.", [("CDC", "organization", None), ("NIH", "organization", None)]),
    ("Adapted from the American Heart Association.", [("the American Heart Association", "organization", None)]),
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
    "Most people go home in 2021.",
    "The clinic opened in May (2019).",
    "Ask your doctor for the results in 3 days.",
    "We will review your pump in 6 weeks.",
    "Your doctor will report the result within 5 days.",
    "Keep a record for your next review in 3 months.",
    "The trial run takes 3 days.",
    "You will have a trial of the pump for 5 days.",
    "A sleep study takes 8 hours.",
    "Nerve studies take 40 minutes.",
    "A lab report takes 2 days.",
    "Call the NHS on 111.",
    "Contact NICE for 2 leaflets.",
    "Visit www.example.org for 10 tips.",
    "Follow us on Twitter for 5 tips.",
    "Do not trust what forums say about 100% cures.",
    "The American Heart Association has 5 offices.",
    "He works for the CDC and has 2 children.",
    "Registration with the Care Quality Commission costs 40 pounds.",
    "Type 2 diabetes (formerly adult-onset) affects 1 in 10.",
    "The operation (laparoscopy) takes 1 hour.",
    "Dr Smith (consultant) sees 20 people a day.",
    "Apple (2019) pie has 300 calories.",
    "In March (2020) 12% stayed at home.",
    "Table 2 (2019) shows 12%.",
    "Take one tablet (10 mg) at 8 pm.",
    "Researchers are studying 40 people.",
    "More research is needed in 12% of cases.",
    "If you take part in research, you get $40.",
    "Ask if there is a study for you.",
    "You may qualify for a clinical trial within 30 days.",
    "The data are kept for 8 years.",
    "Statistics can be scary: 12% is one person in eight.",
    "Our article of 5 pages is free.",
    "This leaflet was written by the Royal College of Surgeons in 2019.",
    "Your X-ray report shows 2 fractures.",
    "On Facebook, we have 2,000 followers.",
    "Which study found 12%?",
    "The guidelines allow 2 visitors.",
    "The Pain Clinic is open 5 days a week.",
    "Pain in 40% of patients goes away.",
    "The Lancet Ward is on floor 3.",
    "Studies can take 5 years.",
    "The evidence for 2 mg is weak.",
    "In this blog post, we explain 5 options.",
    "Disclaimer: This blog post is for information only.",
    "What Does the Evidence Show?",
    "Do studies show a benefit in 60%?",
    "This article reviews 5 options.",
    "Communities such as Reddit let people meet 5 others.",
    "Patients at the University Hospital say it lasts 3 days.",
    "Maple Creek Gastroenterology, revised July 2026",
]
FIELDS: list[tuple[str, dict[str, object]]] = [
    (
        "A study by Amos and Wu in BMC Medicine (2019) found 4%.",
        {"authors": ("Amos", "Wu"), "container": "BMC Medicine"},
    ),
    ("It fell (Rossi and Bly, Pain Practice, 2022).", {"authors": ("Rossi", "Bly"), "container": "Pain Practice"}),
    (
        "It fell (Rossi et al., Tobaco Control, 2021).",
        {"authors": ("Rossi",), "container": "Tobaco Control", "year": 2021},
    ),
    ("Lee et al. in Gut (2020) found 4%.", {"authors": ("Lee",), "container": "Gut", "year": 2020}),
    (
        "Lee and colleagues say in their 2021 review in Pain Management that 4% fell.",
        {"authors": ("Lee",), "year": 2021},
    ),
    ("Dr. Ines Ferreira's 2018 study found 4%.", {"authors": ("Ferreira",), "year": 2018}),
    ("A 2019 study in Supportive Care in Cancer found 4%.", {"container": "Supportive Care in Cancer"}),
    ("A 2006 study in Anesthesia & Analgesia found 4%.", {"container": "Anesthesia & Analgesia"}),
    ("A 2006 study in J Clin Oncol found 4%.", {"container": "Journal of Clinical Oncology"}),
    ("A study published in Foobar Letters found 4%.", {"container": "Foobar Letters"}),
    ("A 2019 study in Sweden found 4%.", {"container": None, "year": 2019}),
    ("A study in Sweden (2019) found 4%.", {"container": None}),
    ("A study in Foobaria Acta (2019) found 4%.", {"container": "Foobaria Acta", "year": 2019}),
    ("According to the CDC, 4% fall.", {"organization": "CDC"}),
    ("In a survey of 2,000 adults by Gallup in 2021, 40% fell.", {"organization": "Gallup", "year": 2021}),
    ("It is 4% (JAMA. 2019;321(4):44-50).", {"container": "JAMA", "volume": "321", "pages": "44-50"}),
    (
        "Source: Smith J, Lee A. Relief of pain. Pain Med. 2020;21(3):1-9.",
        {"authors": ("Smith", "Lee"), "title": "Relief of pain", "container": "Pain Medicine", "volume": "21"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_each_source_is_found_with_its_kind_and_year(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert [(each.text, each.kind, each.year) for each in find_citations(text)] == expected


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_each_field_is_read(text: str, expected: dict[str, object]) -> None:
    (found,) = find_citations(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_a_title_in_italics_is_a_journal_where_one_may_stand() -> None:
    text = "A 2022 study in Foobaria found 4%."
    (found,) = find_citations(text, (Mark(16, 24, "emphasis"),))
    assert (found.text, found.container) == ("A 2022 study in Foobaria", "Foobaria")


def test_a_heading_holds_no_vague_source() -> None:
    assert find_citations("Studies show less pain", heading=True) == ()
    assert len(find_citations("A 2020 study in Pain", heading=True)) == 1


def test_digits_in_round_brackets_are_markers_only_where_told() -> None:
    text = "Pain fell by 40% (3). Do this: (1) rest."
    assert find_citations(text) == ()
    assert [each.text for each in find_citations(text, in_round=True)] == ["(3)"]


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
