"""How fast the check is, as ratios against peers measured in the same run: `python -m benchmarks.speed [--quick] [--only NAME]`.

Each pair of commands is run in turn and the medians of their CPU seconds (user and system, children included) are
compared; wall time only where two processes are. The registry's compiled cache is warm, and our modules are compiled to byte
code before, as `pip` does where it installs. The texts are made from our own
corpus, varied by number and word, with figures in about 11 % of sentences, the share that patient information has.
`proselint` is installed into the running environment where it is missing.
"""

from __future__ import annotations

import argparse
import compileall
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import claimcheck
from benchmarks.shapes import SHAPES
from claimcheck.language.gate import may_hold_figure
from claimcheck.language.sentences import split_sentences
from claimcheck.registry.locate import data_path

CHECK = (sys.executable, "-m", "claimcheck", "check", "--exit-zero", "--quiet")
SPACY = (sys.executable, "-c", "import spacy; spacy.blank('en')")
SHARE = 0.11
PARTS_OF_SHAPE = 600


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    cpu: float
    wall: float
    peak: int  # KiB of the largest process


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder, its output thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, after.ru_maxrss)


def compare(
    first: Callable[[], Cost], second: Callable[[], Cost], rounds: int, *, wall: bool = False
) -> tuple[float, float]:
    """The medians of two runs made in turn."""
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(first())
        theirs.append(second())
    pick = (lambda cost: cost.wall) if wall else (lambda cost: cost.cpu)
    return statistics.median(map(pick, ours)), statistics.median(map(pick, theirs))


def tell(name: str, ours: float, theirs: float, goal: float, unit: str = "s") -> None:
    """Print one line: both medians, their ratio, the goal."""
    ratio = ours / theirs if theirs else float("inf")
    mark = "ok" if ratio <= goal else "MISSED"
    print(f"{name:58} {ours:8.3f} {unit} / {theirs:8.3f} {unit} = {ratio:6.3f}  (goal {goal})  {mark}", flush=True)


_WORD = re.compile(r"\b[a-z]{5,}\b")


