"""Hostile files in one batch with good townships cost nobody else a byte."""

import os
from datetime import date

import pytest

from fulian_excel.cli import main
from fulian_excel.extract.read import read_file
from fulian_excel.intake.discover import Found
from fulian_excel.journey import consolidate
from fulian_excel.settings import Settings
from tests.intake.hostile import HOSTILE
from tests.rounds import FILE, workspace


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_said_of_each(tmp_path, name):
    ending, make, code = HOSTILE[name]
    path = tmp_path / f"{name}{ending}"
    path.write_bytes(make())
    read = read_file(Found(path.name, path), Settings())
    assert read.fault == ""
    assert (read.refusal.code if read.refusal else "") == code


def round_of(folder):
    return consolidate(folder, month="2022-10", as_of=date(2022, 10, 20), jobs=2)


def told(outcome) -> list[tuple[object, ...]]:
    return [
        (one.id, one.code, one.place, one.subject, one.value, one.message_for_county)
        for one in outcome.report.findings
        if one.township
    ]


def test_all_of_them_in_one_batch(tmp_path):
    folder = workspace(tmp_path)
    alone = round_of(folder)
    inbox = folder / "收件箱"
    for name, (ending, make, _) in HOSTILE.items():
        (inbox / f"{name}{ending}").write_bytes(make())
    os.mkfifo(inbox / "管道.xlsx")
    (inbox / "圈").symlink_to(inbox)
    (inbox / "自己.xlsx").symlink_to(inbox / "自己.xlsx")
    (inbox / "~$青山镇名册.xlsx").write_bytes(b"\x05user")
    (inbox / ".~lock.青山镇名册.xlsx#").write_bytes(b"user")
    together = round_of(folder)
    assert told(together) == told(alone)
    status = {one.file: (one.status, one.reason[:3]) for one in together.report.received}
    for name, (ending, _, code) in HOSTILE.items():
        became, why = status[f"{name}{ending}"]
        assert (became, code and why) == ("refused" if code else "read", code)
    for name in ("管道.xlsx", "圈", "自己.xlsx"):
        assert status[name] == ("refused", "F01")
    assert len(status) == len(HOSTILE) + 4


ODD_NAMES = {
    "line break": "青山镇\n名册.xlsx",
    "emoji": "青山镇😀名册.xlsx",
    "right to left": "青山镇\u202e名册\u200f.xlsx",
    "long": f"青山镇{'名' * 70}.xlsx",
    "control": "青山镇\x01\x1b[31m.xlsx",
    "formula": "=青山镇.xlsx",
    "blank": " 青山镇 .xlsx",
    "device": "con.xlsx",
}


@pytest.mark.parametrize("name", [*ODD_NAMES.values(), b"\xc7\xe0\xc9\xbd\xd5\xf2.xlsx"], ids=[*ODD_NAMES, "no UTF-8"])
def test_odd_names(tmp_path, name, capsys):
    folder = workspace(tmp_path)
    (folder / "收件箱" / FILE).rename(folder / "收件箱" / os.fsdecode(name))
    with pytest.raises(SystemExit) as left:
        main(["run", str(folder), "--month", "2022-10", "--as-of", "2022-10-20"])
    said = capsys.readouterr()
    assert (left.value.code, said.err) == (0, "")
    assert all(line.isprintable() for line in said.out.splitlines())
    received = (folder / "结果/2022-10/received.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(received) == 2
    assert all(line.isprintable() for line in received)
    (copy,) = (folder / "结果/2022-10/批注件/青山镇").iterdir()
    assert len(os.fsencode(copy.name)) <= 255
    assert copy.name.isprintable()
