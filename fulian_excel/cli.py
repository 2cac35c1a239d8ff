"""Words in, exit code out; what is heavy is imported only by the command that needs it."""

import sys
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fulian_excel.chinese_click import ChineseGroup, in_chinese
from fulian_excel.errors import FulianError, UsageError

if TYPE_CHECKING:
    from fulian_excel.journey import Outcome

_USAGE = 2
_OUR_FAULT = 5
_MONTH = click.DateTime(["%Y-%m"])
_DAY = click.DateTime(["%Y-%m-%d"])
_HELP = {"help_option_names": ["-h", "--help"]}


@click.group(cls=ChineseGroup, context_settings=_HELP, subcommand_metavar="命令 [选项]", options_metavar="")
@click.version_option(package_name="fulian-excel", message="fulian-excel %(version)s", help="显示版本")
def cli() -> None:
    """镇妇联换届报表汇总:把各镇工作簿放进“收件箱”,运行 run,结果在“结果”里。"""  # noqa: D400


@cli.command(options_metavar="[选项]", help="新建一个工作区,或把旧工作区的县级设置更新到新版;已填的内容都不动。")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--year", metavar="YYYY", type=click.IntRange(2000, 2099), help="哪一年换届,默认今年")
def init(folder: Path, year: int | None) -> None:
    """Lay out a new workspace; what is there already stays as it is."""
    from fulian_excel.layout import lay_out  # noqa: PLC0415

    now = datetime.now()  # noqa: DTZ005 - the operator's own clock
    for told in lay_out(folder, year or now.year, sys.executable, now):
        click.echo(told)


@cli.command(options_metavar="[选项]", help="生成空白报表,发给各镇填写;可只要其中几张表。")
@click.argument("forms", metavar="[报表…]", nargs=-1)
@click.option("--output", "-o", metavar="文件", required=True, type=click.Path(path_type=Path), help="写到哪个文件")
def template(forms: tuple[str, ...], output: Path) -> None:
    """Write the blank township workbook, with the options and lists of the county whose settings are nearest."""
    from fulian_excel.county import read_settings  # noqa: PLC0415
    from fulian_excel.forms import FORMS  # noqa: PLC0415
    from fulian_excel.forms.form import form_called  # noqa: PLC0415
    from fulian_excel.outputs.templates import township_template  # noqa: PLC0415
    from fulian_excel.settings import Settings  # noqa: PLC0415
    from fulian_excel.workbooks import nearest_settings  # noqa: PLC0415
    from fulian_excel.workspace import write_new  # noqa: PLC0415

    wanted = [form_called(name, FORMS) for name in forms] or list(FORMS.values())
    unknown = [name for name, form in zip(forms, wanted, strict=False) if form is None]
    if unknown:
        known = "、".join(f"{form.name} {form.title}" for form in FORMS.values())
        raise UsageError(f"没有「{unknown[0]}」这张报表(有:{known})")
    found = nearest_settings(output)
    settings = read_settings(found, date.today(), townships=False) if found else Settings()  # noqa: DTZ011 - the operator's own day
    if not write_new(output, township_template([form for form in wanted if form], settings)):
        raise UsageError(f"「{output}」已经有了;请换个名字或先移走它")
    click.echo(f"已写好 {output}")


@cli.command(options_metavar="[选项]", help="汇总一个工作区:读收件箱、逐格核验、生成批注件和全县汇总。")
@click.argument("folders", metavar="[工作区…]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--month", metavar="YYYY-MM", type=_MONTH, help="汇总哪个月,默认按日期")
@click.option("--as-of", metavar="YYYY-MM-DD", type=_DAY, help="按哪一天核验,默认今天或当月最后一天")
@click.option("--out", metavar="文件夹", type=click.Path(path_type=Path), help="结果写到别处")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="同时读几个文件")
@click.option("--unmasked", is_flag=True, help="另外生成一份不脱敏的全县名册(只供县里内部使用)")
@click.option("--open", "open_result", is_flag=True, help="完成后打开结果文件夹")
def run(
    folders: tuple[Path, ...],
    month: datetime | None,
    as_of: datetime | None,
    out: Path | None,
    jobs: int | None,
    *,
    unmasked: bool,
    open_result: bool,
) -> None:
    """Consolidate one workspace, or several one after the other."""
    from fulian_excel.journey import consolidate  # noqa: PLC0415

    folders = folders or (Path(),)
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"没有这个文件夹:「{folder}」")
    for folder in folders:
        with _progress() as tell:
            outcome = consolidate(
                folder,
                month=f"{month:%Y-%m}" if month else None,
                as_of=as_of.date() if as_of else None,
                out=out / folder.resolve().name if out and len(folders) > 1 else out,
                jobs=jobs,
                unmasked=unmasked,
                progress=tell,
            )
        click.echo(_told(outcome))
        if open_result:
            click.launch(str(outcome.folder))


