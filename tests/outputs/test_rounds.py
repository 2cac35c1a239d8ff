"""What `history` says of the months' ends and of who repeats the same fault."""

from datetime import date

from fulian_excel.findings import Level, Status
from fulian_excel.history import Entry, KeptFinding, Round
from fulian_excel.outputs.rounds import rounds_told


def told(township: str, code: str, status: Status, level: Level = Level.FIX) -> KeptFinding:
    return KeptFinding(code, code, level, township, "", "", "", "", status, code, b"", "", b"")


def entry(month: str, day: int, *found: KeptFinding) -> Entry:
    return Entry(Round(month, month, date.fromisoformat(f"{month}-{day:02}")), "", 1, found, ())


ENTRIES = [
    entry("2022-10", 20, told("青山镇", "V07", Status.NEW), told("白水乡", "V07", Status.NEW)),
    entry("2022-10", 31, told("青山镇", "V07", Status.OPEN), told("白水乡", "D01", Status.EXPLAINED, Level.ASK)),
    entry("2022-11", 5, told("青山镇", "V07", Status.NEW), told("青山镇", "T02", Status.NEW, Level.NOTE)),
]


def test_what_was_open_at_each_months_end() -> None:
    text = rounds_told(ENTRIES)
    assert "2022-10(截至 2022-10-31)共 1 处,另有已说明 1:青山镇 1" in text
    assert "2022-11(截至 2022-11-05)共 1 处:青山镇 1" in text


def test_who_repeats_the_same_fault() -> None:
    last = rounds_told(ENTRIES).splitlines()[-1]
    assert last.startswith("  青山镇 V07 ")
    assert last.endswith("第 1 轮 1 处、第 3 轮 1 处")
    assert "改了又犯" not in rounds_told(ENTRIES[:2])


def test_no_rounds_are_nothing_to_tell() -> None:
    assert rounds_told([]) == ""
