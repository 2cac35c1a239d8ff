"""The command line: arguments in, exit code out."""

import sys
from collections.abc import Callable

import click

from fulian_excel.chinese_click import ChineseGroup, in_chinese
from fulian_excel.commands.consolidating import run, watch
from fulian_excel.commands.looking import check, history, rules
from fulian_excel.commands.mailing import mail
from fulian_excel.commands.preparing import init, template
from fulian_excel.commands.rolling_up import rollup
from fulian_excel.commands.terminal import OUR_FAULT, our_fault, say
from fulian_excel.errors import FulianError

_USAGE = 2
_HELP = {"help_option_names": ["-h", "--help"]}


@click.group(cls=ChineseGroup, context_settings=_HELP, subcommand_metavar="命令 [选项]", options_metavar="")
@click.version_option(package_name="fulian-excel", message="fulian-excel %(version)s", help="显示版本")
def cli() -> None:
    """镇妇联换届报表汇总:把各镇工作簿放进“收件箱”,运行 run,结果在“结果”里。"""  # noqa: D400


for command in (init, template, run, check, mail, watch, rules, history, rollup):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with a code; an error is printed as one Chinese line."""
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
        _complain(our_fault(error), OUR_FAULT)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(sentence: str, code: int) -> None:
    say(f"错误:{sentence}", err=True)
    sys.exit(code)


__all__ = ["cli", "main"]
