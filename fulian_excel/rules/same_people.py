"""Rules about one person in several forms of a township."""

from collections import defaultdict
from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import PEOPLE
from fulian_excel.kinds import Day
from fulian_excel.rulebook import rule
from fulian_excel.rules.people import sure_number
from fulian_excel.table import Row, Submission, Table


@rule(
    "P07",
    Level.FIX,
    "一个身份证号只属于一个人",
    "身份证号相同,这里的姓名是「{value}」,{list}({where})里是「{other}」;请核对是谁的号码",
)
def one_number_one_name(township: Submission) -> Iterator[Finding]:
    """One identity number has one name, in all forms of a township."""
    names: dict[str, Row] = {}
    for form in PEOPLE:
        for person in township.rows(form):
            number = sure_number(person)
            if not number or not person["name"]:
                continue
            first = names.setdefault(number, person)
            if first["name"] != person["name"]:
                where = first.place("name")
                yield person.tell(
                    "name", other=first["name"], list=first.table.form.title, where=f"{where.sheet}!{where.cell}"
                )


CONSTANT = ("sex", "nation", "birth", "politics", "schooling", "rank", "id_number", "phone")


@rule(
    "P08",
    Level.ASK,
    "同一个人在各表里信息一致",
    "{subject}的{what}在这里是「{value}」,在{list}({where})里是「{other}」;请核对哪一个对",
)
def people_are_the_same_everywhere(township: Submission) -> Iterator[Finding]:
    """One person has the same particulars in every form."""
    lists = [table for form in PEOPLE if (table := township.get(form)) is not None]
    for index, later in enumerate(lists):
        for person in later.rows:
            compared: set[str] = set()
            for earlier in lists[:index]:
                match = same_person(person, earlier)
                if match is not None:
                    yield from _differences(person, match, compared)


def same_person(person: Row, table: Table) -> Row | None:
    """The row of the same person in a table, found by identity number, else by a name unique in both tables."""
    number = sure_number(person)
    if number:
        found = _by_number(table).get(number)
        if found is not None:
            return found
    name = person["name"] or ""
    theirs, ours = _by_name(table).get(name, []), _by_name(person.table).get(name, [])
    if len(theirs) != 1 or len(ours) != 1:
        return None
    return None if number and sure_number(theirs[0]) and _different_people(person, theirs[0]) else theirs[0]


def _different_people(person: Row, other: Row) -> bool:
    """True if both births are known and differ: with two sure numbers these are namesakes, not a slip of the pen."""
    born, theirs = person["birth"], other["birth"]
    return born is not None and theirs is not None and not born.agrees(theirs)


def _by_number(table: Table) -> dict[str, Row]:
    return table.index("number", lambda: {sure_number(person): person for person in reversed(table.rows)})


def _by_name(table: Table) -> dict[str, list[Row]]:
    def build() -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for person in table.rows:
            found[person["name"] or ""].append(person)
        return found

    return table.index("name", build)


def _differences(person: Row, other: Row, compared: set[str]) -> Iterator[Finding]:
    """Findings on columns not yet `compared` in which a person differs from `other`, her row on an earlier form."""
    for column in CONSTANT:
        mine, theirs = person.get(column), other.get(column)
        if column in compared or mine in (None, "") or theirs in (None, ""):
            continue
        compared.add(column)
        if mine.agrees(theirs) if isinstance(mine, Day) else mine == theirs:
            continue
        where = other.place(column)
        yield person.tell(
            column,
            what=person.table.form.columns[column].title,
            list=other.table.form.title,
            where=f"{where.sheet}!{where.cell}",
            other=other.written(column),
        )
