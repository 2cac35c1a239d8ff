"""Rules about one person, and about one person in several lists."""

from collections import defaultdict
from collections.abc import Iterator

from fulian_excel.findings import Finding, Level
from fulian_excel.forms import PEOPLE
from fulian_excel.kinds import Day
from fulian_excel.kinds.identity import birth_of, sex_of, trustworthy
from fulian_excel.rulebook import GB, Parameter, rule, 章程, 选举办法
from fulian_excel.table import Row, Submission, Table

# Of whom the plan asks that they be women of age; officers are on the committee too.
ELECTED_LISTS = ("delegates", "candidates", "committee", "officers")

_EARLIEST_BIRTH = 1900


def sure_number(person: Row) -> str:
    """A person's identity number if it passes every check, else empty; tallies have none."""
    number = person.get("id_number")
    return number if number and trustworthy(number) else ""


def is_formal(person: Row) -> bool:
    """True for 正式 delegates (blank is 正式) and for everybody on other lists."""
    return person.get("standing") in (None, "", "正式")


@rule(
    "P01",
    Level.FIX,
    "出生年月与身份证号一致",
    "出生年月「{value}」与身份证号里的 {in_number} 不一致;请照身份证改正其中一处",
    source=GB,
    on=PEOPLE,
    needs=("birth", "id_number"),
)
def birth_agrees_with_number(table: Table) -> Iterator[Finding]:
    """The birth in the identity number is 出生年月."""
    for person in table.rows:
        born, number = person["birth"], sure_number(person)
        if born is None or not number:
            continue
        in_number = birth_of(number)
        if in_number is not None and not born.agrees(Day(in_number)):
            shown = f"{in_number:%Y.%m}" if born.month_only else in_number.isoformat()
            yield person.tell("birth", suggestion=shown, in_number=shown)


@rule(
    "P02",
    Level.FIX,
    "性别与身份证号一致",
    "性别「{value}」与身份证号不一致(第 17 位是{odd}数,为{in_number});请照身份证原件改正写错的那一处",
    source=GB,
    on=PEOPLE,
    needs=("sex", "id_number"),
)
def sex_agrees_with_number(table: Table) -> Iterator[Finding]:
    """The sex in the identity number is 性别.

    That a woman is 女 is suggested; where the number speaks of a man it may as well be the number that is mistyped.
    """
    for person in table.rows:
        number = sure_number(person)
        if person["sex"] not in ("男", "女") or not number:
            continue
        in_number = sex_of(number)
        if person["sex"] != in_number:
            sure = in_number if in_number == "女" else ""
            yield person.tell("sex", suggestion=sure, in_number=in_number, odd="奇" if in_number == "男" else "偶")


@rule(
    "P03",
    Level.ASK,
    "年龄与出生年月相符",
    "年龄写的是 {value},按出生年月 {born} 到 {on} 应为 {ages} 岁;请核对",
    on=PEOPLE,
    needs=("age", "birth"),
)
def age_fits_birth(table: Table, township: Submission) -> Iterator[Finding]:
    """年龄 fits the birth date on the day of the form, or on any from then to the as-of day: lists are made ahead."""
    stated = table.label("reported_on")
    today = Day(township.as_of)
    day = stated.value if stated and stated.value else today
    for person in table.rows:
        born, age = person["birth"], person["age"]
        if born is None or age is None or age < 0 or not birth_is_possible(born, township):
            continue
        least, most = ages_on(day, born)
        if not least <= age <= max(most, ages_on(today, born)[1]):
            ages = str(most) if least == most else f"{least} 或 {most}"
            yield person.tell("age", suggestion=str(most), born=born, on=day, ages=ages)


def birth_is_possible(born: Day, township: Submission) -> bool:
    """True if a birth lies in the possible range; V04 tells of others."""
    return born.date.year >= _EARLIEST_BIRTH and not born.after(Day(township.as_of))


