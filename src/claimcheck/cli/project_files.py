"""The files that `claimcheck init` writes."""

from __future__ import annotations

CONFIGURATION = """\
# Settings of claimcheck. Paths and patterns count from this file's folder; what is left out keeps its default.
# `claimcheck config FILE` prints what holds for a file and where each value comes from.

# The approved claims that texts are held against: a file or folder, or a list of them.
registry = "claims"

# The rules to run: codes, names or prefixes of codes (`claimcheck rules` lists them).
# select = ["REG", "CIT", "CON", "DUP", "NUM", "DOS", "RSK", "LNT"]
# extend-select = ["REG006"]
# ignore = ["CIT003"]

# The least severity that makes the exit status 1: error, warning or info.
# fail-on = "warning"

# Which files of a folder are checked, and which files and folders are left out.
# include = ["*.md", "*.markdown", "*.txt", "*.html", "*.htm"]
# exclude = ["archive/"]
# respect-gitignore = true

# A source older than this many years is dated.
# dated-source-years = 10

# Rules that no comment in a text can suppress.
# non-suppressible = ["DOS"]

# Compare figures and sources across files, not only inside each.
# cross-file = false

# Another severity for a rule.
# [severity]
# CIT003 = "warning"

# Rules that do not hold for some files.
# [per-file-ignores]
# "drafts/**" = ["CIT001"]
"""

TOPIC = """\
# Approved claims, one entry each. Figures are written as in a text: 70-80%, at least 50%, within 1-2 weeks.
# This entry shows the form and stands for no real procedure: replace it with your own.
claims:
  - id: example.rest                # small letters, digits, dots and hyphens; never used twice
    statement: After the example procedure, patients rest for 2-3 days.
    measure:
      label: rest after the example procedure
      terms: [rest after the example procedure]   # words by which a text speaks of it
    figure: 2-3 days
    population: adults              # who it holds for
    sources:                        # what a text may cite for it; the ids stand in claims/sources
      - id: example-leaflet-2026
        locator: page 2
    verification:
      status: approved              # by its owner; verified_in_source once someone has read it in the source
      by: medical affairs
      date: 2026-01-15
    review:
      owner: medical affairs
      due: 2028-01-15
    says:                           # sentences that must be recognised as this claim
      - Rest after the example procedure takes 2-3 days.
    not:                            # sentences that must not
      - Plan 2-3 days in hospital.
"""

SOURCES = """\
# The sources that claims name, in the fields of CSL-JSON. `aliases` are other names a text may use for one.
sources:
  - id: example-leaflet-2026
    type: pamphlet
    title: Going home after the example procedure
    publisher: Example Clinic
    issued: {date-parts: [[2026]]}
    aliases: [the example leaflet]
"""

HOOK = """\
  - repo: local
    hooks:
      - id: claimcheck
        name: claimcheck
        entry: claimcheck check --force-exclude
        language: python
        additional_dependencies: ["claimcheck-linter=={version}"]
        types_or: [markdown, plain-text, html]
        require_serial: true
      - id: claimcheck-registry
        name: claimcheck registry
        entry: claimcheck registry validate
        language: python
        additional_dependencies: ["claimcheck-linter=={version}"]
        types: [yaml]
        pass_filenames: false
        require_serial: true
"""
