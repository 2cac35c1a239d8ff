"""Rules across townships, and about who has reported at all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS, PEOPLE
from fulian_excel.places import Place
from fulian_excel.rulebook import rule, 报送要求
from fulian_excel.rules.people import sure_number
from fulian_excel.table import County, Row, Table

_COPIED = (*PEOPLE, "ballots")
_FEWEST = 3  # two rows alike may be chance


@rule(
    "X01",
    Level.FIX,
    "不与别的镇重复(身份证号)",
    "{subject}的身份证号与另一镇重复;请照证件核对号码和人,没有写错、确是本镇的人请在说明里写明,由县里与那个镇核对",
    county_message="{subject}的身份证号与{others}重复;请核对是哪个镇的人",
)
def nobody_is_of_two_townships(county: County) -> Iterator[Finding]:
    """Nobody stands with the same identity number in two townships."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for township, row in _people(county):
        if number := sure_number(row):
            found[number].setdefault(township, row)
    yield from _doubled(found, "id_number")


@rule(
    "X02",
    Level.ASK,
    "不与别的镇重复(姓名和出生年月)",
    "{subject}的姓名和出生年月与另一镇重复,两镇没有都填身份证号,分不清是不是同一人;请核对是不是本镇的人,没填身份证号的请补填",
    county_message="{subject}的姓名和出生年月与{others}重复,没有都填身份证号,分不清是不是同一人;请补填身份证号",
)
def nobody_without_a_number_is_of_two_townships(county: County) -> Iterator[Finding]:
    """Nobody without an identity number stands with the same name and birth in two townships."""
    found: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for township, row in _people(county):
        if row["name"] and row["birth"] is not None:
            found[row["name"], str(row["birth"])[:7]].setdefault(township, row)
    for key, rows in list(found.items()):
        if all(sure_number(row) for row in rows.values()):
            del found[key]
    yield from _doubled(found, "name")


def _people(county: County) -> Iterator[tuple[str, Row]]:
    for submission in county.submissions:
        for form in PEOPLE:
            for row in submission.rows(form):
                yield submission.township.name, row


def _doubled(found: Mapping[Any, dict[str, Row]], column: str) -> Iterator[Finding]:
    for rows in found.values():
        if len(rows) < 2:
            continue
        for township, row in rows.items():
            others = (f"{name}《{other.table.form.title}》{other.place(column).cell}" for name, other in rows.items() if name != township)
            yield replace(row.tell(column, others="、".join(others)), township=township)


@rule(
    "X03",
    Level.FIX,
    "两个镇的表不相同",
    "《{title}》的内容与另一镇报送的完全相同,像是报错了文件;请核对后重报",
    county_message="《{title}》的内容与{others}报送的完全相同,像是报错了文件;请核对",
)
def no_two_townships_send_the_same(county: County) -> Iterator[Finding]:
    """No two townships sent the same rows of a list of people or a tally."""
    for form in _COPIED:
        found: dict[str, list[tuple[str, Table]]] = defaultdict(list)
        for submission, table in county.tables(form):
            if len(table) >= _FEWEST:
                found[_rows_as_text(table)].append((submission.township.name, table))
        for same in found.values():
            for township, table in same if len(same) > 1 else ():
                others = "、".join(name for name, _ in same if name != township)
                title = table.form.title
                yield Finding(Place(table.file), subject=title, township=township, form=form, parts={"title": title, "others": others})


def _rows_as_text(table: Table) -> str:
    names = [name for name in table.form.columns if name in table.values and name != "number"]
    return "\n".join("\t".join(str(row[name]) for name in names) for row in table.rows)


@rule("X04", Level.ASK, "应报的镇都已报", "{subject}还没有报送任何表格;请尽快报送{due}", source=报送要求)
def everybody_has_reported(county: County) -> Iterator[Finding]:
    """Every township that must report has reported."""
    for submission in county.submissions:
        due = [form.title for form in FORMS.values() if submission.is_due(form)]
        if not submission.tables and due:
            yield Finding(
                subject=submission.township.name,
                township=submission.township.name,
                parts={"due": "、".join(f"《{title}》" for title in due)},
            )
