"""The watch speaks when a folder has settled after a change, and only then."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fulian_excel import cli
from fulian_excel.errors import WorkspaceBusy
from fulian_excel.outputs.starters import starters
from fulian_excel.watch import settled
from tests.rounds import workspace


@pytest.fixture
def inbox(tmp_path):
    (tmp_path / "收件箱").mkdir()
    return tmp_path / "收件箱"


def looks(root, *changes) -> Iterator[list[str]]:
    """The names seen each time the folder has settled, while one change after another happens between two looks."""
    left = list(changes)

    def sleep(_seconds: float) -> None:
        if not left:
            raise StopWatching
        left.pop(0)()

    try:
        for look in settled(root, sleep=sleep):
            yield [path.rpartition("/")[2] for path, _size, _time in look]
    except StopWatching:
        return


class StopWatching(Exception):
    pass


def nothing() -> None:
    """No change between two looks."""


def test_a_folder_is_told_once_it_has_settled(inbox):
    def grow():
        path = inbox / "青山镇.xlsx"
        path.write_bytes((path.read_bytes() if path.exists() else b"") + b"x")

    seen = list(looks(inbox.parent, nothing, grow, grow, nothing, nothing, nothing))
    assert seen == [[], ["青山镇.xlsx"]]


def test_temporary_files_and_results_are_no_change(inbox):
    def lock():
        (inbox / "~$青山镇.xlsx").write_bytes(b"x")

    def result():
        (inbox.parent / "结果").mkdir()

    assert list(looks(inbox.parent, nothing, lock, nothing, result, nothing)) == [[]]


def test_settings_count_and_files_that_go(inbox):
    settings = inbox.parent / "县级设置.xlsx"

    def write():
        settings.write_bytes(b"x")

    assert list(looks(inbox.parent, nothing, write, nothing, settings.unlink, nothing)) == [[], ["县级设置.xlsx"], []]


def watched(root, *changes) -> tuple[list[str], list[list[str]]]:
    """What is said while the folder changes, and the names seen each time it has settled."""
    left, said, seen = list(changes), [], []

    def sleep(_seconds: float) -> None:
        if not left:
            raise StopWatching
        left.pop(0)()

    with pytest.raises(StopWatching):
        seen.extend(
            [path.rpartition("/")[2] for path, _size, _time in look]
            for look in settled(root, sleep=sleep, tell=said.append)
        )
    return said, seen


@pytest.mark.parametrize("lock", ["~$青山镇.xlsx", ".~青山镇.xlsx", ".~lock.青山镇.xlsx#"])
def test_a_changed_file_that_is_open_is_waited_for(inbox, lock):
    def save():
        (inbox / lock).touch()
        (inbox / "青山镇.xlsx").write_bytes(b"x")

    said, seen = watched(inbox.parent, nothing, save, nothing, nothing, (inbox / lock).unlink, nothing)
    assert said == ["收件箱有变动,等它停下来", "「青山镇.xlsx」正被打开,等它关闭"]
    assert seen == [[], ["青山镇.xlsx"]]


def test_a_file_that_stays_open_is_not_waited_for_for_ever(inbox):
    def save():
        (inbox / "~$青山镇.xlsx").touch()
        (inbox / "青山镇.xlsx").write_bytes(b"x")

    said, seen = watched(inbox.parent, nothing, save, *[nothing] * 310)
    assert len(said) == 2
    assert seen == [[], ["青山镇.xlsx"]]


def test_a_lock_that_was_left_behind_holds_up_nothing(inbox):
    (inbox / "青山镇.xlsx").write_bytes(b"x")
    (inbox / "~$青山镇.xlsx").touch()
    assert watched(inbox.parent, nothing) == ([], [["青山镇.xlsx"]])


def test_a_file_that_cannot_be_opened_yet_is_still_being_written(inbox, monkeypatch):
    real = Path.open
    writing = [True]

    def opens(path, *rest, **named):
        if path.name == "青山镇.xlsx" and writing:
            raise PermissionError
        return real(path, *rest, **named)

    (inbox / "青山镇.xlsx").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", opens)
    said, seen = watched(inbox.parent, nothing, nothing, writing.clear)
    assert said == ["「青山镇.xlsx」正在写入,等它写完"]
    assert seen == [["青山镇.xlsx"]]


@pytest.fixture
def county(tmp_path):
    return workspace(tmp_path)


def watch(folder, monkeypatch, rounds, *options) -> int:
    """The exit code of a watch that sees some rounds and is then ended by Ctrl-C."""

    def looks(_folder, tell):
        yield from [()] * rounds
        raise KeyboardInterrupt

    monkeypatch.setattr("fulian_excel.watch.settled", looks)
    with pytest.raises(SystemExit) as end:
        cli.main(["watch", str(folder), *options])
    return end.value.code


@pytest.mark.parametrize("error", [WorkspaceBusy("另一个汇总正在运行"), ZeroDivisionError("13812340001")])
def test_a_round_that_cannot_be_run_does_not_end_the_watch(county, monkeypatch, capsys, error):
    calls = []

    def consolidate(folder, month):
        calls.append((folder, month))
        raise error

    monkeypatch.setattr("fulian_excel.journey.consolidate", consolidate)
    assert watch(county, monkeypatch, 2, "--month", "2022-10") == 0
    assert calls == [(county, "2022-10")] * 2
    assert capsys.readouterr().err.count("这一次没有汇总") == 2


def test_a_watch_says_what_it_does_and_ends_quietly(county, monkeypatch, capsys):
    assert watch(county, monkeypatch, 1, "--month", "2022-10") == 0
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0].startswith("守着「")
    assert lines[1] == "开始汇总……"
    assert "2022-10 汇总完成(按 2022-10-31 核验)" in lines
    assert lines[-2:] == ["继续守着收件箱;按 Ctrl+C 结束", "不再守着收件箱"]


def test_a_watch_of_the_wrong_folder_does_not_begin(county, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["watch", str(county / "收件箱")])
    assert end.value.code == 2
    assert "请改用工作区" in capsys.readouterr().err


def test_a_starter_for_the_watch():
    files = dict(starters("C:\\Python\\python.exe"))
    assert set(files) == {
        f"{name}.{ending}" for name in ("运行汇总", "守着收件箱", "写发信草稿") for ending in ("bat", "command")
    }
    assert b'"C:\\Python\\python.exe" -m fulian_excel watch .\r\n' in files["守着收件箱.bat"]
