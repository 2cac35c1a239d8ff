"""A round is put in place file by file: what staff made of a file is kept, and whoever kills us leaves nothing torn."""

import json
from datetime import datetime

import pytest

from fulian_excel import disk
from fulian_excel.publishing import moving, recover, staging
from fulian_excel.workspace import Workspace

MONTH = "2022-11"
NOW = datetime(2022, 11, 26, 9, 30)
ROLL_UP = "全县汇总_2022-11.xlsx"
COPY = "批注件/青山镇/表.xlsx"


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch):
    monkeypatch.setattr(moving, "PATIENCE", 0.0)


@pytest.fixture
def desk(tmp_path):
    return Workspace.at(tmp_path)


def publish(desk, files, taken=None):
    with staging(desk, MONTH) as staged:
        for name, text in files.items():
            staged.write(name, text.encode())
        return staged.publish(NOW, taken.append if taken is not None else nothing)


def nothing(_path) -> None:
    """No ledger to take anything in."""


def lying(desk) -> dict[str, str]:
    """Every file of the month's folder, and what it says."""
    folder = desk.month(MONTH)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def scaffolding(desk) -> list[str]:
    return sorted(path.name for path in desk.state.iterdir() if path.name != "manifest.json")


def test_what_nobody_changed_is_replaced(desk):
    assert publish(desk, {ROLL_UP: "一", COPY: "甲"}) == []
    assert publish(desk, {ROLL_UP: "二", COPY: "甲"}) == []
    assert lying(desk) == {ROLL_UP: "二", COPY: "甲"}
    assert scaffolding(desk) == []


def test_the_same_again_touches_nothing(desk, monkeypatch):
    publish(desk, {ROLL_UP: "一", COPY: "甲"})
    for step in ("write", "replace", "remove"):
        monkeypatch.delattr(disk, step)
    assert publish(desk, {ROLL_UP: "一", COPY: "甲"}) == []


def test_what_staff_edited_is_kept_beside_under_a_dated_name(desk):
    publish(desk, {ROLL_UP: "一"})
    (desk.month(MONTH) / ROLL_UP).write_text("县里改的")
    (told,) = publish(desk, {ROLL_UP: "二"})
    kept = "全县汇总_2022-11(改动于1126-0930).xlsx"
    assert lying(desk) == {ROLL_UP: "二", kept: "县里改的"}
    assert kept in told
    assert publish(desk, {ROLL_UP: "三"}) == []
    assert lying(desk) == {ROLL_UP: "三", kept: "县里改的"}


def test_edited_twice_in_a_minute_both_are_kept(desk):
    for text in ("一", "二", "三"):
        publish(desk, {ROLL_UP: text})
        (desk.month(MONTH) / ROLL_UP).write_text(f"{text}改")
    assert sorted(lying(desk).values()) == ["一改", "三改", "二改"]


def test_files_of_theirs_are_never_touched(desk):
    publish(desk, {ROLL_UP: "一"})
    (desk.month(MONTH) / "县里的.xlsx").write_text("县里的")
    publish(desk, {ROLL_UP: "二"})
    assert lying(desk) == {ROLL_UP: "二", "县里的.xlsx": "县里的"}


def test_a_file_or_folder_of_theirs_in_a_place_of_ours_is_moved_aside(desk):
    (desk.month(MONTH) / ROLL_UP).mkdir(parents=True)
    (desk.month(MONTH) / ROLL_UP / "县里的.txt").write_text("县里的")
    (desk.month(MONTH) / "findings.csv").write_text("县里的")
    told = publish(desk, {ROLL_UP: "一", "findings.csv": "二"})
    assert lying(desk) == {
        ROLL_UP: "一",
        "findings.csv": "二",
        "全县汇总_2022-11(改动于1126-0930).xlsx/县里的.txt": "县里的",
        "findings(改动于1126-0930).csv": "县里的",
    }
    assert len(told) == 2


def test_what_the_round_no_longer_has_goes_only_if_unchanged(desk):
    publish(desk, {ROLL_UP: "一", COPY: "甲", "批注件/白石镇/表.xlsx": "乙"})
    (desk.month(MONTH) / "批注件/白石镇/表.xlsx").write_text("改了")
    (told,) = publish(desk, {ROLL_UP: "一"})
    assert lying(desk) == {ROLL_UP: "一", "批注件/白石镇/表.xlsx": "改了"}
    assert "留着没有删" in told
    assert not (desk.month(MONTH) / "批注件/青山镇").exists()


def test_other_months_stay(desk):
    publish(desk, {ROLL_UP: "一"})
    with staging(desk, "2022-12") as staged:
        staged.write("a.csv", b"x")
        staged.publish(NOW, nothing)
    assert lying(desk) == {ROLL_UP: "一"}
    (desk.month(MONTH) / ROLL_UP).write_text("改")
    assert len(publish(desk, {ROLL_UP: "二"})) == 1


def held(monkeypatch, *names):
    """Some files are open in WPS on Windows: nobody can replace or rename them."""
    real = disk.replace

    def refuses(source, target):
        if source.name in names or target.name in names:
            raise PermissionError(13, "Permission denied", str(target))
        real(source, target)

    monkeypatch.setattr(disk, "replace", refuses)


@pytest.mark.parametrize("edited", [False, True])
def test_a_file_open_in_wps_gets_the_new_one_beside_it(desk, monkeypatch, edited):
    publish(desk, {ROLL_UP: "一", COPY: "甲"})
    if edited:
        (desk.month(MONTH) / ROLL_UP).write_text("改")
    with monkeypatch.context() as patch:
        held(patch, ROLL_UP)
        (told,) = publish(desk, {ROLL_UP: "二", COPY: "乙"})
    beside = "全县汇总_2022-11(新结果1126-0930).xlsx"
    assert lying(desk) == {ROLL_UP: "改" if edited else "一", beside: "二", COPY: "乙"}
    assert "正被打开" in told
    assert beside in told
    told = publish(desk, {ROLL_UP: "三", COPY: "乙"})
    kept = {"全县汇总_2022-11(改动于1126-0930).xlsx": "改"} if edited else {}
    assert lying(desk) == {ROLL_UP: "三", COPY: "乙"} | kept
    assert len(told) == edited


