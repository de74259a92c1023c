"""Looking sources up, against a server on this machine that answers in the shapes of Crossref and PubMed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import RegistryError
from claimcheck.registry.load import read_registry
from claimcheck.registry.verify import Lookup, verify_sources
from claimcheck.registry.verify_http import Fetcher
from claimcheck.registry.verify_records import read_crossref_list, read_crossref_work, read_pubmed_summary

WORK = {
    "DOI": "10.1234/ABC.1",
    "title": ["Relief <i>after</i> surgery &amp; rest"],
    "container-title": ["Journal of Clinical Oncology"],
    "short-container-title": ["JCO"],
    "issued": {"date-parts": [[2020, 5]]},
    "published-online": {"date-parts": [[2019, 12, 1]]},
    "author": [{"family": "Smith", "given": "Ann"}, {"name": "The Pain Group"}],
}
SUMMARY = {
    "uid": "77",
    "title": "Relief after surgery & rest.",
    "fulljournalname": "Journal of clinical oncology : official journal",
    "source": "J Clin Oncol",
    "pubdate": "2020 May 1",
    "authors": [{"name": "Smith A"}, {"name": "van Dam B"}],
    "articleids": [{"idtype": "doi", "value": "10.1234/abc.1"}],
    "pubtype": ["Journal Article", "Retracted Publication"],
}


class Index(ThreadingHTTPServer):
    """Answers from a table; `script` holds raw answers that come first."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.works: dict[str, Any] = {"10.1234/abc.1": WORK}
        self.summaries: dict[str, Any] = {"77": SUMMARY}
        self.found: list[Any] = [WORK]
        self.script: list[tuple[int, dict[str, str], bytes]] = []
        self.asked: list[str] = []


class Handler(BaseHTTPRequestHandler):
    server: Index

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.server.script:
            self.answer(*self.server.script.pop(0))
            return
        split = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(split.query).items()}
        if split.path.endswith("/esummary.fcgi"):
            item = self.server.summaries.get(query["id"], {"error": "cannot get document summary"})
            self.answer(200, {}, json.dumps({"result": {"uids": [query["id"]], query["id"]: item}}).encode())
        elif split.path == "/works":
            self.answer(200, {}, json.dumps({"message": {"items": self.server.found}}).encode())
        elif (work := self.server.works.get(unquote(split.path.removeprefix("/works/")).lower())) is not None:
            self.answer(200, {}, json.dumps({"status": "ok", "message": work}).encode())
        else:
            self.answer(404, {}, b"Resource not found.")

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def index() -> Iterator[Index]:
    server = Index()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def fetcher(index: Index, waits: list[float], tmp_path: Path) -> Iterator[Fetcher]:
    base = f"http://127.0.0.1:{index.server_address[1]}"
    made = Fetcher(waits.append, crossref=base, pubmed=base, cache_dir=tmp_path, timeout=5)
    yield made
    made.close()


def look_up(fetcher: Fetcher, source: str, claims: str = "") -> Lookup:
    (lookup,) = verify_sources(read_registry(f"sources:\n- {{id: s, {source}}}\n{claims}"), fetcher)
    return lookup


GOOD = (
    "DOI: 10.1234/abc.1, title: Relief after surgery and rest, container-title: J Clin Oncol, "
    "issued: {date-parts: [[2020]]}, author: [{family: Smith}]"
)


def test_a_source_that_agrees(fetcher: Fetcher) -> None:
    assert look_up(fetcher, GOOD).outcome == "agrees"
    assert look_up(fetcher, GOOD.replace("2020", "2019")).outcome == "agrees"  # the year it went online


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("2020", "2018", "year: here 2018, Crossref 2020, 2019"),
        ("J Clin Oncol", "Pain Medicine", "journal: here Pain Medicine, Crossref Journal of Clinical Oncology"),
        ("after surgery and rest", "before surgery", "title: here “Relief before surgery”"),
        ("family: Smith", "family: Jones", "authors: Jones not among those of Crossref (Smith, The Pain Group)"),
    ],
)
def test_what_differs_is_told(fetcher: Fetcher, old: str, new: str, note: str) -> None:
    lookup = look_up(fetcher, GOOD.replace(old, new))
    assert lookup.outcome == "differs"
    assert any(told.startswith(note) for told in lookup.notes), lookup.notes


def test_a_retraction_is_told_by_both_indexes(fetcher: Fetcher, index: Index) -> None:
    index.works["10.1234/abc.1"] = WORK | {
        "updated-by": [
            {"type": "correction", "updated": {"date-parts": [[2020, 8, 1]]}},
            {"type": "retraction", "updated": {"date-parts": [[2021, 2, 3]]}},
        ]
    }
    lookup = look_up(fetcher, GOOD)
    assert (lookup.outcome, lookup.standing, lookup.standing_date) == ("differs", "retracted", "2021-02-03")
    assert look_up(fetcher, "PMID: '77'").standing == "retracted"
    known = look_up(fetcher, GOOD + ", retraction: {status: retracted, date: 2021-02-03}")
    assert (known.outcome, known.standing) == ("agrees", None)


