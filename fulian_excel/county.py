"""县级设置.xlsx read by the machinery that reads townships' workbooks, its mistakes told cell by cell."""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from fulian_excel.check.columns import check_columns
from fulian_excel.errors import SettingsError
from fulian_excel.extract import extract
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS, SETTINGS_FORMS, form_called
from fulian_excel.forms.form import Form
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused
from fulian_excel.kinds import Day
from fulian_excel.places import Place
from fulian_excel.rules import RULES
from fulian_excel.rules.delegates import percent
from fulian_excel.settings import Extension, Listed, Quotas, Settings, Stage, Township, Waiver
from fulian_excel.table import Row, Submission, Table
from fulian_excel.words import fold

_BETWEEN_WORDS = (",", ";", " ", "/", "\n")
_NO = frozenset(("否", "不", "N", "NO", "0"))
_MOST_TOLD = 8
_SATURDAY = 5


def _passwords(text: str) -> tuple[str, ...]:
    """The opening passwords of a cell, and last the whole of it, which may be one that holds a blank."""
    return tuple(dict.fromkeys([*filter(None, re.split(r"[\s、;]+", text)), text]))


# The items of 基本设置 and the settings they are.
_ITEMS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "县名": ("county", str),
    "届次": ("term", str),
    "落款": ("signature", str),
    "联系人": ("contact", str),
    "联系电话": ("phone", str),
    "改正期限": ("correct_by", str),
    "打开口令": ("passwords", _passwords),
    "名册是否脱敏": ("masked", lambda text: fold(text).upper() not in _NO),
}


class _Mistake(Exception):
    """A setting that makes no sense, where it stands."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


def read_settings(path: Path, as_of: date, *, townships: bool = True) -> Settings:
    """The county's settings; `townships` must be listed unless told otherwise.

    Raises SettingsError, naming sheet and cell, where the workbook is missing, cannot be read or has a
    mistake that must be mended.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        where = f"{path.name}({path.parent})"
        raise SettingsError(f"没有找到县级设置 {where};它应当和“收件箱”放在同一个文件夹里") from error
    try:
        book = open_book(path.name, data)
    except Refused as refused:
        raise SettingsError(f"县级设置打不开:{refused.finding.message}") from refused
    tables = extract(path.name, book, SETTINGS_FORMS, Settings()).tables
    quotas = tables.get("county_quotas")
    if townships and (quotas is None or not len(quotas)):
        raise SettingsError(f"县级设置「{path.name}」里没有填好的“名额分配”表;请在其中列出应报送的镇(街道)")
    _refuse_mistakes(tables, as_of)
    try:
        return Settings(**_everything(tables), as_of=as_of)
    except _Mistake as mistake:
        raise _error([(mistake.place, str(mistake))]) from mistake


def _everything(tables: Mapping[str, Table]) -> dict[str, Any]:
    """What the sheets that are there set; the rest keeps its defaults."""
    found: dict[str, Any] = {}
    for form, read in _READERS.items():
        if form in tables and len(tables[form]):
            found |= read(tables[form])
    return found


def _refuse_mistakes(tables: dict[str, Table], as_of: date) -> None:
    """Mistakes at 必改 stop the run: what a county sets wrong would be wrong for every township."""
    told = [one for table in tables.values() for one in (*table.complaints, *table.doubts)]
    whole = Submission(Township(""), Settings(), as_of, tables=tables)
    told += check_columns([whole], Settings(), as_of, SETTINGS_FORMS)
    told += _twice(tables["county_quotas"]) if "county_quotas" in tables else ()
    wrong = [(one.place, one.message) for one in told if one.level is Level.FIX and one.code != "T04"]
    if wrong:
        raise _error(wrong)


def _error(wrong: list[tuple[Place, str]]) -> SettingsError:
    lines = [f"  {place.sheet}!{place.cell}:{message}" for place, message in wrong[:_MOST_TOLD]]
    return SettingsError("\n".join(["县级设置有错,请改好后再运行:", *lines]))


def _twice(quotas: Table) -> Iterator[Finding]:
    """A township may stand only once."""
    seen: dict[str, Row] = {}
    for row in quotas.rows if "name" in quotas else ():
        first = seen.setdefault(row.subject, row)
        if first is not row:
            where = first.place("name")
            yield RULES["P06"].stamp(row.tell("name", row=where.position.row, where=where.cell, by="镇名"))


def _basics(table: Table) -> dict[str, Any]:
    known = ((_ITEMS.get(fold(row["item"] or "")), row["value"]) for row in table.rows)
    return {item[0]: item[1](value) for item, value in known if item and value}


def _townships(table: Table) -> dict[str, Any]:
    return {"townships": tuple(_township(row) for row in table.rows)}


def _township(row: Row) -> Township:
    quotas = {one.name: row[one.name] for one in fields(Quotas) if row[one.name] is not None}
    return Township(
        row["name"],
        _words(row["aliases"]),
        row["area_code"] or "",
        row["women"],
        Quotas(**quotas),
        row["contact"] or "",
        row["phone"] or "",
        row["mail"] or "",
    )


def _words(text: str | None) -> tuple[str, ...]:
    """The words of a cell, however they are told apart."""
    joined = text or ""
    for mark in _BETWEEN_WORDS:
        joined = joined.replace(mark, "、")
    return tuple(word for word in joined.split("、") if word)