def test_who_lets_go_in_time_is_replaced(desk, monkeypatch):
    publish(desk, {ROLL_UP: "一"})
    monkeypatch.setattr(moving, "PATIENCE", 3.0)
    real, refusals = disk.replace, [PermissionError(), PermissionError()]

    def refuses_twice(source, target):
        if target.name == ROLL_UP and refusals:
            raise refusals.pop()
        real(source, target)

    monkeypatch.setattr(disk, "replace", refuses_twice)
    assert publish(desk, {ROLL_UP: "二"}) == []
    assert lying(desk) == {ROLL_UP: "二"}


def test_a_file_that_cannot_be_deleted_goes_the_next_time(desk, monkeypatch):
    publish(desk, {ROLL_UP: "一", COPY: "甲"})
    with monkeypatch.context() as patch:
        real = disk.remove
        patch.setattr(
            disk,
            "remove",
            lambda path: (_ for _ in ()).throw(PermissionError()) if path.suffix == ".xlsx" else real(path),
        )
        (told,) = publish(desk, {ROLL_UP: "一"})
    assert "删不了" in told
    publish(desk, {ROLL_UP: "二"})
    assert lying(desk) == {ROLL_UP: "二"}


class Killed(BaseException):
    """Stands for SIGKILL: nothing of ours runs after it."""


def killed_after(patch, steps: int) -> None:
    """The run dies after so many steps on the disk."""
    left = [steps]

    def counted(step):
        def done(*arguments):
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            step(*arguments)

        return done

    for name in ("write", "replace", "remove", "sync_folder"):
        patch.setattr(disk, name, counted(getattr(disk, name)))
    patch.setattr(moving.shutil, "rmtree", lambda *_arguments, **_named: None)


@pytest.mark.parametrize("open_in_wps", [(), (ROLL_UP,)])
def test_killed_after_any_step_every_file_is_whole_and_the_next_start_finishes(desk, monkeypatch, open_in_wps):
    old = {ROLL_UP: "一", COPY: "甲", "批注件/白石镇/表.xlsx": "丙"}
    new = {ROLL_UP: "二", COPY: "乙", "findings.csv": "丁"}
    for steps in range(60):
        publish(desk, old)
        (desk.month(MONTH) / COPY).write_text("改")
        taken: list = []
        with monkeypatch.context() as patch:
            held(patch, *open_in_wps)
            killed_after(patch, steps)
            try:
                publish(desk, new)
                finished = True
            except Killed:
                finished = False
        for name, text in lying(desk).items():
            assert text in {old.get(name), new.get(name), "改", "二"}, name
        assert "改" in lying(desk).values()
        recover(desk, taken.append)
        assert scaffolding(desk) == []
        publish(desk, new)
        kept = {name: text for name, text in lying(desk).items() if "改动于" in name}
        assert set(kept.values()) == {"改"}
        assert lying(desk) == new | kept
        for name in kept:
            (desk.month(MONTH) / name).unlink()
        if finished:
            break
    assert finished
    assert steps > 10


def test_staging_that_is_no_longer_whole_is_given_up(desk, monkeypatch):
    publish(desk, {ROLL_UP: "一", COPY: "甲"})
    with monkeypatch.context() as patch:
        killed_after(patch, 2 + 1 + 3 + 1)  # two staged, synced, journal in, the first file moved
        with pytest.raises(Killed):
            publish(desk, {ROLL_UP: "二", COPY: "乙"})
    assert lying(desk) == {ROLL_UP: "二", COPY: "甲"}
    for path in desk.state.glob("staging-*/1"):
        path.write_text("torn")
    assert recover(desk, nothing) == []
    assert lying(desk) == {ROLL_UP: "二", COPY: "甲"}
    assert publish(desk, {ROLL_UP: "三", COPY: "丙"}) == []
    assert lying(desk) == {ROLL_UP: "三", COPY: "丙"}


@pytest.mark.parametrize("text", ["", "{", '{"puts": [{}]}', "[]", '{"new": "program"}'])
def test_a_journal_that_cannot_be_read_holds_up_nothing(desk, text):
    publish(desk, {ROLL_UP: "一"})
    (desk.state / "journal.json").write_text(text)
    (desk.state / "staging-x").mkdir()
    (desk.state / "y.tmp").write_text("")
    assert recover(desk, nothing) == []
    assert scaffolding(desk) == []
    assert publish(desk, {ROLL_UP: "二"}) == []


def test_without_its_list_of_files_nothing_is_lost(desk):
    publish(desk, {ROLL_UP: "一"})
    (desk.state / "manifest.json").write_text("{")
    publish(desk, {ROLL_UP: "二"})
    assert sorted(lying(desk).values()) == ["一", "二"]


def test_the_ledger_takes_the_round_in_last(desk, monkeypatch):
    taken: list = []

    def take_in(path):
        taken.append((path.read_text(), lying(desk)))

    with staging(desk, MONTH) as staged:
        staged.write(ROLL_UP, "一".encode())
        staged.round.write_text("轮")
        staged.publish(NOW, take_in)
    assert taken == [("轮", {ROLL_UP: "一"})]
    assert json.loads((desk.state / "manifest.json").read_bytes()).keys() == {f"{MONTH}/{ROLL_UP}"}