@cli.command(options_metavar="[选项]", help="市或省汇总:把各县的上报工作簿(或工作区)合成一本。")
@click.argument("sources", metavar="工作区|文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", "-o", metavar="文件", required=True, type=click.Path(path_type=Path), help="写到哪个文件")
@click.option("--name", metavar="名称", required=True, help="市或省的名称,如 衡阳市")
@click.option("--level", metavar="市|省", type=click.Choice(["市", "省"]), default="市", help="是市还是省,默认市")
@click.option("--month", metavar="YYYY-MM", type=_MONTH, help="汇总哪个月,默认各单位最近的一个月")
def rollup(sources: tuple[Path, ...], out: Path, name: str, level: str, month: datetime | None) -> None:
    """Add up the reports of several counties, or cities, into one workbook that can be rolled up again."""
    from fulian_excel.counties.rolling_up import roll_up_counties  # noqa: PLC0415
    from fulian_excel.workspace import write_new  # noqa: PLC0415

    rolled = roll_up_counties(sources, name, level, f"{month:%Y-%m}" if month else None)
    if not write_new(out, rolled.workbook):
        raise UsageError(f"「{out}」已经有了;请换个名字或先移走它")
    click.echo(f"{name} {rolled.month} 汇总完成:计入 {len(rolled.parts)} 个单位")
    for part in rolled.parts:
        for doubt in part.doubts:
            click.echo(f"  注意 {part.name}:{doubt}")
    for source, why in rolled.missing:
        click.echo(f"  没有计入 {source}:{why}")
    click.echo(f"  结果:{out}")


@cli.command(options_metavar="[选项]", help="守着收件箱:每次有变动并且停下来以后自动汇总一次;按 Ctrl+C 结束。")
@click.argument("folder", metavar="[工作区]", default=Path(), type=click.Path(path_type=Path))
@click.option("--month", metavar="YYYY-MM", type=_MONTH, help="汇总哪个月,默认同 run")
def watch(folder: Path, month: datetime | None) -> None:
    """Consolidate whenever the inbox has settled after a change; what stops one round does not stop the watch."""
    from fulian_excel.intake.folders import require_workspace  # noqa: PLC0415
    from fulian_excel.watch import settled  # noqa: PLC0415
    from fulian_excel.workspace import Workspace  # noqa: PLC0415

    if not folder.is_dir():
        raise UsageError(f"没有这个文件夹:「{folder}」")
    require_workspace(Workspace.at(folder))
    _say(f"守着「{folder.resolve()}」的收件箱,有变动就汇总;按 Ctrl+C 结束")
    try:
        for _ in settled(folder, tell=_say):
            _one_round(folder, f"{month:%Y-%m}" if month else None)
            _say("继续守着收件箱;按 Ctrl+C 结束")
    except KeyboardInterrupt:
        _say("不再守着收件箱")


def _one_round(folder: Path, month: str | None) -> None:
    """A round of the watch, and what it came to or what stopped it."""
    from fulian_excel.journey import consolidate  # noqa: PLC0415

    _say("开始汇总……")
    try:
        click.echo(_told(consolidate(folder, month=month)))
    except FulianError as error:
        _say(f"这一次没有汇总:{error}", err=True)
    except Exception as error:  # noqa: BLE001 - the watch goes on whatever one round meets
        _say(f"这一次没有汇总:{_our_fault(error)}", err=True)


