"""What is generated from the declarations: python -m tests.reference writes README's tables and codes.txt anew."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from fulian_excel.outputs.reference import (
    families_table,
    forms_table,
    headings_table,
    rule_lines,
    rules_table,
    settings_table,
)

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
CODES = HERE / "codes.txt"
TABLES: dict[str, Callable[[], str]] = {
    "settings": settings_table,
    "forms": forms_table,
    "headings": headings_table,
    "families": families_table,
    "rules": rules_table,
}


def readme(text: str) -> str:
    """README's text with every table between its marks as it is declared now."""
    for name, table in TABLES.items():
        before, mark, rest = text.partition(f"<!-- {name} -->\n")
        _old, end, after = rest.partition("<!-- end -->")
        if not (mark and end):
            raise ValueError(f"README has no place for the table {name}")
        text = f"{before}{mark}{table()}\n{end}{after}"
    return text


def codes() -> str:
    """Every code of the rule book, a family on a line."""
    in_order = (line.split()[0] for line in rule_lines().splitlines())
    return "".join(" ".join(family) + "\n" for _letter, family in groupby(in_order, key=lambda code: code[0]))


def main() -> None:
    """Write everything that is generated."""
    README.write_text(readme(README.read_text(encoding="utf-8")), encoding="utf-8")
    CODES.write_text(codes(), encoding="utf-8")


if __name__ == "__main__":
    main()