class Texts:
    """Sentences of our corpus, with and without figures, and texts made of them."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self._bare: list[str] = []
        self._numeric: list[str] = []
        for path in sorted(data_path("corpus").glob("*/article.*")):
            text = re.sub(r"<[^>]{0,200}>|[#*|`]", " ", path.read_text(encoding="utf-8"))
            for paragraph in re.split(r"\n\s*\n", text):
                plain = " ".join(paragraph.split())
                for span in split_sentences(plain):
                    sentence = plain[span.start : span.end]
                    if 30 < len(sentence) < 260:
                        (self._numeric if may_hold_figure(sentence) else self._bare).append(sentence)

        words = {word for sentence in self._bare for word in _WORD.findall(sentence)}
        self._words = sorted(word for word in words if not may_hold_figure(f"a {word}"))

    def article(self, size: int) -> str:
        """About `size` characters of Markdown."""
        parts, length = [f"# Living with condition {self._random.choice('ABCDEFGHKLMNPRST')}\n"], 0
        while length < size:
            paragraph = " ".join(self._sentence() for _ in range(self._random.randint(3, 7)))
            if self._random.random() < 0.15:
                paragraph = f"## {self._random.choice(self._bare).rstrip('.')[:50]}\n\n{paragraph}"
            parts.append(paragraph)
            length += len(paragraph) + 2
        return "\n\n".join(parts) + "\n"

    def without_figures(self, size: int) -> str:
        """About `size` characters that hold no figure."""
        parts, length = ["# Living well\n"], 0
        while length < size:
            paragraph = " ".join(_WORD.sub(self._vary, each) for each in self._random.choices(self._bare, k=5))
            parts.append(paragraph)
            length += len(paragraph) + 2
        return "\n\n".join(parts) + "\n"

    def _vary(self, word: re.Match[str]) -> str:
        return self._random.choice(self._words) if self._random.random() < 0.3 else word.group()

    def _sentence(self) -> str:
        if self._random.random() >= SHARE:
            return _WORD.sub(self._vary, self._random.choice(self._bare))
        sentence = self._random.choice(self._numeric)
        return re.sub(r"\b[1-9]\d?\b", lambda match: str(max(1, int(match[0]) + self._random.randint(-1, 3))), sentence)


def measure_starts(folder: Path, texts: Texts, rounds: int) -> None:
    """One article, fresh and unchanged, a text without figures, help and a rule, beside one start of spaCy."""
    article, plain = folder / "article.md", folder / "plain.md"
    plain.write_text(texts.without_figures(10_000), encoding="utf-8")
    article.write_text(texts.article(10_000), encoding="utf-8")
    run((*CHECK, "article.md"), folder)

    def check_fresh() -> Cost:
        article.write_text(texts.article(10_000), encoding="utf-8")
        return run((*CHECK, "article.md"), folder)

    def start_spacy() -> Cost:
        return run(SPACY, folder)

    ours, spacy = compare(check_fresh, start_spacy, rounds)
    tell("one article with new figures / start of spaCy", ours, spacy, 1.15)
    for name, command in (
        ("the same unchanged", (*CHECK, "article.md")),
        ("a text without figures", (*CHECK, "--no-cache", "plain.md")),
        ("--help", (sys.executable, "-m", "claimcheck", "--help")),
        ("rule CIT001", (sys.executable, "-m", "claimcheck", "rule", "CIT001")),
    ):
        ours, spacy = compare(lambda command=command: run(command, folder), start_spacy, rounds)  # type: ignore[misc]
        tell(f"{name} / start of spaCy", ours, spacy, 0.15)


def measure_throughput(folder: Path, texts: Texts, size: int, spacy: float) -> None:
    """A large folder of Markdown in one process and in two, beside proselint and spaCy's tokenizer."""
    large, sample = folder / "large", folder / "sample"
    write_files(large, texts, size // 30_000, 30_000)
    write_files(sample, texts, 20, 30_000)
    total = sum(path.stat().st_size for path in large.iterdir()) / 1e6
    ours = run((*CHECK, "--no-cache", "--jobs", "1", "large"), folder)
    rate = total / max(ours.cpu - spacy, 1e-9)
    print(f"{total:.1f} MB of Markdown, one process: {ours.cpu:.1f} s, {rate:.2f} MB/s without one start of spaCy")
    if shutil.which("proselint", path=str(Path(sys.executable).parent)) is None:
        subprocess.run((sys.executable, "-m", "pip", "install", "--quiet", "proselint"), check=True)
    files = [str(path) for path in sorted(sample.iterdir())]
    peer = run((sys.executable, "-m", "proselint", "check", *files), folder)
    their_rate = sum(Path(file).stat().st_size for file in files) / 1e6 / max(peer.cpu, 1e-9)
    tell("proselint's MB/s times 20 / ours", 20 * their_rate, rate, 1.0, "MB/s")
    program = (
        "import spacy, pathlib; nlp = spacy.blank('en'); nlp.max_length = 10**9\n"
        "for path in pathlib.Path('large').iterdir(): nlp.make_doc(path.read_text(encoding='utf-8'))"
    )
    tokenizer = run((sys.executable, "-c", program), folder)
    tell("our check / spaCy's tokenizer on the whole text", ours.cpu - spacy, tokenizer.cpu - spacy, 1.0)
    two = run((*CHECK, "--no-cache", "--jobs", "2", "large"), folder)
    tell("two jobs / one job (wall)", two.wall, ours.wall, 0.7)
    shutil.rmtree(large)


def measure_cache(folder: Path, texts: Texts, files: int, spacy: float) -> None:
    """An unchanged second run, and one with a single changed file."""
    many = folder / "many"
    write_files(many, texts, files, 6_000)
    first = run((*CHECK, "many"), folder)
    again = run((*CHECK, "many"), folder)
    tell(f"unchanged second run over {files} files / first", again.cpu, first.cpu, 0.1)
    (many / "0001.md").write_text(texts.article(6_000), encoding="utf-8")
    changed = run((*CHECK, "many"), folder)
    tell("one file changed / unchanged run and a start of spaCy", changed.cpu, again.cpu + spacy, 1.15)
    outputs = [f"--output-format={name}:report.{name}" for name in ("json", "sarif", "junit")]
    three = run((*CHECK, *outputs, "--no-cache", "many"), folder)
    one = run((*CHECK, outputs[0], "--no-cache", "many"), folder)
    tell("three outputs / one", three.cpu, one.cpu, 1.05)


def measure_growth(folder: Path, texts: Texts, files: int) -> None:
    """Memory from few files to many, and time for a text twice as long."""
    few, most = folder / "few", folder / "most"
    write_files(few, texts, max(files // 100, 10), 2_000)
    write_files(most, texts, files, 2_000)
    small = peak_of((*CHECK, "--no-cache", "--jobs", "1", "--select", "NUM001", "few"), folder)
    large = peak_of((*CHECK, "--no-cache", "--jobs", "1", "--select", "NUM001", "most"), folder)
    tell(f"peak memory of {files} files / {max(files // 100, 10)}", large / 1024, small / 1024, 1.25, "MiB")
    long = texts.article(1_000_000)
    (folder / "long.md").write_text(long, encoding="utf-8")
    (folder / "twice.md").write_text(long + texts.article(1_000_000), encoding="utf-8")
    one = run((*CHECK, "--no-cache", "long.md"), folder)
    two = run((*CHECK, "--no-cache", "twice.md"), folder)
    tell("a text twice as long / once", two.cpu, one.cpu, 2.2)
    start = run((*CHECK, "--no-cache", "-"), folder).cpu
    for name, make in SHAPES.items():
        (folder / "long.md").write_text(make(PARTS_OF_SHAPE, random.Random(1)), encoding="utf-8")
        (folder / "twice.md").write_text(make(2 * PARTS_OF_SHAPE, random.Random(1)), encoding="utf-8")
        one = run((*CHECK, "--no-cache", "long.md"), folder)
        two = run((*CHECK, "--no-cache", "twice.md"), folder)
        tell(f"{name} twice as long / once, without the start", two.cpu - start, one.cpu - start, 2.2)


def peak_of(command: Sequence[str], folder: Path) -> int:
    """The peak memory of one command in KiB, told by a process of its own."""
    program = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        (sys.executable, "-c", program, *command), cwd=folder, capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def write_files(folder: Path, texts: Texts, count: int, size: int) -> None:
    """`count` files of about `size` characters."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.md").write_text(texts.article(size), encoding="utf-8")


PARTS = ("starts", "throughput", "cache", "growth")


def main() -> None:
    """Measure what is asked for, all where nothing is, and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller texts, fewer rounds")
    parser.add_argument("--only", action="append", choices=PARTS, help="only this part; repeatable")
    asked = parser.parse_args()
    quick, parts = asked.quick, asked.only or PARTS
    compileall.compile_dir(Path(claimcheck.__file__).parent, quiet=1)
    texts = Texts()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "starts" in parts:
            measure_starts(folder, texts, 3 if quick else 7)
        spacy = statistics.median(run(SPACY, folder).cpu for _ in range(3))
        if "throughput" in parts:
            measure_throughput(folder, texts, 3_000_000 if quick else 30_000_000, spacy)
        if "cache" in parts:
            measure_cache(folder, texts, 200 if quick else 1_000, spacy)
        if "growth" in parts:
            measure_growth(folder, texts, 1_000 if quick else 10_000)


if __name__ == "__main__":
    main()
