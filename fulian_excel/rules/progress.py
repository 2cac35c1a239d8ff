"""Rules about the steps of the plan: all of them, in order, in time, on paper."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from fulian_excel.findings import Finding, Level
from fulian_excel.kinds import Day
from fulian_excel.kinds.lists import ELECTION_OF_COMMITTEE, ELECTION_OF_OFFICERS
from fulian_excel.rulebook import Parameter, rule, 县定, 实施方案, 时间安排
from fulian_excel.rules.elections import ballot_rounds
from fulian_excel.rules.list_items import meant
from fulian_excel.settings import ListItem, Settings, Stage
from fulian_excel.table import Row, Submission

# The steps by their numbers in the plan.
ASK_PARTY, PARTY_AGREES, ALLOT, VET, ELECT, ELECT_OFFICERS, CLOSE, REPORT = 3, 4, 7, 8, 12, 13, 14, 15
_IN_ORDER = ((ASK_PARTY, PARTY_AGREES), (PARTY_AGREES, ALLOT), (ELECT, ELECT_OFFICERS), (ELECT_OFFICERS, REPORT))
_STRICTLY = ((VET, ELECT),)
_ON_PAPER = (3, 4, 5, 15)
_FREE_FROM = 16
_DONE = "已完成"


def steps(township: Submission) -> dict[int, Row]:
    """The first row of the progress form for each step, by the step's number."""
    table = township.get("progress")
    return table.index("steps", lambda: _numbered(table.rows, township.settings.steps)) if table else {}


def _numbered(rows: Sequence[Row], listed: Sequence[ListItem]) -> dict[int, Row]:
    found: dict[int, Row] = {}
    for row in rows:
        item = meant(row["step"] or "", listed)
        if item is not None:
            found.setdefault(listed.index(item) + 1, row)
    return found


def _stage(settings: Settings, number: int) -> Stage | None:
    name = settings.steps[number - 1].stage if number <= len(settings.steps) else ""
    return next((stage for stage in settings.stages if stage.name == name), None)


def deadline(settings: Settings) -> date | None:
    """The last day of the last stage."""
    return max((stage.last for stage in settings.stages), default=None)


def _is_undone(row: Row) -> bool:
    return row["done"] is None and row["state"] != _DONE


@rule("W01", Level.ASK, "流程步骤齐全", "进度表里没有第 {number} 步「{subject}」;请补上这一行", source=实施方案, once_due=True, needs=("progress.step",))
def every_step_is_listed(township: Submission) -> Iterator[Finding]:
    """Every step of the plan is listed."""
    there = steps(township)
    for number, item in enumerate(township.settings.steps, 1):
        if number not in there and township.rows("progress"):
            yield township.tables["progress"].tell("step", subject=item.name, number=number)


@rule(
    "W02",
    Level.ASK,
    "步骤先后有序",
    "「{subject}」完成于 {later},{relation}「{other}」({earlier});请核对日期",
    source=实施方案,
    needs=("progress.done",),
)
def steps_are_taken_in_order(township: Submission) -> Iterator[Finding]:
    """Steps that build on each other are taken in order, and no stage before the one before it has begun."""
    done = {number: row for number, row in steps(township).items() if row["done"] is not None}
    for first, second in (*_IN_ORDER, *_STRICTLY):
        if first in done and second in done:
            earlier, later = done[first]["done"], done[second]["done"]
            same = (first, second) in _STRICTLY and not later.after(earlier)
            if earlier.after(later) or same:
                yield _disordered(done[second], done[first], "早于" if earlier.after(later) else "不晚于")
    begun: dict[str, tuple[int, Row]] = {}
    for number in sorted(done):
        stage = _stage(township.settings, number)
        if stage and (stage.name not in begun or begun[stage.name][1]["done"].after(done[number]["done"])):
            begun[stage.name] = (number, done[number])
    order = [stage.name for stage in township.settings.stages if stage.name in begun]
    for before, after in pairwise(order):
        (_, earlier_row), (number, later_row) = begun[before], begun[after]
        if number < _FREE_FROM and earlier_row["done"].after(later_row["done"]):
            yield _disordered(later_row, earlier_row, f"{before}还没有开始,早于")


