"""Several counties in one run, here and on a cluster: one's fault is never another's."""

import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import dask
import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from fulian_excel.cli import cli, main
from fulian_excel.counties.cluster import run_on_cluster
from fulian_excel.counties.many import gravest, run_counties
from fulian_excel.counties.rounds import Wish
from fulian_excel.errors import UsageError
from tests.counties.killer import FATAL
from tests.drawing import workbook

SETTINGS = Path(__file__).parents[2] / "sample_workbooks" / "县级设置.xlsx"
PEOPLE = """
    | 妇女代表名册 |
    | 填报单位 | 青山镇 | 填报日期 | '2022-10-20 |
    | 姓名 | 性别 | 出生年月 | 政治面貌 | 工作单位及职务 | 推选单位 |
    | 王芳 | 女 | '1980.05 | 中共党员 | 镇政府干部 | 镇机关 |
"""
BOOK = workbook({"代表": PEOPLE})  # once, because whoever saves it writes the time into it
WISH = Wish("2022-11", date(2022, 11, 30), 1)


def county(folder: Path) -> Path:
    """A small workspace."""
    (folder / "收件箱").mkdir(parents=True)
    shutil.copyfile(SETTINGS, folder / "县级设置.xlsx")
    (folder / "收件箱" / "青山镇.xlsx").write_bytes(BOOK)
    return folder


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A workspace whose settings cannot be read."""
    folder = county(tmp_path / "设置坏了")
    (folder / "县级设置.xlsx").write_bytes(b"nothing")
    return folder


def results(folder: Path) -> dict[str, bytes]:
    """What a round wrote, but for ledger, lock and log."""
    month = folder / "结果" / "2022-11"
    return {str(path.relative_to(month)): path.read_bytes() for path in sorted(month.rglob("*")) if path.is_file()}


def test_one_countys_fault_is_not_anothers(tmp_path: Path, broken: Path) -> None:
    folders = [county(tmp_path / "一"), broken, county(tmp_path / "二")]
    done = list(run_counties(folders, WISH))
    assert [one.exit_code for one in done] == [0, 2, 0]
    assert gravest(done) == 2
    assert results(folders[0]).keys() == results(folders[2]).keys()


def test_the_command_tells_each_and_all(tmp_path: Path, broken: Path) -> None:
    told = CliRunner().invoke(
        cli, ["run", str(county(tmp_path / "一")), str(broken), "--month", "2022-11"], standalone_mode=False
    )
    assert told.return_value == 2
    assert "共 2 个县:完成 1,没有完成 1" in told.output
    assert "没有汇总" in told.output


@pytest.mark.parametrize(("what", "says"), [("twice", "给了两次"), ("inside", "里面"), ("out", "不能用 --out")])
def test_what_makes_no_sense_is_said_before_anything_runs(
    tmp_path: Path, what: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    one = county(tmp_path / "一")
    other = {"twice": one, "inside": county(one / "里"), "out": county(tmp_path / "二")}[what]
    more = ["--out", str(tmp_path / "别处")] if what == "out" else []
    with pytest.raises(SystemExit) as ended:
        main(["run", str(one), str(other), "--month", "2022-11", *more])
    assert ended.value.code == 2
    assert says in capsys.readouterr().err
    assert not (one / "结果").exists()


def test_a_scheduler_that_is_not_there_is_said_soon(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(UsageError, match="连不上调度节点"):
        list(run_on_cluster("tcp://127.0.0.1:9", [county(tmp_path / "一")], WISH))
    assert time.monotonic() - begun < 30, "the command gives up after eight seconds; this machine may be busy"


@pytest.fixture
def cluster(request: pytest.FixtureRequest) -> Iterator[LocalCluster]:
    """Two worker processes, which may have children unless a test asks otherwise."""
    asked = getattr(request, "param", {})
    config = {
        "distributed.worker.daemon": asked.get("daemon", False),
        "distributed.scheduler.allowed-failures": asked.get("failures", 3),
        "distributed.worker.preload": ["tests.counties.killer"],
    }
    with (
        dask.config.set(config),
        LocalCluster(2, threads_per_worker=asked.get("threads", 1), dashboard_address=None) as started,
    ):
        yield started


@pytest.mark.long
@pytest.mark.parametrize("cluster", [{"failures": 0}, {"failures": 3}], indirect=True)
def test_a_cluster_loses_no_county_but_the_one_that_kills_its_worker(
    cluster: LocalCluster, tmp_path: Path, broken: Path
) -> None:
    good = [county(tmp_path / f"县{number:02}") for number in range(18)]
    folders = [*good[:5], county(tmp_path / FATAL), *good[5:], broken]
    done = {one.folder: one for one in run_on_cluster(cluster.scheduler_address, folders, WISH)}
    assert len(done) == 20
    assert {
        folder.name: done[str(folder.resolve())].exit_code
        for folder in folders
        if done[str(folder.resolve())].exit_code
    } == {FATAL: 5, broken.name: 2}
    assert "两次中止" in done[str((tmp_path / FATAL).resolve())].line
    alone = county(tmp_path / "单独")
    assert [one.exit_code for one in run_counties([alone], Wish(WISH.month, WISH.as_of, 2))] == [0]
    assert all(results(folder) == results(alone) for folder in good), "the same bytes here and there"


@pytest.mark.long
@pytest.mark.parametrize(
    ("cluster", "says"), [({"daemon": True}, "另开进程"), ({"threads": 2}, "一次只能做一个县")], indirect=["cluster"]
)
def test_workers_that_cannot_do_the_work_are_told_before_anything_is_sent(
    cluster: LocalCluster, says: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=says):
        list(run_on_cluster(cluster.scheduler_address, [county(tmp_path / "一")], WISH))
    assert not (tmp_path / "一" / "结果").exists()


@pytest.mark.long
def test_a_folder_that_the_workers_do_not_see_is_told(cluster: LocalCluster, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="看不到"):
        list(run_on_cluster(cluster.scheduler_address, [tmp_path / "没有挂载"], WISH))


@pytest.mark.long
def test_workers_of_another_version_are_told(
    cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fulian_excel.counties.cluster.version", lambda _program: "0.0.1")
    with pytest.raises(UsageError, match=r"本机是 0\.0\.1"):
        list(run_on_cluster(cluster.scheduler_address, [county(tmp_path / "一")], WISH))
    assert not (tmp_path / "一" / "结果").exists()
