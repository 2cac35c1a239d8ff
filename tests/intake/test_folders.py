"""Whoever names the wrong folder is told the right one, and nothing is written before it is known."""

import pytest

from fulian_excel.errors import SettingsError, UsageError
from fulian_excel.journey import consolidate
from tests.rounds import run, workspace


def everything(folder) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("工作区/收件箱", "在工作区里面;请改用工作区「{root}/工作区」"),
        ("工作区/收件箱/甲", "请改用工作区「{root}/工作区」"),
        (".", "它下面的才是;请改用「{root}/工作区」"),
        ("别处", "没有找到县级设置"),
    ],
)
def test_which_folder_to_use(tmp_path, named, words):
    (tmp_path / "工作区").mkdir()
    (tmp_path / "别处").mkdir()
    (workspace(tmp_path / "工作区") / "收件箱" / "甲").mkdir()
    before = everything(tmp_path)
    with pytest.raises(SettingsError) as told:
        consolidate(tmp_path / named)
    assert words.format(root=tmp_path.resolve()) in str(told.value)
    assert everything(tmp_path) == before


def test_settings_that_cannot_be_read_leave_nothing_behind(tmp_path):
    folder = workspace(tmp_path)
    (folder / "县级设置.xlsx").write_bytes(b"x")
    before = everything(folder)
    with pytest.raises(SettingsError):
        run(folder)
    assert everything(folder) == before


def test_results_do_not_go_into_the_inbox(tmp_path):
    folder = workspace(tmp_path)
    with pytest.raises(UsageError, match="收件箱"):
        consolidate(folder, out=folder / "收件箱")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda folder: [path.unlink() for path in (folder / "收件箱").iterdir()], "“收件箱”是空的"),
        (lambda folder: (folder / "收件箱").rename(folder / "收件"), "没有“收件箱”文件夹"),
        (lambda folder: (folder / "白水乡.xlsx").write_bytes(b"x"), "旁边还有 1 个文件没有读(白水乡.xlsx)"),
    ],
)
def test_what_lies_in_the_wrong_place_is_said(tmp_path, spoil, words):
    folder = workspace(tmp_path)
    assert run(folder).notes == ()
    spoil(folder)
    (note,) = run(folder).notes
    assert words in note
