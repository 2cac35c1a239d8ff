"""Our own faults are logged where the user is told to look, with nobody's number in them."""

import logging
import logging.config
from dataclasses import replace

import pytest

from fulian_excel import fault_log, journey
from fulian_excel.cli import main
from fulian_excel.declaring import DeclarationError
from fulian_excel.errors import UsageError
from fulian_excel.fault_log import elsewhere, kept_in, log_fault, logged
from fulian_excel.rules import RULES
from fulian_excel.workspace import Workspace
from tests.drawing import workbook
from tests.rounds import PEOPLE, run, workspace

NUMBER = "11010519491231002X"


def fails(*_, **__):
    raise ZeroDivisionError(NUMBER)


def test_what_is_logged_is_masked_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "log.txt"
    with logged(path):
        log_fault(f"P02 青山镇\n{NUMBER}")
    text = path.read_text(encoding="utf-8")
    assert "Z01 P02 青山镇\n110***********002X" in text
    assert path.stat().st_mode & 0o077 == 0
    log_fault("later")
    assert "later" not in path.read_text(encoding="utf-8")


def test_a_caller_who_sets_up_logging_does_not_silence_the_log(tmp_path):
    logging.config.dictConfig({"version": 1})
    with logged(tmp_path / "log.txt"):
        log_fault("P02")
    assert "Z01 P02" in (tmp_path / "log.txt").read_text(encoding="utf-8")


def test_a_caller_s_own_log_has_no_number_in_it(caplog):
    with caplog.at_level(logging.ERROR, logger="fulian_excel"):
        log_fault(NUMBER)
    assert "Z01" in caplog.text
    assert NUMBER not in caplog.text


def test_where_nothing_goes_wrong_there_is_no_log(tmp_path):
    with logged(tmp_path / "log.txt"):
        pass
    with pytest.raises(UsageError), logged(tmp_path / "log.txt"):
        raise UsageError("没有这个文件夹")
    assert not (tmp_path / "log.txt").exists()


def test_an_error_that_ends_a_run_is_logged_in_its_workspace(tmp_path, monkeypatch, capsys):
    folder = workspace(tmp_path)
    monkeypatch.setattr(journey, "review", fails)
    with pytest.raises(ZeroDivisionError) as raised:
        run(folder)
    log = Workspace.at(folder).log
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert NUMBER not in log.read_text(encoding="utf-8")
    assert kept_in(raised.value) == f"详情见日志 {log}"
    with pytest.raises(SystemExit, match="5"):
        main(["run", str(folder), "--month", "2022-10"])
    assert f"程序出错(ZeroDivisionError),没换的结果还是原来的;详情见日志 {log}" in capsys.readouterr().err


def test_a_slip_in_a_declaration_is_told_by_name(tmp_path, monkeypatch, capsys):
    def slips(*_, **__):
        raise DeclarationError("rule P99: its parameter 'years' is no argument of its function")

    monkeypatch.setattr(journey, "read_settings", slips)
    with pytest.raises(SystemExit, match="5"):
        main(["run", str(workspace(tmp_path)), "--month", "2022-10"])
    told = capsys.readouterr().err
    assert told == "错误:声明有误,什么都没有读:rule P99: its parameter 'years' is no argument of its function\n"


def test_an_error_without_a_workspace_is_logged_elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(fault_log.tempfile, "gettempdir", lambda: str(tmp_path))
    assert kept_in(ZeroDivisionError(NUMBER)) == f"详情见日志 {elsewhere()}"
    assert "ZeroDivisionError" in elsewhere().read_text(encoding="utf-8")


def test_where_no_log_can_be_written_that_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(fault_log, "elsewhere", lambda: tmp_path / "没有" / "log.txt")
    assert kept_in(ZeroDivisionError(NUMBER)) == f"日志也写不进 {tmp_path / '没有' / 'log.txt'}"
    assert capsys.readouterr().err == ""


@pytest.mark.crashes
def test_a_check_tells_of_a_rule_that_crashed(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(fault_log.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setitem(RULES, "P04", replace(RULES["P04"], function=fails))
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"代表": PEOPLE.format(unit="青山镇")}))
    with pytest.raises(SystemExit, match="5"):
        main(["check", str(path)])
    told = capsys.readouterr()
    assert f"注意:规则 P04 运行出错(Z01),其余不受影响;详情见日志 {elsewhere()}" in told.err
    assert "注意:规则 P04 运行出错" in told.out
    assert "没有发现问题" not in told.out
    assert "Z01 P04" in elsewhere().read_text(encoding="utf-8")
