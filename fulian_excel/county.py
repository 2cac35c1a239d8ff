"""县级设置.xlsx read by the machinery that reads townships' workbooks, its mistakes told cell by cell."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from fulian_excel.check.columns import check_columns
from fulian_excel.errors import SettingsError
from fulian_excel.extract import extract
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import SETTINGS_FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused
from fulian_excel.rules import RULES
from fulian_excel.settings import Quotas, Settings, Township
from fulian_excel.table import Row, Submission, Table
from fulian_excel.words import fold

_BETWEEN_ALIASES = ("、", ",", ";", " ", "/")
_NO = frozenset(("否", "不", "N", "NO", "0"))
_MOST_TOLD = 8

# The items of 基本设置 and the settings they are.
_ITEMS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "县名": ("county", str),
    "届次": ("term", str),
    "落款": ("signature", str),
    "联系人": ("contact", str),
    "联系电话": ("phone", str),
    "改正期限": ("correct_by", str),
    "打开口令": ("password", str),
    "名册是否脱敏": ("masked", lambda text: fold(text).upper() not in _NO),
}


def read_settings(path: Path, as_of: date) -> Settings:
    """The county's settings.

    Raises SettingsError, naming sheet and cell, where the workbook is missing, cannot be read or has a
    mistake that must be mended.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"没有找到县级设置:「{path}」;可以用 fulian-excel init 新建一个工作区") from error
    try:
        book = open_book(path.name, data)
    except Refused as refused:
        raise SettingsError(f"县级设置打不开:{refused.finding.message}") from refused
    tables = extract(path.name, book, SETTINGS_FORMS, Settings()).tables
    quotas = tables.get("county_quotas")
    if quotas is None or not len(quotas):
        raise SettingsError(f"县级设置「{path.name}」里没有填好的“名额分配”表;请在其中列出应报送的镇(街道)")
    _refuse_mistakes(tables, as_of)
    basics = _basics(tables.get("county_basics"))
    return Settings(townships=tuple(_township(row) for row in quotas.rows), **basics)


def _refuse_mistakes(tables: dict[str, Table], as_of: date) -> None:
    """Mistakes at 必改 stop the run: what a county sets wrong would be wrong for every township."""
    told = [one for table in tables.values() for one in (*table.complaints, *table.doubts)]
    whole = Submission(Township(""), Settings(), as_of, tables=tables)
    told += check_columns([whole], Settings(), as_of, SETTINGS_FORMS)
    told += _twice(tables["county_quotas"])
    wrong = [one for one in told if one.level is Level.FIX]
    if wrong:
        lines = [f"  {one.place.sheet}!{one.place.cell}:{one.message}" for one in wrong[:_MOST_TOLD]]
        raise SettingsError("\n".join(["县级设置有错,请改好后再运行:", *lines]))


def _twice(quotas: Table) -> list[Finding]:
    """A township may stand only once."""
    seen: dict[str, Row] = {}
    told = []
    for row in quotas.rows:
        first = seen.setdefault(row.subject, row)
        if first is not row:
            where = first.place("name")
            told.append(RULES["P06"].stamp(row.tell("name", row=where.position.row, where=where.cell, by="镇名")))
    return told


def _basics(table: Table | None) -> dict[str, Any]:
    found = {}
    for row in table.rows if table else []:
        known = _ITEMS.get(fold(row["item"] or ""))
        if known and row["value"]:
            found[known[0]] = known[1](row["value"])
    return found


def _township(row: Row) -> Township:
    quotas = {one.name: row[one.name] for one in fields(Quotas) if row[one.name] is not None}
    aliases = row["aliases"] or ""
    for mark in _BETWEEN_ALIASES:
        aliases = aliases.replace(mark, "、")
    return Township(
        row["name"],
        tuple(alias for alias in aliases.split("、") if alias),
        row["area_code"] or "",
        row["women"],
        Quotas(**quotas),
        row["contact"] or "",
        row["phone"] or "",
        row["mail"] or "",
    )
