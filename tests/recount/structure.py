"""Who the delegates and the members are: 界别, 政治面貌, 民族, 学历 and age, each group's parts adding up."""

from collections.abc import Callable

from tests.recount.reading import Forms, Sheet
from tests.recount.values import SECTORS, Day, age, birth, count, day, higher, minority, of_party, sector, text, yes

Figures = dict[str, int | None]
AGES = ("35岁及以下", "36至45岁", "46至55岁", "56岁及以上", "年龄未能识别")


def blocks(forms: Forms, matter: str) -> list[Sheet]:
    """The rounds of one election in order, the 预选 apart."""
    found = [
        block
        for block in forms.get("ballots", ())
        if text(block.labels.get("选举事项")) == matter and text(block.labels.get("选举方式")) != "预选"
    ]
    return sorted(found, key=lambda block: count(block.labels.get("轮次")) or 1)


def held(forms: Forms, as_of: Day) -> Forms:
    """The forms without the tallies of meetings still to come."""
    dates = [(block, day(block.labels.get("会议日期"))) for block in forms.get("ballots", ())]
    past = [block for block, held_on in dates if held_on is None or not held_on.after(as_of)]
    others = {form: tables for form, tables in forms.items() if form != "ballots"}
    return {**others, "ballots": past} if past else others


def congress_day(forms: Forms, as_of: Day) -> Day:
    """The day of the congress: the tally's, else step 12's, else the as-of day."""
    for block in blocks(forms, "执委"):
        held_on = day(block.labels.get("会议日期"))
        if held_on:
            return held_on
    for sheet in forms.get("progress", ()):
        for row in sheet.rows:
            done = day(row.get("实际完成"))
            if text(row.get("步骤")) == "妇女代表大会选举执委" and done and not done.after(as_of):
                return done
    return as_of


def formal(sheet: Sheet) -> Sheet:
    """The 正式 delegates; a blank 代表类别 is 正式, one that is none of the list's is nothing."""
    kept = [row for row in sheet.rows if text(row.get("代表类别")) in {"", None, "正式"}]
    return Sheet(sheet.columns, tuple(kept), sheet.labels)


def standing_unread(forms: Forms) -> int | None:
    """The delegates whose 代表类别 is none of the list's; None where nobody was asked."""
    sheets = [sheet for sheet in forms.get("delegates", ()) if sheet.column("代表类别") is not None]
    known = {"", None, "正式", "特邀", "列席"}
    return sum(text(row.get("代表类别")) not in known for sheet in sheets for row in sheet.rows) if sheets else None


def _split(sheet: Sheet, title: str, read: Callable[[object], bool | None], names: tuple[str, str, str]) -> Figures:
    cells = sheet.column(title)
    if cells is None:
        return dict.fromkeys(names)
    answers = [read(cell) for cell in cells]
    return dict(zip(names, (answers.count(True), answers.count(False), answers.count(None)), strict=True))


def _sectors(sheet: Sheet) -> Figures:
    cells = sheet.column("界别")
    names = {**{name: name for name in SECTORS}, "界别其他": "其他", "界别未能识别": None}
    if cells is None:
        return dict.fromkeys(names)
    read = [sector(cell) for cell in cells]
    return {name: read.count(value) for name, value in names.items()}


def _band(years: int | None) -> str:
    if years is None:
        return AGES[4]
    return AGES[(years > 35) + (years > 45) + (years > 55)]


def _ages(sheet: Sheet, on: Day, as_of: Day) -> Figures:
    cells = sheet.column("出生年月")
    if cells is None:
        return dict.fromkeys((*AGES, "年龄合计", "已知年龄人数"))
    years = [age(birth(cell, as_of), on) for cell in cells]
    bands = [_band(one) for one in years]
    known = [one for one in years if one is not None]
    return {**{name: bands.count(name) for name in AGES}, "年龄合计": sum(known), "已知年龄人数": len(known)}


def structure(sheet: Sheet | None, on: Day, as_of: Day) -> Figures:
    """The structure of one list of people; nothing is known of a list that was not sent."""
    sent = sheet or Sheet((), ())
    found = {
        **_sectors(sent),
        **_split(sent, "政治面貌", of_party, ("中共党员", "党外", "政治面貌未能识别")),
        **_split(sent, "民族", minority, ("少数民族", "汉族", "民族未能识别")),
        **_split(sent, "学历", higher, ("大专及以上", "大专以下", "学历未能识别")),
        **_ages(sent, on, as_of),
    }
    return {"总数": len(sent.rows) if sheet else None, **found}


def people(forms: Forms, as_of: Day) -> Figures:
    on = congress_day(forms, as_of)
    delegates = formal(forms["delegates"][0]) if "delegates" in forms else None
    committee = forms["committee"][0] if "committee" in forms else None
    figures = {f"代表{name}": value for name, value in structure(delegates, on, as_of).items()}
    figures |= {f"执委{name}": value for name, value in structure(committee, on, as_of).items()}
    newly = committee.column("是否新任") if committee else None
    figures["新任执委"] = None if newly is None else [yes(cell) for cell in newly].count(True)
    return figures
