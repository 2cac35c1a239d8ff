"""The reference for people: tables of the declared forms, columns, settings and rules."""

from collections.abc import Iterable

from fulian_excel.findings import Level
from fulian_excel.forms import FORMS, SETTINGS_FORMS
from fulian_excel.forms.column import Column, columns_of
from fulian_excel.forms.cover import Cover
from fulian_excel.forms.items import items_of
from fulian_excel.rulebook import FAMILIES, Rule
from fulian_excel.rules import in_order
from fulian_excel.settings import ITEMS


def rule_lines() -> str:
    """Every rule on a line: code, level, title."""
    return "\n".join(f"{rule.code} {_level(rule)} {rule.title}" for rule in in_order())


def rule_explained(rule: Rule) -> str:
    """One rule: what must hold, how a breach is told, source and parameters."""
    lines = [
        f"{rule.code} {rule.title}",
        f"级别:{_level(rule)}(可在县级设置的《规则》里改)",
        f"说法:{rule.message}",
        f"依据:{rule.source}",
    ]
    lines += [f"参数:{one.title},默认 {one.default or '不设'}" for one in rule.parameters.values()]
    return "\n".join(lines)


def rules_table() -> str:
    """The rule book as a Markdown table."""
    rows = ["| code | level | 规则 | what must hold | parameters | source |", "|---|---|---|---|---|---|"]
    for rule in in_order():
        cells = (rule.code, _level(rule), rule.title, rule.invariant, _parameters(rule), rule.source)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def families_table() -> str:
    """The families of codes as a Markdown table: what each is about, and the modules that declare its codes."""
    rows = ["| codes | about | declared in `fulian_excel/` |", "|---|---|---|"]
    for letter, family in FAMILIES.items():
        rooms = ", ".join(f"`{room.replace('.', '/')}`" for room in family.rooms)
        rows.append(f"| {letter} | {family.about} | {rooms} |")
    return "\n".join(rows)


def forms_table() -> str:
    """The forms, their columns and labels as a Markdown table; * is required."""
    cover = columns_of(Cover)
    rows = ["| form | title (also) | columns; * is required |", "|---|---|---|"]
    for form in FORMS.values():
        also = f" ({'、'.join(form.also_titled)})" if form.also_titled else ""
        own = [column for name, column in form.label_columns.items() if name not in cover]
        labels = f"<br>labels: {_titles(own)}" if own else ""
        rows.append(f"| `{form.name}` | {form.title}{also} | {_titles(form.columns.values())}{labels} |")
    return "\n".join([*rows, f"\nEvery form's labels: {_titles(cover.values())}"])


def headings_table() -> str:
    """A Markdown table: for the title of each column or label, the other headings that mean it on any form."""
    known: dict[str, dict[str, None]] = {}
    for form in FORMS.values():
        for column in (*form.columns.values(), *form.label_columns.values()):
            known.setdefault(column.title, {}).update(dict.fromkeys(column.also))
    rows = ["| column or label | also headed |", "|---|---|"]
    return "\n".join([*rows, *(f"| {title} | {'、'.join(also)} |" for title, also in known.items() if also)])


def settings_table() -> str:
    """The items of 基本设置 and 发信设置 as a Markdown table."""
    rows = ["| 表 | 项目 | 怎么填 |", "|---|---|---|"]
    for name, record in ITEMS.items():
        rows += [f"| {SETTINGS_FORMS[name].title} | {one.title} | {one.note} |" for one in items_of(record).values()]
    return "\n".join(rows)


def _titles(columns: Iterable[Column]) -> str:
    return " · ".join(f"{one.title}{'*' if one.required else ''}" for one in columns)


def _level(rule: Rule) -> str:
    return "–" if rule.code.startswith("Z") else str(rule.level if rule.level in set(Level) else "")


def _parameters(rule: Rule) -> str:
    return "; ".join(f"{one.title} {one.default or '不设'}" for one in rule.parameters.values())
