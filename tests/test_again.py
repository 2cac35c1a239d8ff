"""The same round again answers without reading anything; whatever changed in between, it is run."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from fulian_excel import again, journey
from fulian_excel.cli import main
from tests.rounds import FILE, workspace

ASKED = ("--month", "2022-10", "--as-of", "2022-10-20", "--jobs", "1")
LAST = "again.json"


@pytest.fixture(scope="module")
def run_once(tmp_path_factory):
    """A workspace whose round was run, and a copy of it to begin anew from."""
    folder, kept = tmp_path_factory.mktemp("区"), tmp_path_factory.mktemp("底")
    told(workspace(folder))
    shutil.copytree(folder, kept, dirs_exist_ok=True)
    return folder, kept


@pytest.fixture
def county(run_once):
    """The workspace as its round left it."""
    folder, kept = run_once
    shutil.rmtree(folder)
    return shutil.copytree(kept, folder)


def told(folder: Path, *asked: str) -> str:
    words = [sys.executable, "-m", "fulian_excel", "run", str(folder), *(asked or ASKED)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def runs(monkeypatch, folder: Path, *asked: str) -> int:
    """How many rounds are really run when the round is asked for."""
    held = []
    real = journey.consolidate
    monkeypatch.setattr(journey, "consolidate", lambda *where, **how: held.append(1) or real(*where, **how))
    with pytest.raises(SystemExit) as end:
        main(["run", str(folder), *(asked or ASKED)])
    assert end.value.code == 0
    return len(held)


def test_the_same_again_tells_the_same_and_runs_nothing(county, monkeypatch, capsys):
    first = told(county)
    before = {path: path.stat().st_mtime_ns for path in county.rglob("*") if path.is_file()}
    assert runs(monkeypatch, county) == 0
    assert capsys.readouterr().out == first
    assert {path: path.stat().st_mtime_ns for path in county.rglob("*") if path.is_file()} == before


def test_the_same_again_imports_nothing_heavy(county):
    code = (
        "import sys; from fulian_excel.cli import main\n"
        f"try: main(['run', {str(county)!r}, *{ASKED!r}])\n"
        "finally: assert not {'pandas', 'pandera', 'lxml', 'xlsxwriter'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def _one_byte(folder: Path) -> None:
    path = folder / "收件箱" / FILE
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def _another_name(folder: Path) -> None:
    path = folder / "收件箱" / FILE
    path.rename(path.with_name(f"改名{path.name}"))


def _one_more(folder: Path) -> None:
    (folder / "收件箱" / "又一份.csv").write_text("姓名", encoding="utf-8")


def _beside(folder: Path) -> None:
    (folder / "放错地方.xlsx").write_bytes(b"")


def _settings(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "县级设置.xlsx")
    book["基本设置"]["B2"] = "别的县"
    book.save(folder / "县级设置.xlsx")


def _result_changed(folder: Path) -> None:
    (folder / "结果" / "2022-10" / "findings.csv").write_bytes(b"")


def _result_gone(folder: Path) -> None:
    next((folder / "结果" / "2022-10").glob("全县汇总*")).unlink()


def _ledger_gone(folder: Path) -> None:
    (folder / "结果" / "台账.sqlite").unlink()


def _ledger_changed(folder: Path) -> None:
    with (folder / "结果" / "台账.sqlite").open("ab") as stream:
        stream.write(b"\0" * 4096)


def _truncated(folder: Path) -> None:
    path = folder / "结果" / ".state" / LAST
    path.write_bytes(path.read_bytes()[:-9])


def _foreign(folder: Path) -> None:
    (folder / "结果" / ".state" / LAST).write_text('["别人的"]', encoding="utf-8")


def _of_another_workspace(folder: Path) -> None:
    path = folder / "结果" / ".state" / LAST
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"left": "0" * 64}), encoding="utf-8")


def _stopped_half_way(folder: Path) -> None:
    (folder / "结果" / ".state" / "journal.json").write_text("{}", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        *(_one_byte, _another_name, _one_more, _beside, _settings, _result_changed, _result_gone, _ledger_gone),
        *(_ledger_changed, _truncated, _foreign, _of_another_workspace, _stopped_half_way),
    ],
)
def test_whatever_changed_is_run(county, monkeypatch, change):
    change(county)
    assert runs(monkeypatch, county) == 1


@pytest.mark.parametrize(
    "asked",
    [
        ("--month", "2022-10", "--as-of", "2022-10-21"),
        ("--month", "2022-11", "--as-of", "2022-11-20"),
        (*ASKED, "--unmasked"),
        ("--month", "2022-10"),
    ],
)
def test_whatever_else_is_asked_for_is_run(county, monkeypatch, asked):
    assert runs(monkeypatch, county, *asked) == 1


def test_another_version_of_the_program_runs(county, monkeypatch):
    monkeypatch.setattr(again, "program", lambda: ("a newer one",))
    assert runs(monkeypatch, county) == 1


def test_what_is_told_once_is_not_told_again(county):
    (county / "结果" / "2022-10" / "findings.csv").write_bytes("县里改的".encode())
    assert "县里改动过" in told(county)
    assert "县里改动过" not in told(county)


def test_what_came_while_a_round_ran_is_not_taken_for_read(county, monkeypatch):
    real = journey.consolidate

    def meanwhile(*where, **how):
        outcome = real(*where, **how)
        _one_more(county)
        return outcome

    _settings(county)
    monkeypatch.setattr(journey, "consolidate", meanwhile)
    with pytest.raises(SystemExit):
        main(["run", str(county), *ASKED])
    (county / "收件箱" / "又一份.csv").unlink()
    monkeypatch.setattr(journey, "consolidate", real)
    assert runs(monkeypatch, county) == 1


def test_a_day_that_is_not_named_is_part_of_what_is_asked(tmp_path):
    desk = again.Workspace.at(workspace(tmp_path))
    today, tomorrow = (again.Wish("2022-10", None, unmasked=False, today=date(2022, 10, day)) for day in (20, 21))
    assert again.look(desk, today) != again.look(desk, tomorrow)
