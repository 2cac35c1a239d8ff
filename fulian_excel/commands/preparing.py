"""init and template: a new workspace, and the blank workbook that townships fill in."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from fulian_excel.chinese_click import Chinese
from fulian_excel.errors import UsageError


@click.command(cls=Chinese, options_metavar="[选项]", help="新建一个工作区,或把旧的县级设置更新到新版;已填的都不动。")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--year", metavar="YYYY", type=click.IntRange(2000, 2099), help="哪一年换届,默认今年")
def init(folder: Path, year: int | None) -> None:
    """Lay out a new workspace; what is there already stays as it is."""
    from fulian_excel.layout import lay_out  # noqa: PLC0415

    now = datetime.now()  # noqa: DTZ005 - the operator's own clock
    for told in lay_out(folder, year or now.year, sys.executable, now):
        click.echo(told)


@click.command(cls=Chinese, options_metavar="[选项]", help="生成空白报表,发给各镇填写;可只要其中几张表。")
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
