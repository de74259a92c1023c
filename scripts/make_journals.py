"""Build the journal table from two lists of titles (CC0): `make_journals.py MEDICUS.csv ENTREZ.csv > journals.tsv`.

All titles of the first list are taken, of the second those whose opening marks a general medical title.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

GENERAL = re.compile(
    r"(?:The )?(?:JAMA|Lancet|BMJ"
    r"|PLoS|Annals|American Journal|British Journal|European Journal|Canadian|Nature|Cochrane"
    r"|International Journal of|Journal of the American|BMC|Current Opinion|Clinical|Pain|Palliative|Supportive|Cancer"
    r"|Headache|Sleep|Diabetes|Frontiers in|Neuromodulation|Vaccine|Pediatric|Obstetrics|Journal of (?:Pain|Clinical"
    r"|Palliative|Sleep|Affective|Family|General|Headache|Heart|Medical|Neuro|Nursing|Nutrition|Oncology|Public|Women))\b"
)


def read_titles(path: Path) -> list[tuple[str, str]]:
    """The (title, abbreviation) pairs of one list; places in brackets and subtitles are left off."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if len(row) >= 2:
                title = re.sub(r"\s*\([^)]*\)", "", row[0]).split(" : ")[0].split(" = ")[0].strip(" .")
                found.append((title, re.sub(r"\s*\([^)]*\)", "", row[1]).strip(" .")))
    return found


def main(medicus: str, entrez: str) -> None:
    """Print the table, sorted by title: title, then abbreviations, tab-separated."""
    table: dict[str, set[str]] = {}
    for title, short in read_titles(Path(medicus)):
        table.setdefault(title, set()).add(short)
    known = {title.lower() for title in table}
    for title, short in read_titles(Path(entrez)):
        if GENERAL.match(title) and len(title) < 70 and title.lower() not in known:
            table.setdefault(title, set()).add(short)
    for title in sorted(table):
        if len(title) > 2:
            print("\t".join([title, *sorted(short for short in table[title] if short and short != title)]))


if __name__ == "__main__":
    main(*sys.argv[1:3])
