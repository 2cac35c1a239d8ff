"""check, rules and history: what is wrong with a few files, the rule book, the rounds so far."""

from datetime import datetime
from pathlib import Path

import click

from fulian_excel.chinese_click import Chinese
from fulian_excel.commands.terminal import DAY, OUR_FAULT, say
from fulian_excel.errors import UsageError


@click.command(
    cls=Chinese,
    options_metavar="[选项]",
    help="核验几个文件,只显示问题,什么也不写;有“必改”时退出码为 1,有规则运行出错时为 5。",
)
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--settings", metavar="文件", type=click.Path(path_type=Path), help="县级设置,默认在文件夹及其上级找")
@click.option("--as-of", metavar="YYYY-MM-DD", type=DAY, help="按哪一天核验,默认今天")
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
    crashed = [crash.code for crash in seen.crashes]
    click.echo(as_objects(seen.findings) if as_json else as_lines(seen.findings, seen.not_checked, crashed))
    if crashed:
        say(f"{crashed_told(crashed)} {elsewhere()}", err=True)
        raise SystemExit(OUR_FAULT)
    if any(finding.level == "必改" for finding in seen.findings):
        raise SystemExit(1)


@click.command(cls=Chinese, options_metavar="[选项]", help="看规则:全部规则一行一条,或某一条的详细说明。")
@click.argument("code", metavar="[编号]", default="")
def rules(code: str) -> None:
    """Show the rule book, or one rule explained."""
    from fulian_excel.outputs.reference import rule_explained, rule_lines  # noqa: PLC0415
    from fulian_excel.rules import RULES  # noqa: PLC0415

    if code and code.upper() not in RULES:
        raise UsageError(f"没有编号为「{code}」的规则;用 fulian-excel rules 看全部规则")
    click.echo(rule_explained(RULES[code.upper()]) if code else rule_lines())


@click.command(cls=Chinese, options_metavar="[选项]", help="看各轮汇总:每一轮发现了什么,和上一轮相比改了什么。")
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