def test_an_identifier_that_no_index_knows(fetcher: Fetcher) -> None:
    assert look_up(fetcher, "DOI: 10.1234/none").notes == ("no index knows DOI 10.1234/none",)
    assert look_up(fetcher, "PMID: '5'").outcome == "not found"


def test_a_title_is_searched(fetcher: Fetcher, index: Index) -> None:
    lookup = look_up(fetcher, "type: article-journal, title: Relief after surgery and rest")
    assert (lookup.outcome, lookup.notes) == ("agrees", ("found by its title as doi:10.1234/abc.1",))
    index.found = [WORK | {"title": ["Something else"]}]
    lookup = look_up(fetcher, "type: article-journal, title: Another relief after surgery")
    assert lookup.outcome == "not found"
    assert lookup.candidates[0].title == "Something else"


def test_journal_and_year_give_candidates(fetcher: Fetcher, index: Index) -> None:
    index.found = [WORK | {"container-title": ["Pain Medicine"], "short-container-title": []}, WORK]
    lookup = look_up(fetcher, "container-title: J Clin Oncol, issued: {date-parts: [[2020]]}")
    assert (lookup.outcome, len(lookup.candidates)) == ("candidates", 1)
    assert "from-pub-date" in unquote(index.asked[-1])
    index.found = []
    assert look_up(fetcher, "container-title: J Clin Oncol, issued: {date-parts: [[2018]]}").outcome == "not found"


def test_a_page_is_not_looked_up(fetcher: Fetcher, index: Index) -> None:
    assert look_up(fetcher, "type: webpage, title: A page").outcome == "not looked up"
    assert index.asked == []


def test_faults_are_asked_again_and_waits_are_kept(fetcher: Fetcher, index: Index, waits: list[float]) -> None:
    index.script = [(503, {}, b""), (429, {"Retry-After": "7"}, b""), (200, {}, b"<html>busy")]
    assert look_up(fetcher, GOOD).outcome == "agrees"
    assert len(index.asked) == 4
    assert waits == [1.0, 7.0, 4.0]


@pytest.mark.parametrize(
    ("answer", "said"),
    [((500, {}, b""), "status 500"), ((200, {}, b"no json"), "no JSON"), ((403, {}, b""), "status 403")],
)
def test_no_answer_is_told_and_the_rest_goes_on(
    fetcher: Fetcher, index: Index, answer: tuple[int, dict[str, str], bytes], said: str
) -> None:
    index.script = [answer] * (1 if answer[0] == 403 else 4)
    registry = read_registry(f"sources:\n- {{id: s, {GOOD}}}\n- {{id: t, {GOOD}}}\n")
    lookups = list(verify_sources(registry, fetcher))
    assert [lookup.outcome for lookup in lookups] == ["no answer", "agrees"]
    assert said in lookups[0].notes[0]


def test_a_server_that_is_not_there(waits: list[float]) -> None:
    fetcher = Fetcher(waits.append, crossref="http://127.0.0.1:1", timeout=1)
    assert look_up(fetcher, GOOD).outcome == "no answer"
    fetcher.close()


def test_answers_are_kept_for_work_without_network(fetcher: Fetcher, index: Index, tmp_path: Path) -> None:
    look_up(fetcher, GOOD)
    asked = len(index.asked)
    offline = Fetcher(lambda _: None, crossref=fetcher.crossref, cache_dir=tmp_path, offline=True)
    assert look_up(offline, GOOD).outcome == "agrees"
    assert look_up(offline, "DOI: 10.1234/none").outcome == "no answer"
    assert len(index.asked) == asked
    for kept in (tmp_path / "verify").iterdir():
        kept.write_bytes(b"{damaged")
    assert look_up(fetcher, GOOD).outcome == "agrees"
    assert len(index.asked) == asked + 1


def test_an_id_that_is_not_there(fetcher: Fetcher) -> None:
    with pytest.raises(RegistryError, match="no source `x`"):
        list(verify_sources(read_registry("sources: [{id: s}]"), fetcher, ["x"]))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *WORK,
                    *SUMMARY,
                    "message",
                    "items",
                    "result",
                    "77",
                    "updated-by",
                    "type",
                    "updated",
                    "date-parts",
                    "family",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(VALUES)
def test_no_answer_breaks_the_reader(answer: object) -> None:
    read_crossref_list(answer)
    read_pubmed_summary(answer, "77")
    work = read_crossref_work(answer)
    assert work is None or work.shown is not None
