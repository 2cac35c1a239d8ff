"""What goes wrong with a file or with ourselves costs that file only, and is told to whom it concerns."""

import shutil

from fulian_excel.extract import read
from fulian_excel.outputs import parcels
from fulian_excel.outputs.summary import chat_line, summary
from fulian_excel.workspace import Workspace
from tests.rounds import FILE, codes, run, statuses, workspace


def failing(function, name):
    """A function that crashes on the faulty file."""

    def wrapped(first, *rest, **named):
        if getattr(getattr(first, "found", first), "file", first) == name:
            raise ZeroDivisionError("身份证号 11010519491231002X")
        return function(first, *rest, **named)

    return wrapped


def log_of(folder) -> str:
    return (Workspace.at(folder).state / "log.txt").read_text(encoding="utf-8")


def test_a_file_that_we_fail_to_read_is_refused_as_our_fault(tmp_path, monkeypatch):
    folder = workspace(tmp_path)
    name = "青山镇执委.xlsx"
    shutil.copyfile(folder / "收件箱" / FILE, folder / "收件箱" / name)
    monkeypatch.setattr(read, "extract", failing(read.extract, name))
    outcome = run(folder)
    assert statuses(outcome) == {FILE: "read", name: "refused"}
    reason = next(one.reason for one in outcome.report.received if one.file == name)
    assert reason.startswith("Z01 程序自己出错")
    assert "拒收 青山镇执委.xlsx:Z01 程序自己出错" in summary(outcome.report, outcome.folder)
    assert "Z01" not in codes(outcome)
    assert "F07" not in [one.code for one in outcome.report.findings if one.township == "青山镇"]
    excused = [one for one in outcome.report.not_checked if one.code == "F07" and one.township == "青山镇"]
    assert {one.reason for one in excused} == {"程序自己出错,没能读「青山镇执委.xlsx」"}
    assert "ZeroDivisionError" in log_of(folder)
    assert "11010519491231002X" not in log_of(folder)


def test_who_sent_only_what_we_fail_to_read_is_not_said_to_be_missing(tmp_path, monkeypatch):
    def missing(outcome):
        said = {one.township for one in outcome.report.findings if one.code == "X04"}
        assert ("青山镇" in said) == ("青山镇" in chat_line(outcome.report).partition("未报")[2])
        return "青山镇" in said

    folder = workspace(tmp_path)
    monkeypatch.setattr(read, "extract", failing(read.extract, FILE))
    outcome = run(folder)
    assert not missing(outcome)
    assert ("X04", "青山镇") in [(one.code, one.township) for one in outcome.report.not_checked]
    (folder / "收件箱" / FILE).unlink()
    assert missing(run(folder))


def test_a_copy_that_we_fail_to_mark_goes_back_unmarked(tmp_path, monkeypatch):
    folder = workspace(tmp_path)
    monkeypatch.setattr(parcels, "_packed", failing(parcels._packed, FILE))
    outcome = run(folder)
    row = outcome.report.received[0]
    assert row.reason.startswith("Z01 批注时程序自己出错")
    assert (outcome.folder / row.marked).read_bytes() == (folder / "收件箱" / FILE).read_bytes()
    assert "ZeroDivisionError" in log_of(folder)