def _disordered(row: Row, other: Row, relation: str) -> Finding:
    return row.tell("done", later=row["done"], earlier=other["done"], other=other["step"], relation=relation)


@rule("W03", Level.ASK, "各步骤在规定阶段内完成", "「{subject}」完成于 {done},不在{stage}({first} 至 {last})内;请核对日期或说明", source=时间安排, needs=("progress.done",))
def steps_are_done_in_their_stage(township: Submission) -> Iterator[Finding]:
    """Each step is done inside its stage's window."""
    for number, row in steps(township).items():
        stage = _stage(township.settings, number)
        done = row["done"]
        if stage is None or done is None or done.after(Day(township.as_of)):
            continue
        if done.after(Day(stage.last)) or Day(stage.first).after(done):
            yield row.tell("done", done=done, stage=stage.name, first=stage.first, last=stage.last)


@rule("W04", Level.ASK, "到期的步骤已完成", "「{subject}」计划 {planned} 完成,到 {as_of} 还没有完成;请补填实际完成日期或说明进展", source=时间安排, needs=("progress.planned", "progress.done"))
def what_was_planned_is_done(township: Submission) -> Iterator[Finding]:
    """Nothing planned before the as-of day is still undone."""
    for row in township.rows("progress"):
        planned = row["planned"]
        if planned is not None and _is_undone(row) and Day(township.as_of).after(planned):
            yield row.tell("planned", planned=planned, as_of=township.as_of)


@rule("W05", Level.FIX, "没有完成在将来的事", "{what}「{value}」晚于核验日期 {as_of};请核对日期")
def nothing_is_done_in_the_future(township: Submission) -> Iterator[Finding]:
    """Nothing is done after the as-of day."""
    today = Day(township.as_of)
    for form, columns in _PAST.items():
        for row in township.rows(form):
            for column in columns:
                day = row[column]
                if day is not None and day.after(today):
                    yield row.tell(column, what=row.table.form.columns[column].title, as_of=township.as_of)
    ballots = township.get("ballots")
    for block in ballots.blocks if ballots else []:
        day = block.value("held_on")
        if day is not None and day.after(today):
            yield block.tell("held_on", what="会议日期", as_of=township.as_of)


_PAST = {
    "progress": ("done",),
    "officers": ("elected_on", "filed_on"),
    "training": ("trained_on",),
    "handover": ("handed_on",),
    "discipline": ("studied_on",),
}


@rule(
    "W06",
    Level.ASK,
    "公示时间足够",
    "公示 {first} 至 {last} 共 {days} 天,应在大会({congress})之前公示满 {least} 天;请核对日期或说明",
    source=县定,
    needs=("progress.notice_from", "progress.notice_to"),
    least=Parameter("公示天数", 5),
)
def notices_hang_long_enough(township: Submission, least: int) -> Iterator[Finding]:
    """公示 lasts the given days before the congress, first and last day counted."""
    congress = township.congress_day or next((row["done"] for number, row in steps(township).items() if number == ELECT), None)
    for row in township.rows("progress"):
        first, last = row["notice_from"], row["notice_to"]
        if first is None or last is None:
            continue
        until = min(last.date, congress.date - timedelta(days=1)) if congress else last.date
        days = _days(first.date, until, township.settings)
        if days < least:
            yield row.tell("notice_from", first=first, last=last, days=days, congress=congress or "未定", least=least)


def _days(first: date, last: date, settings: Settings) -> int:
    """The number of days from first to last, both counted; only working days if the county lists its days off."""
    span = ((first + timedelta(days=offset)) for offset in range((last - first).days + 1))
    return sum(day not in settings.days_off for day in span)


