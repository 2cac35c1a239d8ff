"""run and watch: the consolidation of a workspace, of several, or whenever an inbox has settled."""

import atexit
import gc
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fulian_excel.chinese_click import Chinese
from fulian_excel.commands.terminal import DAY, MONTH, our_fault, progress_bar, say
from fulian_excel.errors import FulianError, UsageError

if TYPE_CHECKING:
    from fulian_excel.again import Telling, Wish
    from fulian_excel.journey import Outcome
    from fulian_excel.workspace import Workspace

# New objects before garbage is looked for: a round makes records by the hundred thousand, hardly one in a cycle.
_SELDOM = 500_000


@click.command(cls=Chinese, options_metavar="[选项]", help="汇总一个工作区:读收件箱、逐格核验、生成批注件和全县汇总。")
@click.argument("folders", metavar="[工作区…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--month", metavar="YYYY-MM", type=MONTH, help="汇总哪个月,默认按日期")
@click.option("--as-of", metavar="YYYY-MM-DD", type=DAY, help="按哪一天核验,默认今天或当月最后一天")
@click.option("--out", metavar="文件夹", type=click.Path(path_type=Path), help="结果写到别处")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="同时读几个文件")
@click.option("--unmasked", is_flag=True, help="另外生成一份不脱敏的全县名册(只供县里内部使用)")
@click.option("--open", "open_result", is_flag=True, help="完成后打开结果文件夹")
@click.option("--scheduler", metavar="地址", help="把各县交给 Dask 集群(tcp://…),须有共享文件夹")
def run(
    folders: tuple[Path, ...],
    month: datetime | None,
    as_of: datetime | None,
    out: Path | None,
    jobs: int | None,
    *,
    unmasked: bool,
    open_result: bool,
    scheduler: str | None,
) -> int:
    """Consolidate one workspace, or several: here one after the other, or side by side on a cluster."""
    folders = folders or (Path(),)
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"没有这个文件夹:「{folder}」")
    wanted = f"{month:%Y-%m}" if month else None
    if len(folders) > 1 or scheduler:
        if out or open_result:
            raise UsageError("几个工作区一起汇总时不能用 --out 和 --open:结果各在自己的“结果”里")
        return _run_many(folders, scheduler, (wanted, as_of.date() if as_of else None, jobs, unmasked))
    from fulian_excel.again import Wish  # noqa: PLC0415
    from fulian_excel.workspace import Workspace  # noqa: PLC0415

    wish = Wish(wanted, as_of.date() if as_of else None, unmasked, date.today())  # noqa: DTZ011 - the operator's own day
    workspace = Workspace.at(folders[0], out)
    told = _round(workspace, wish, jobs)
    click.echo(told.text)
    if open_result:
        click.launch(str(workspace.month(told.month)))
    return 0


def _round(workspace: "Workspace", wish: "Wish", jobs: int | None) -> "Telling":
    """A round and what its end tells; what was told before where it is the same round again."""
    from fulian_excel.again import Telling, look, remember, told_before  # noqa: PLC0415
    from fulian_excel.intake.folders import require_workspace  # noqa: PLC0415

    require_workspace(workspace)
    seen = look(workspace, wish)
    before = told_before(workspace, seen)
    if before is not None:
        return before
    gc.set_threshold(_SELDOM)
    atexit.register(gc.freeze)  # a round's records go with the process: to look through them takes half a second
    from fulian_excel.journey import consolidate  # noqa: PLC0415

    with progress_bar() as tell:
        outcome = consolidate(
            workspace.root,
            month=wish.month,
            as_of=wish.as_of,
            out=workspace.out,
            jobs=jobs,
            unmasked=wish.unmasked,
            progress=tell,
        )
    told = Telling(_closing_summary(outcome), outcome.report.month)
    if outcome.settled:
        remember(workspace, seen, wish, {row.file: row.sha256 for row in outcome.report.received}, told)
    return told


def _run_many(folders: tuple[Path, ...], scheduler: str | None, wish: tuple[Any, ...]) -> int:
    """Run several counties, tell each as it is done and all of them at the end; the gravest exit code."""
    from fulian_excel.counties.many import all_told, gravest, run_counties  # noqa: PLC0415
    from fulian_excel.counties.rounds import Wish  # noqa: PLC0415

    done = []
    with progress_bar() as tell:
        for one in run_counties(folders, Wish(*wish), scheduler):
            done.append(one)
            if tell:
                tell("各县", len(done), len(folders))
            click.echo(f"{one.text or one.line}\n")
    click.echo("\n".join(all_told(done)))
    return gravest(done)


@click.command(cls=Chinese, options_metavar="[选项]", help="守着收件箱:有变动并停下来以后就汇总一次;按 Ctrl+C 结束。")
@click.argument("folder", metavar="[工作区]", default=Path(), type=click.Path(path_type=Path))
@click.option("--month", metavar="YYYY-MM", type=MONTH, help="汇总哪个月,默认同 run")
def watch(folder: Path, month: datetime | None) -> None:
    """Consolidate whenever the inbox has settled after a change; what stops one round does not stop the watch."""
    from fulian_excel.intake.folders import require_workspace  # noqa: PLC0415
    from fulian_excel.watch import settled  # noqa: PLC0415
    from fulian_excel.workspace import Workspace  # noqa: PLC0415

    if not folder.is_dir():
        raise UsageError(f"没有这个文件夹:「{folder}」")
    require_workspace(Workspace.at(folder))
    say(f"守着「{folder.resolve()}」的收件箱,有变动就汇总;按 Ctrl+C 结束")
    try:
        for _ in settled(folder, tell=say):
            _one_round(folder, f"{month:%Y-%m}" if month else None)
            say("继续守着收件箱;按 Ctrl+C 结束")
    except KeyboardInterrupt:
        say("不再守着收件箱")


def _one_round(folder: Path, month: str | None) -> None:
    """A round of the watch, and what it came to or what stopped it."""
    from fulian_excel.journey import consolidate  # noqa: PLC0415

    say("开始汇总……")
    try:
        click.echo(_closing_summary(consolidate(folder, month=month)))
    except FulianError as error:
        say(f"这一次没有汇总:{error}", err=True)
    except Exception as error:  # noqa: BLE001 - the watch goes on whatever one round meets
        say(f"这一次没有汇总:{our_fault(error)}", err=True)


def _closing_summary(outcome: "Outcome") -> str:
    """The closing summary of a round."""
    from fulian_excel.counties.rounds import closing_summary  # noqa: PLC0415

    return closing_summary(outcome)
