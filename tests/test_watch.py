"""The watch speaks when a folder has settled after a change, and only then."""

from collections.abc import Iterator
from itertools import islice

import pytest

from fulian_excel import cli
from fulian_excel.errors import WorkspaceBusy
from fulian_excel.watch import settled


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


def test_a_round_that_cannot_be_run_does_not_end_the_watch(inbox, monkeypatch, capsys):
    calls = []

    def consolidate(folder):
        calls.append(folder)
        raise WorkspaceBusy("另一个汇总正在运行")

    monkeypatch.setattr("fulian_excel.journey.consolidate", consolidate)
    monkeypatch.setattr("fulian_excel.watch.settled", lambda folder: islice(iter([(), ()]), 2))
    with pytest.raises(SystemExit) as end:
        cli.main(["watch", str(inbox.parent)])
    assert (end.value.code, len(calls)) == (0, 2)
    assert capsys.readouterr().err.count("这一次没有汇总") == 2