@cli.command(options_metavar="[选项]", help="核验几个文件,只显示问题,不写任何东西;有“必改”时退出码为 1。")
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--settings", metavar="文件", type=click.Path(path_type=Path), help="县级设置,默认在文件夹及其上级找")
@click.option("--as-of", metavar="YYYY-MM-DD", type=_DAY, help="按哪一天核验,默认今天")
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
def check(files: tuple[Path, ...], settings: Path | None, as_of: datetime | None, *, as_json: bool) -> None:
    """Show the findings of a few files."""
    from fulian_excel.fault_log import elsewhere, logged  # noqa: PLC0415
    from fulian_excel.outputs.summary import as_lines, as_objects, crashed_told  # noqa: PLC0415
    from fulian_excel.workbooks import check_workbooks  # noqa: PLC0415

    missing = [str(path) for path in files if not path.exists()]
    if missing:
        raise UsageError(f"没有这个文件:「{'」「'.join(missing)}」")
    folders = [str(path) for path in files if path.is_dir()]
    if folders:
        raise UsageError(f"「{'」「'.join(folders)}」是文件夹;请指明要核验的文件")
    with logged(elsewhere()):
        seen = check_workbooks(files, settings=settings, as_of=as_of.date() if as_of else None)
    click.echo(as_objects(seen.findings) if as_json else as_lines(seen.findings, seen.not_checked))
    if seen.crashes:
        click.echo(f"{crashed_told([crash.code for crash in seen.crashes])} {elsewhere()}", err=True)
    if any(finding.level == "必改" for finding in seen.findings):
        raise SystemExit(1)


@cli.command(options_metavar="[选项]", help="看规则:全部规则一行一条,或某一条的详细说明。")
@click.argument("code", metavar="[编号]", default="")
def rules(code: str) -> None:
    """Show the rule book, or one rule explained."""
    from fulian_excel.outputs.reference import rule_explained, rule_lines  # noqa: PLC0415
    from fulian_excel.rules import RULES  # noqa: PLC0415

    if code and code.upper() not in RULES:
        raise UsageError(f"没有编号为「{code}」的规则;用 fulian-excel rules 看全部规则")
    click.echo(rule_explained(RULES[code.upper()]) if code else rule_lines())


@cli.command(options_metavar="[选项]", help="看各轮汇总:每一轮发现了什么,和上一轮相比改了什么。")
@click.argument("folder", metavar="[工作区]", default=Path(), type=click.Path(path_type=Path))
@click.option("--out", metavar="文件夹", type=click.Path(path_type=Path), help="结果写在别处时,那个文件夹")
def history(folder: Path, out: Path | None) -> None:
    """Show the rounds of a workspace."""
    from fulian_excel.history import opened_to_tell  # noqa: PLC0415
    from fulian_excel.outputs.rounds import rounds_told  # noqa: PLC0415
    from fulian_excel.workspace import Workspace  # noqa: PLC0415

    workspace = Workspace.at(folder, out)
    if not workspace.ledger.is_file():
        raise UsageError(f"「{folder}」还没有台账;先用 fulian-excel run 汇总一次")
    with opened_to_tell(workspace.ledger) as ledger:
        click.echo(rounds_told(ledger.entries()))


def _told(outcome: "Outcome") -> str:
    """The closing summary of a round."""
    from fulian_excel.outputs.summary import summary  # noqa: PLC0415

    crashed = [crash.code for crash in outcome.crashes]
    return summary(outcome.report, outcome.folder, crashed, outcome.notes)


@contextmanager
def _progress() -> Any:
    """A bar on a terminal for work that takes longer than a moment; silence elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield tell


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every way out is an exit code and, where it went wrong, one Chinese line."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    try:
        code = cli.main(arguments, prog_name="fulian-excel", standalone_mode=False)
    except FulianError as error:
        _complain(str(error), error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        sys.exit(_USAGE)
    except click.UsageError as error:
        _complain(f"{in_chinese(error)};用 fulian-excel --help 看用法", _USAGE)
    except click.Abort:
        _complain("已中止", _USAGE)
    except Exception as error:  # noqa: BLE001 - our own fault: one line for the user, the rest for the log
        _complain(_our_fault(error), _OUR_FAULT)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(sentence: str, code: int) -> None:
    _say(f"错误:{sentence}", err=True)
    sys.exit(code)


def _say(sentence: str, *, err: bool = False) -> None:
    """A line on the terminal, numbers of people hidden."""
    from fulian_excel.masking import mask  # noqa: PLC0415
    from fulian_excel.words import escaped  # noqa: PLC0415

    click.echo(escaped(mask(sentence)), err=err)


def _our_fault(error: Exception) -> str:
    """The sentence about an error of ours, which is logged for whoever mends us."""
    from fulian_excel.fault_log import kept_in  # noqa: PLC0415
    from fulian_excel.rulebook import DeclarationError  # noqa: PLC0415

    if isinstance(error, DeclarationError):
        return f"规则声明有误,什么都没有读:{error}"
    return f"程序出错({type(error).__name__}),没换的结果还是原来的;{kept_in(error)}"


__all__ = ["main"]
