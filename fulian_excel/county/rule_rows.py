"""Reading 规则 and 核准说明: levels and parameters of rules, and waivers."""

from fractions import Fraction
from typing import Any

from fulian_excel.county.mistakes import Mistakes
from fulian_excel.county.plan import last_day
from fulian_excel.findings import Level
from fulian_excel.rulebook import Parameter
from fulian_excel.rules import RULES
from fulian_excel.rules.delegates import percent
from fulian_excel.settings import Waiver
from fulian_excel.table import Row, Table
from fulian_excel.words import fold


def read_rules(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    """Return levels by code, and changed parameters by code and name."""
    levels: dict[str, Level] = {}
    changed: dict[tuple[str, str], Any] = {}
    for row in table.rows:
        code = _code(row, mistakes)
        if not code:
            continue
        _read_level(row, code, levels, mistakes)
        name = _parameter(row, code, mistakes)
        if not name:
            continue
        value = _value(row, code, name, mistakes)
        if changed.setdefault((code, name), value) != value:
            mistakes.tell(row.place("value"), f"规则 {code} 的「{row['parameter']}」前面已经填过另一个值,请只留一个")
    return {"levels": levels, "changed": {key: value for key, value in changed.items() if value is not None}}


def read_waivers(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    """Return the waivers."""
    found = []
    for row in table.rows:
        code = _code(row, mistakes)
        if not code or not row["township"]:
            continue
        place = f"{row.place('code').sheet}!{row.place('code').cell}"
        until = last_day(row["until"]) if row["until"] else None
        subject, value = row["subject"] or "", row["value"] or ""
        found.append(Waiver(row["township"], code, subject, value, row["reason"] or "", until, place))
    return {"waivers": tuple(found)}


def _code(row: Row, mistakes: Mistakes) -> str:
    """The code of the rule that a row names; empty if there is none."""
    code = fold(row["code"] or "").upper()
    if code in RULES:
        return code
    if code:
        mistakes.tell(row.place("code"), f"没有编号为「{row.written('code')}」的规则")
    return ""


def _read_level(row: Row, code: str, levels: dict[str, Level], mistakes: Mistakes) -> None:
    if row["level"] not in set(Level):
        return
    if levels.setdefault(code, Level(row["level"])) != row["level"]:
        mistakes.tell(row.place("level"), f"规则 {code} 的级别前面已经写了「{levels[code]}」,请只留一个")


def _parameter(row: Row, code: str, mistakes: Mistakes) -> str:
    """The name in the code of the parameter that a row names by title; empty if there is none."""
    parameters = RULES[code].parameters
    title = fold(row["parameter"] or "")
    for name, parameter in parameters.items():
        if fold(parameter.title) == title:
            return name
    known = "、".join(one.title for one in parameters.values()) or "没有参数"
    if title:
        mistakes.tell(row.place("parameter"), f"规则 {code} 没有「{row['parameter']}」这个参数(有:{known})")
    elif row["value"]:
        mistakes.tell(row.place("value"), f"没有写明「{row['value']}」是规则 {code} 的哪个参数(有:{known})")
    return ""


def _value(row: Row, code: str, name: str, mistakes: Mistakes) -> Any:
    """The value in the parameter's type; None if it is not of that type."""
    parameter = RULES[code].parameters[name]
    text = fold(row["value"] or "")
    if parameter.choices and text not in parameter.choices:
        mistakes.tell(row.place("value"), f"「{text}」不在可选的值里({'、'.join(parameter.choices)})")
        return None
    number = _number(text, parameter)
    if number is None:
        like = parameter.default or "5%"
        mistakes.tell(row.place("value"), f"「{text}」不是这个参数的值;应写成 {like} 的样子")
        return None
    return number if isinstance(parameter.default, int) else text


def _number(text: str, parameter: Parameter) -> int | Fraction | None:
    """The number in a parameter's text; None if it is no number of that kind; words and an empty text are 0."""
    try:
        if isinstance(parameter.default, int):
            number: int | Fraction = int(text)
        else:
            number = percent(text) if text and not parameter.choices else 0
    except (ValueError, ZeroDivisionError):
        return None
    return number if number >= 0 else None
