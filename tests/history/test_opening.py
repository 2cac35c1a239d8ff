"""A ledger that is missing, older, newer, damaged, without its key, or in other hands."""

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from fulian_excel.cli import main
from fulian_excel.errors import LedgerUnusable, OutputBlocked
from fulian_excel.findings import Status
from fulian_excel.history import Seal, opened, opened_to_tell
from fulian_excel.history import opening as under_test
from fulian_excel.history.schema import COLUMNS, MIGRATIONS, VERSION
from fulian_excel.outputs.summary import summary
from tests.history.test_ledger import about, folder, run  # noqa: F401 - a fixture

KEY = b"0123456789abcdef" * 2
KEPT = Path(__file__).with_name("unversioned.sql").read_text(encoding="utf-8")  # as it was before versions
NOW = datetime(2026, 11, 26, 9, 30)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "台账.sqlite"


def made(path: Path, script: str = KEPT) -> Path:
    path.parent.mkdir(exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()
    return path


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    number = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return number


def rounds(path: Path, seal: Seal, moment: datetime = NOW) -> int:
    with opened(path, seal, moment) as ledger:
        return len(list(ledger.entries()))


def test_a_missing_one_is_new(path):
    assert rounds(path, Seal(KEY)) == 0
    assert version(path) == VERSION == len(MIGRATIONS)


def test_columns_are_those_of_the_tables(path):
    assert rounds(path, Seal(KEY)) == 0
    connection = sqlite3.connect(path)
    for table, columns in COLUMNS.items():
        assert tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})")) == columns
    connection.close()


def test_one_from_before_versions_is_brought_up_and_goes_on(folder):  # noqa: F811
    state = folder / "结果" / ".state"
    state.mkdir(parents=True)
    (state / "key").write_bytes(KEY)
    ledger = made(folder / "结果" / "台账.sqlite")
    outcome = run(folder, day=21)
    assert version(ledger) == VERSION
    assert outcome.notes == ()
    assert {about(outcome, code).status for code in ("V03", "V11")} == {Status.OPEN}
    assert outcome.report.course.changed == []
    assert rounds(ledger, Seal(KEY)) == 2


def test_a_newer_one_is_refused_and_left_as_it_is(folder, capsys):  # noqa: F811
    run(folder)
    ledger = folder / "结果" / "台账.sqlite"
    made(ledger, f"PRAGMA user_version = {VERSION + 1}")
    before = ledger.read_bytes()
    with pytest.raises(LedgerUnusable, match="更新版本"):
        run(folder, day=21)
    with pytest.raises(SystemExit) as end:
        main(["run", str(folder), "--month", "2022-10"])
    assert end.value.code == 2
    assert "先更新本程序" in capsys.readouterr().err
    assert ledger.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"no ledger" * 100,
        lambda data: data[: len(data) // 2],
        lambda data: data[:4096] + b"\xff" * 4096 + data[8192:],
    ],
    ids=["no database", "cut", "a page overwritten"],
)
def test_a_damaged_one_is_set_aside_and_the_round_goes_on(path, damage):
    broken = damage(made(path).read_bytes())
    path.write_bytes(broken)
    with opened(path, Seal(KEY), NOW) as ledger:
        assert list(ledger.entries()) == []
        assert "已损坏" in ledger.notes[0]
        assert "台账(损坏1126-0930).sqlite" in ledger.notes[0]
        assert "别的程序" not in ledger.notes[0]
    assert path.with_name("台账(损坏1126-0930).sqlite").read_bytes() == broken
    assert rounds(path, Seal(KEY)) == 0


def test_one_with_other_tables_is_set_aside(path):
    made(path, "CREATE TABLE round (number INTEGER PRIMARY KEY)")
    with opened(path, Seal(KEY), NOW) as ledger:
        assert "已损坏" in ledger.notes[0]


def test_one_without_its_key_is_set_aside(path):
    made(path)
    with opened(path, Seal(b"another"), NOW) as ledger:
        assert list(ledger.entries()) == []
        assert "密钥" in ledger.notes[0]
    assert rounds(path.with_name("台账(缺密钥1126-0930).sqlite"), Seal(KEY)) == 1


def test_two_set_aside_in_one_minute_are_both_kept(path):
    for _ in range(2):
        path.write_bytes(b"no ledger" * 100)
        assert rounds(path, Seal(KEY)) == 0
    kept = {one.name for one in path.parent.glob("台账(*")}
    assert kept == {"台账(损坏1126-0930).sqlite", "台账(损坏1126-0930) (2).sqlite"}


def test_the_console_says_so(folder):  # noqa: F811
    run(folder)
    (folder / "结果" / "台账.sqlite").write_bytes(b"no ledger" * 100)
    outcome = run(folder, day=21)
    assert {one.status for one in outcome.report.findings} == {Status.NEW}
    assert "台账(损坏" in summary(outcome.report, outcome.folder, notes=outcome.notes)


def test_only_one_that_is_open_elsewhere_is_said_to_be(path, monkeypatch):
    monkeypatch.setattr(under_test, "_PATIENCE", 0.01)
    other = sqlite3.connect(made(path, f"{KEPT} PRAGMA user_version = {VERSION};"))
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OutputBlocked, match="别的程序"):
        rounds(path, Seal(KEY))
    other.close()


def test_one_that_cannot_be_opened_blames_nobody(path):
    path.mkdir()
    with pytest.raises(OutputBlocked, match="读写不了"):
        rounds(path, Seal(KEY))


def test_rounds_are_told_without_the_key_and_nothing_is_set_aside(path):
    with opened_to_tell(made(path)) as ledger:
        assert [one.round.month for one in ledger.entries()] == ["2022-10"]
    path.write_bytes(b"no ledger" * 100)
    with pytest.raises(LedgerUnusable, match="已损坏"), opened_to_tell(path):
        pass
    assert path.is_file()