@rule("W07", Level.ASK, "备案及时", "{subject}当选于 {elected},备案日期 {filed},{how}", source=县定, needs=("officers.elected_on", "officers.filed_on"), term=Parameter("备案期限(天)", 15))
def results_are_filed_in_time(township: Submission, term: int) -> Iterator[Finding]:
    """备案日期 lies within the term after the election, and not before it."""
    for row in township.rows("officers"):
        elected, filed = row["elected_on"], row["filed_on"]
        if elected is None or filed is None:
            continue
        if elected.after(filed):
            yield row.tell("filed_on", elected=elected, filed=filed, how="早于当选日期;请核对两个日期")
        elif filed.after(Day(elected.date + timedelta(days=term))):
            yield row.tell("filed_on", elected=elected, filed=filed, how=f"已超过 {term} 天;请先核对两个日期,确实超期的请说明")


@rule("W08", Level.ASK, "请示、批复、报告有文号", "「{subject}」已完成,但没有填写文号;请补上", source=实施方案, needs=("progress.document", "progress.done"))
def papers_carry_a_number(township: Submission) -> Iterator[Finding]:
    """Steps 3, 4, 5 and 15, when done, carry a 文号."""
    for number, row in steps(township).items():
        if number in _ON_PAPER and row["done"] is not None and not row["document"]:
            yield row.tell("document")


@rule("W09", Level.FIX, "同一次会议日期一致", "{what}是 {here},{where}是 {there},应为同一天;请核对")
def one_meeting_has_one_date(township: Submission) -> Iterator[Finding]:
    """One meeting has one date: on the progress form, on the tally, on the 备案表."""
    taken = steps(township)
    for election, number in ((ELECTION_OF_COMMITTEE, ELECT), (ELECTION_OF_OFFICERS, ELECT_OFFICERS)):
        dated = [[block for block in held if block.value("held_on")] for held in ballot_rounds(township, election)]
        step = taken.get(number)
        for block in dated[0][:1] if dated else ():
            day = block.value("held_on")
            if step is not None and step["done"] is not None and not day.agrees(step["done"]):
                yield block.tell("held_on", what="会议日期", here=day, where=f"进度表「{step.subject}」", there=step["done"])
        if election == ELECTION_OF_OFFICERS:
            yield from _against_filing(township, [block.value("held_on") for held in dated for block in held])


def _against_filing(township: Submission, days: Sequence[Day]) -> Iterator[Finding]:
    """当选日期 on the 备案表 is the day of one of the meetings on the tally, later rounds included."""
    for row in township.rows("officers"):
        elected = row["elected_on"]
        if elected is not None and days and not any(elected.agrees(day) for day in days):
            yield row.tell("elected_on", what="当选日期", here=elected, where="计票表会议日期", there=days[0])


@rule("W10", Level.ASK, "按期完成换届", "「{subject}」{what},已过期限 {deadline};请说明", source=实施方案, needs=("progress.done",))
def everything_is_done_by_the_deadline(township: Submission) -> Iterator[Finding]:
    """Nothing is done, or still undone, after the deadline."""
    last = deadline(township.settings)
    if last is None:
        return
    for row in steps(township).values():
        done = row["done"]
        if done is not None and done.after(Day(last)) and not done.after(Day(township.as_of)):
            yield row.tell("done", what=f"完成于 {done}", deadline=last)
        elif _is_undone(row) and township.as_of > last:
            yield row.tell("planned", what="还没有完成", deadline=last)


@rule("W11", Level.ASK, "状态与实际完成日期相符", "「{subject}」状态是「{value}」,{what};请核对", source=实施方案, needs=("progress.state", "progress.done"))
def states_agree_with_dates(township: Submission) -> Iterator[Finding]:
    """状态 and 实际完成 agree."""
    for row in township.rows("progress"):
        if row["state"] == _DONE and row["done"] is None and not row.written("done"):
            yield row.tell("state", what="却没有填实际完成日期")
        elif row["state"] in ("未开始", "进行中") and row["done"] is not None:
            yield row.tell("state", suggestion=_DONE, what=f"却填了实际完成日期 {row['done']}")
