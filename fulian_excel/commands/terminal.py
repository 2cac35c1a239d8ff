"""What every command needs of the terminal: how days are typed, what is said, progress, our own faults."""

import sys
from contextlib import contextmanager
from typing import Any

import click

MONTH = click.DateTime(["%Y-%m"])
DAY = click.DateTime(["%Y-%m-%d"])
OUR_FAULT = 5


def say(sentence: str, *, err: bool = False) -> None:
    """One line or several on the terminal, numbers of people hidden, unprintable characters escaped."""
    from fulian_excel.masking import mask  # noqa: PLC0415
    from fulian_excel.words import escaped  # noqa: PLC0415

    for line in sentence.split("\n"):
        click.echo(escaped(mask(line)), err=err)


def our_fault(error: Exception) -> str:
    """The sentence about an error of ours, which is logged for whoever mends us."""
    from fulian_excel.declaring import DeclarationError  # noqa: PLC0415
    from fulian_excel.fault_log import kept_in  # noqa: PLC0415

    if isinstance(error, DeclarationError):
        return f"声明有误,什么都没有读:{error}"
    return f"程序出错({type(error).__name__}),没换的结果还是原来的;{kept_in(error)}"


@contextmanager
def progress_bar() -> Any:
    """A bar on a terminal for work that takes longer than a moment; silence elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    # Drawn as files are done: the processes that read them are forked from here, which a second thread makes unsafe.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total, refresh=True)

        yield tell
