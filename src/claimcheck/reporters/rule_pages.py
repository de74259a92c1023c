"""What there is to say about a rule: on the terminal, and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from claimcheck.model import Applicability, Severity
from claimcheck.pattern import as_pattern
from claimcheck.rule import Example, Rule

_SEVERITIES: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_FENCE = as_pattern(r"`{3,}")  # "```" inside an example

FAMILIES: dict[str, str] = {
    "REG": "Against the registry",
    "CIT": "Sources",
    "CON": "Consistency",
    "DUP": "Repetition",
    "NUM": "Numbers",
    "DOS": "Doses",
    "RSK": "Risks",
    "LNT": "Suppressions",
}


def as_table(rules: Sequence[Rule]) -> str:
    """One line per rule: code, name, severity, whether it is off by default, summary."""
    width = max((len(rule.name) for rule in rules), default=0)
    return "".join(
        f"{rule.code} {rule.name:<{width}} {_SEVERITIES[rule.severity]:<7} {'   ' if rule.default else 'off'} "
        f"{rule.summary}\n"
        for rule in rules
    )


def as_terminal(rule: Rule, width: int = 88) -> str:
    """The rule for a reader at a terminal: prose wrapped to `width`, examples indented."""
    import textwrap

    parts = [f"{rule.code} {rule.name} ({_describe(rule)})"]
    parts += [textwrap.fill(" ".join(paragraph.split()), width) for paragraph in rule.prose.split("\n\n")]
    for title, examples in (("Flagged:", _flagged(rule)), ("Not flagged:", _silent(rule))):
        if examples:
            parts.append(title)
            parts += [f"  - {textwrap.indent(_with_registry(example), '    ').lstrip(' ')}" for example in examples]
    parts.append(f"To suppress it: <!-- claimcheck: disable-next-line {rule.code} -- your reason -->")
    return "\n\n".join(parts) + "\n"


def as_page(rule: Rule, fixes: Collection[Applicability] = ()) -> str:
    """The rule's page in Markdown; `fixes` are the kinds of fix it offers."""
    summary, *paragraphs = rule.prose.split("\n\n")
    sections = {"Why": "Why it matters", "What to do": "What to do", "Authority": "Authority"}
    told: dict[str, list[str]] = {}
    free: list[str] = []
    for paragraph in paragraphs:
        text = " ".join(paragraph.split())
        head, colon, rest = text.partition(": ")
        if colon and head in sections:
            told.setdefault(head, []).append(rest[:1].upper() + rest[1:])
        else:
            free.append(text)
    parts = [f"# {rule.code}: {rule.name}", f"*{_describe(rule)}*", " ".join(summary.split()), *free]
    for head, title in sections.items():
        if head in told:
            parts += [f"## {title}", *told[head]]
    parts += _examples("Flagged", "The characters between « and » are what is flagged.", _flagged(rule))
    parts += _examples("Not flagged", "", _silent(rule))
    parts += ["## Fix", _describe_fix(fixes), "## How to suppress it", _describe_suppression(rule)]
    return "\n\n".join(parts) + "\n"


def as_index(rules: Sequence[Rule]) -> str:
    """The page that lists all rules by family."""
    parts = [
        "# Rules",
        "Severities: error, warning, note; *off* marks rules that are on only where they are selected by code, name, "
        "prefix or `ALL`. `claimcheck rule CODE` prints these pages.",
    ]
    for family, title in FAMILIES.items():
        members = [rule for rule in rules if rule.code.startswith(family)]
        if members:
            rows = [
                f"| [{rule.code}]({rule.code}.md) | {rule.name} | {_short(rule)} | {_cell(rule.summary)} |"
                for rule in members
            ]
            parts += [
                f"## {title} ({family})",
                "\n".join(["| code | name | severity | raised when |", "| --- | --- | --- | --- |", *rows]),
            ]
    return "\n\n".join(parts) + "\n"


def as_pages(rules: Sequence[Rule], fixes: Mapping[str, Collection[Applicability]]) -> dict[str, str]:
    """Every page by its file name; `fixes` are the kinds of fix by code."""
    return {"index.md": as_index(rules)} | {
        f"{rule.code}.md": as_page(rule, fixes.get(rule.code, ())) for rule in rules
    }


def _describe(rule: Rule) -> str:
    return _SEVERITIES[rule.severity] + ("" if rule.default else ", off by default")


def _short(rule: Rule) -> str:
    return _SEVERITIES[rule.severity] + ("" if rule.default else ", *off*")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _flagged(rule: Rule) -> list[Example]:
    return [example for example in rule.examples if example.flagged]


def _silent(rule: Rule) -> list[Example]:
    return [example for example in rule.examples if not example.flagged]


def _with_registry(example: Example) -> str:
    shown = example.text.rstrip("\n")
    if example.registry.strip():
        shown += "\n  with the registry:\n" + "\n".join(f"    {line}" for line in _registry_lines(example))
    return shown


def _registry_lines(example: Example) -> list[str]:
    import textwrap

    return textwrap.dedent(example.registry).strip("\n").splitlines()


def _examples(title: str, note: str, examples: Sequence[Example]) -> list[str]:
    if not examples:
        return []
    parts = [f"## {title}"]
    if note:
        parts.append(note)
    registry = ""
    for example in examples:
        if example.registry.strip() and example.registry != registry:
            registry = example.registry
            parts += ["With this registry:", _fence("\n".join(_registry_lines(example)), "yaml")]
        parts.append(_fence(example.text.rstrip("\n"), example.format))
    return parts


def _fence(text: str, language: str) -> str:
    longest = max((len(found) for found in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _describe_fix(fixes: Collection[Applicability]) -> str:
    if not fixes:
        return "No automatic fix: what the text should say is the author's to decide."
    said: dict[Applicability, str] = {
        "safe": "`--fix` corrects the notation; what the text says stays the same.",
        "unsafe": "`--unsafe-fixes` makes a correction that may change what the text says: read it before you keep it.",
    }
    return " ".join(said[kind] for kind in sorted(set(fixes)))


def _describe_suppression(rule: Rule) -> str:
    comment = f"<!-- claimcheck: disable-next-line {rule.code} -- the reason -->"
    return (
        "Give the reason, so that the next reviewer can judge it:\n\n"
        + _fence(comment, "html")
        + f"\n\nIn plain text a line `# claimcheck: disable-next-line {rule.code} -- the reason`. `disable-line`, "
        f"`disable` up to `enable`, and `disable-file` work alike; `--ignore {rule.code}` turns the rule off."
    )