def _rules(table: Table) -> dict[str, Any]:
    levels: dict[str, Level] = {}
    changed: dict[tuple[str, str], Any] = {}
    for row in table.rows:
        code = fold(row["code"] or "").upper()
        if code not in RULES:
            raise _Mistake(row.place("code"), f"没有编号为「{row.written('code')}」的规则")
        if row["level"]:
            levels.setdefault(code, Level(row["level"]))
        if row["parameter"]:
            changed[code, _parameter(row, code)] = _value(row, code)
    return {"levels": levels, "changed": changed}


def _parameter(row: Row, code: str) -> str:
    """The parameter's name in the code, by what the settings call it."""
    for name, parameter in RULES[code].parameters.items():
        if fold(parameter.title) == fold(row["parameter"]):
            return name
    known = "、".join(one.title for one in RULES[code].parameters.values()) or "没有参数"
    raise _Mistake(row.place("parameter"), f"规则 {code} 没有「{row['parameter']}」这个参数(有:{known})")


def _value(row: Row, code: str) -> Any:
    """The value as the parameter's type."""
    parameter = RULES[code].parameters[_parameter(row, code)]
    text = fold(row["value"] or "")
    if parameter.choices and text not in parameter.choices:
        raise _Mistake(row.place("value"), f"「{text}」不在可选的值里({'、'.join(parameter.choices)})")
    try:
        if isinstance(parameter.default, int):
            return int(text)
        if not parameter.choices and text:
            percent(text)
    except (ValueError, ZeroDivisionError) as error:
        like = parameter.default or "5%"
        raise _Mistake(row.place("value"), f"「{text}」不是这个参数的值;应写成 {like} 的样子") from error
    return text


def _form(row: Row) -> Form:
    form = form_called(row["form"] or "")
    if form is not None:
        return form
    known = "、".join(form.title for form in FORMS.values())
    raise _Mistake(row.place("form"), f"没有「{row['form']}」这张报表(有:{known})")


def _column(row: Row) -> tuple[str, str]:
    form = _form(row)
    for column in (*form.columns.values(), *form.label_columns.values()):
        if fold(column.title) == fold(row["heading"] or ""):
            return form.name, column.title
    raise _Mistake(row.place("heading"), f"《{form.title}》没有「{row['heading']}」这一列")


def _due(table: Table) -> dict[str, Any]:
    return {"due": {_form(row).name: row["month"] for row in table.rows if row["month"] is not None}}


def _stages(table: Table) -> dict[str, Any]:
    return {"stages": tuple(Stage(row["stage"], row["first"].date, row["last"].date) for row in table.rows)}


def _listed(name: str) -> Callable[[Table], dict[str, Any]]:
    def read(table: Table) -> dict[str, Any]:
        return {name: tuple(Listed(row["item"], _words(row["keywords"]), row["stage"] or "") for row in table.rows)}

    return read


def _options(table: Table) -> dict[str, Any]:
    choices: dict[tuple[str, str], Extension] = {}
    for row in table.rows:
        before = choices.get(_column(row), Extension())
        spellings = {**before.spellings, **dict.fromkeys(_words(row["spellings"]), row["option"])}
        choices[_column(row)] = Extension((*before.options, row["option"]), spellings)
    return {"choices": choices}


def _headings(table: Table) -> dict[str, Any]:
    aliases: dict[str, dict[str, str]] = {}
    for row in table.rows:
        form, column = _column(row)
        aliases.setdefault(form, {}).update(dict.fromkeys(_words(row["aliases"]), column))
    return {"heading_aliases": aliases}


def _days_off(table: Table) -> dict[str, Any]:
    """The days off of the years that are filled in: weekends and holidays, without the days worked instead."""
    told = {row["day"].date: row["off"] == "休" for row in table.rows if row["day"]}
    years = {day.year for day in told}
    every = (date(year, 1, 1) + timedelta(days=number) for year in years for number in range(366))
    weekends = {day for day in every if day.year in years and day.weekday() >= _SATURDAY}
    worked = {day for day, off in told.items() if not off}
    return {"days_off": frozenset((weekends | {day for day, off in told.items() if off}) - worked)}


def _waivers(table: Table) -> dict[str, Any]:
    found = []
    for row in table.rows:
        code = fold(row["code"] or "").upper()
        if code not in RULES:
            raise _Mistake(row.place("code"), f"没有编号为「{row.written('code')}」的规则")
        place = f"{row.place('code').sheet}!{row.place('code').cell}"
        until = last_day(row["until"]) if row["until"] else None
        subject, value = row["subject"] or "", row["value"] or ""
        found.append(Waiver(row["township"], code, subject, value, row["reason"], until, place))
    return {"waivers": tuple(found)}


def last_day(day: Day) -> date:
    """The day itself, of a month its last one."""
    if not day.month_only:
        return day.date
    return day.date.replace(day=calendar.monthrange(day.date.year, day.date.month)[1])


_READERS: dict[str, Callable[[Table], dict[str, Any]]] = {
    "county_quotas": _townships,
    "county_basics": _basics,
    "county_rules": _rules,
    "county_due": _due,
    "county_stages": _stages,
    "county_steps": _listed("steps"),
    "county_archive": _listed("archive"),
    "county_prohibitions": _listed("prohibitions"),
    "county_options": _options,
    "county_headings": _headings,
    "county_days_off": _days_off,
    "county_waivers": _waivers,
}
