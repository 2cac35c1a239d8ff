"""rollup: a city's or province's workbook from its counties'."""

from datetime import datetime
from pathlib import Path

import click

from fulian_excel.chinese_click import Chinese
from fulian_excel.commands.terminal import MONTH
from fulian_excel.errors import UsageError


@click.command(cls=Chinese, options_metavar="[选项]", help="市或省汇总:把各县的上报工作簿(或工作区)合成一本。")
@click.argument("sources", metavar="工作区|文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", "-o", metavar="文件", required=True, type=click.Path(path_type=Path), help="写到哪个文件")
@click.option("--name", metavar="名称", required=True, help="市或省的名称,如 衡阳市")
@click.option("--level", metavar="市|省", type=click.Choice(["市", "省"]), default="市", help="是市还是省,默认市")
@click.option("--month", metavar="YYYY-MM", type=MONTH, help="汇总哪个月,默认各单位最近的一个月")
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