def ages_on(day: Day, born: Day) -> tuple[int, int]:
    """The least and the greatest age a person born then can have on a day."""
    years = day.date.year - born.date.year
    if born.month_only or day.month_only:
        if day.date.month == born.date.month:
            return years - 1, years
        return (years, years) if day.date.month > born.date.month else (years - 1, years - 1)
    before = (day.date.month, day.date.day) < (born.date.month, born.date.day)
    return (years - 1, years - 1) if before else (years, years)


@rule(
    "P04",
    Level.FIX,
    "代表、候选人和执委是妇女",
    "{subject}的性别是「{value}」;妇女代表(正式)、候选人和执委应为妇女,请核对",
    source=章程,
    on=ELECTED_LISTS,
    needs=("sex",),
)
def people_are_women(table: Table) -> Iterator[Finding]:
    """正式 delegates, candidates and members are women."""
    for person in table.rows:
        if person["sex"] == "男" and is_formal(person) and sex_by_number(person) != "女":
            yield person.tell("sex")


def sex_by_number(person: Row) -> str:
    """The sex by a person's identity number; empty if the number is not sure."""
    number = sure_number(person)
    return sex_of(number) if number else ""


@rule(
    "P05",
    Level.FIX,
    "大会当日已满年龄",
    "{subject}出生于 {born},到大会当日 {on} 未满 {years} 周岁;请核对出生年月或换人",
    source=选举办法,
    on=ELECTED_LISTS,
    needs=("birth",),
    years=Parameter("最低年龄", 18),
)
def people_are_of_age(table: Table, township: Submission, years: int) -> Iterator[Finding]:
    """正式 delegates, candidates and members are old enough on the day of the congress."""
    day = township.congress_day or Day(township.as_of)
    for person in table.rows:
        born = person["birth"]
        if born is not None and is_formal(person) and birth_is_possible(born, township) and ages_on(day, born)[1] < years:
            yield person.tell("birth", born=born, on=day, years=years)


@rule(
    "P06",
    Level.FIX,
    "一张表里一人只列一次",
    "{subject}与第 {row} 行({where})是同一个人;请删去一行,或核对{by}",
    on=PEOPLE,
    needs=("name",),
)
def nobody_stands_twice(table: Table) -> Iterator[Finding]:
    """Nobody stands twice in one table: by identity number, else by name and birth."""
    by_number: dict[str, Row] = {}
    by_name: dict[tuple[str, object], Row] = {}
    for person in table.rows:
        number = sure_number(person)
        name = (person["name"] or "", person["birth"])
        if number and number in by_number:
            yield _twice(person, by_number[number], "身份证号")
        elif name[0] and name[1] and name in by_name and not (number and sure_number(by_name[name])):
            yield _twice(person, by_name[name], "姓名和出生年月")
        if number:
            by_number.setdefault(number, person)
        by_name.setdefault(name, person)


def _twice(person: Row, first: Row, by: str) -> Finding:
    place = first.place("name")
    elsewhere = place.sheet != person.place("name").sheet
    where = f"工作表「{place.sheet}」的 {place.cell}" if elsewhere else place.cell
    return person.tell("name", row=place.position.row, where=where, by=by)


@rule(
    "P09",
    Level.NOTE,
    "一个电话只属于一个人",
    "电话 {value} 与{others}的相同;如果确是同一部电话可以不改",
    on=PEOPLE,
    needs=("phone",),
)
def phones_are_ones_own(table: Table) -> Iterator[Finding]:
    """No phone serves several people."""
    owners: dict[str, list[Row]] = defaultdict(list)
    for person in table.rows:
        if person["phone"] and person["name"]:
            owners[person["phone"]].append(person)
    for people in owners.values():
        names = list(dict.fromkeys(person["name"] for person in people))
        if len(names) > 1:
            for person in people:
                yield person.tell("phone", others="、".join(name for name in names if name != person["name"]))
