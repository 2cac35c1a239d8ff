"""Reading 县级设置.xlsx as Settings, with all its mistakes reported at once."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from fulian_excel.check.checked import Checked
from fulian_excel.check.pandera_checks import check_columns
from fulian_excel.county.items import read_items
from fulian_excel.county.mistakes import Mistakes
from fulian_excel.county.options import read_headings, read_options
from fulian_excel.county.plan import read_days_off, read_due, read_list, read_stages, read_steps
from fulian_excel.county.rule_rows import read_rules, read_waivers
from fulian_excel.county.townships import read_townships
from fulian_excel.errors import SettingsError
from fulian_excel.extract import Extract, extract
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import SETTINGS_FORMS
from fulian_excel.intake.open import open_book
from fulian_excel.intake.refusals import Refused
from fulian_excel.settings import Mail, Settings, Township
from fulian_excel.table import Submission, Table
from fulian_excel.words import fold


def read_settings(path: Path, as_of: date, *, townships: bool = True) -> Settings:
    """Return the county's settings; without townships in them they are refused, unless `townships` is False.

    Raises SettingsError if the workbook is missing, cannot be read or has mistakes to be mended; the error names all
    of them, each with its sheet and cell.
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
    extracted = extract(path.name, book, SETTINGS_FORMS, Settings())
    mistakes = Mistakes()
    _tell_strange_sheets(extracted, mistakes)
    _tell_columns(extracted.tables, as_of, mistakes)
    found = _everything(extracted.tables, mistakes)
    if mistakes.told:
        raise mistakes.as_error(extracted.sheets)
    if townships and not found.get("townships"):
        raise SettingsError(f"县级设置「{path.name}」里没有填好的“名额分配”表;请在其中列出应报送的镇(街道)")
    return Settings(**found, as_of=as_of)


def _everything(tables: Mapping[str, Table], mistakes: Mistakes) -> dict[str, Any]:
    """The fields set by the existing sheets; all others keep their defaults."""
    found: dict[str, Any] = {}
    for form, read in READERS.items():
        if form in tables and len(tables[form]):
            found |= read(tables[form], mistakes)
    return found


def _tell_strange_sheets(extracted: Extract, mistakes: Mistakes) -> None:
    """Add a mistake for every sheet that has the name of a settings sheet but is not recognised as one."""
    titles = {fold(form.title): form for form in SETTINGS_FORMS.values()}
    for finding in extracted.findings:
        form = titles.get(fold(finding.place.sheet))
        if finding.code == "F06" and form is not None and form.name not in extracted.tables:
            headings = "、".join(column.title for column in form.columns.values() if column.required)
            mistakes.tell(finding.place, f"认不出这张表的表头(应有:{headings})")


def _tell_columns(tables: dict[str, Table], as_of: date, mistakes: Mistakes) -> None:
    """Add a mistake for every invalid value: findings at 必改, and dates with two readings."""
    told = [one for table in tables.values() for one in (*table.complaints, *table.doubts)]
    whole = Submission(Township(""), Settings(), as_of, tables=tables)
    checked = Checked()
    check_columns([whole], Settings(), as_of, checked, SETTINGS_FORMS)
    told += checked.findings
    for one in told:
        if _is_grave(one):
            mistakes.tell(one.place, one.message)


def _is_grave(finding: Finding) -> bool:
    return (finding.level is Level.FIX and finding.code != "T04") or finding.code == "V06"


def _basics(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    return read_items(Settings, table, mistakes)


def _mail(table: Table, mistakes: Mistakes) -> dict[str, Any]:
    return {"mail": Mail(**read_items(Mail, table, mistakes))}


READERS: dict[str, Callable[[Table, Mistakes], dict[str, Any]]] = {
    "county_basics": _basics,
    "county_mail": _mail,
    "county_quotas": read_townships,
    "county_rules": read_rules,
    "county_due": read_due,
    "county_stages": read_stages,
    "county_steps": read_steps,
    "county_archive": read_list("archive"),
    "county_prohibitions": read_list("prohibitions"),
    "county_options": read_options,
    "county_headings": read_headings,
    "county_days_off": read_days_off,
    "county_waivers": read_waivers,
}
