"""mail: drafts for every township, letters sent and answered for, workbooks fetched."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fulian_excel.chinese_click import Chinese
from fulian_excel.commands.terminal import MONTH, say
from fulian_excel.errors import UsageError

if TYPE_CHECKING:
    from fulian_excel.mailroom.desk import Desk
    from fulian_excel.mailroom.drafting import Draft
    from fulian_excel.settings import Mail


@click.command(
    cls=Chinese,
    options_metavar="[选项]",
    help="把批注件寄回各镇:写草稿(默认),发信,收信;先用 --check 试一试设置。",
)
@click.argument("folder", metavar="[工作区]", default=Path(), type=click.Path(path_type=Path))
@click.option("--month", metavar="YYYY-MM", type=MONTH, help="哪个月的结果,默认最近汇总的")
@click.option("--out", metavar="文件夹", type=click.Path(path_type=Path), help="结果写在别处时,那个文件夹")
@click.option("--send", "sending", is_flag=True, help="列出要发的信;加 --yes 才真的发出")
@click.option("--yes", is_flag=True, help="和 --send 一起用:发出")
@click.option("--only", metavar="镇", multiple=True, help="只发给这个镇,可以写几次")
@click.option("--max", "most", metavar="N", type=click.IntRange(min=1), help="这一次最多发几封")
@click.option("--resolve", "resolved", metavar="镇", multiple=True, help="记下这个镇的信发过没有(“全部”是所有镇)")
@click.option("--sent", is_flag=True, help="和 --resolve 一起用:已经发过,不再发")
@click.option("--again", is_flag=True, help="和 --resolve 一起用:要再发一次")
@click.option("--fetch", "fetching", is_flag=True, help="收信:把各镇邮件里的表放进收件箱")
@click.option("--check", "checking", is_flag=True, help="试地址、服务器和登录,什么也不发")
@click.option("--set-password", "keeping", is_flag=True, help="把邮箱口令(授权码)交给系统保管")
def mail(
    folder: Path,
    month: datetime | None,
    out: Path | None,
    only: tuple[str, ...],
    most: int | None,
    resolved: tuple[str, ...],
    *,
    sending: bool,
    yes: bool,
    sent: bool,
    again: bool,
    fetching: bool,
    checking: bool,
    keeping: bool,
) -> None:
    """Draft the round's mails; with an option, send, answer for, fetch or try."""
    if not folder.is_dir():
        raise UsageError(f"没有这个文件夹:「{folder}」")
    if sum((sending, bool(resolved), fetching, checking, keeping)) > 1:
        raise UsageError("--send、--resolve、--fetch、--check、--set-password 一次只用一个")
    if resolved and sent == again:
        raise UsageError("--resolve 后面要加 --sent(已经发过)或 --again(要再发)")
    if (sent or again) and not resolved:
        raise UsageError("--sent 和 --again 要和 --resolve 镇名 一起用")
    if (yes or only or most) and not sending:
        raise UsageError("--yes、--only、--max 要和 --send 一起用")
    from fulian_excel.mailroom.desk import at_desk  # noqa: PLC0415

    with at_desk(folder, out, datetime.now()) as desk:  # noqa: DTZ005 - the operator's own clock
        for note in desk.notes:
            say(f"注意:{note}")
        if keeping:
            _keep_password(desk)
        elif checking:
            _try(desk)
        elif fetching:
            _fetch(desk)
        else:
            _write(desk, f"{month:%Y-%m}" if month else "", (resolved, sent), (sending, yes, only, most))


def _write(
    desk: "Desk",
    month: str,
    resolving: tuple[Sequence[str], bool],
    sending: tuple[bool, bool, Sequence[str], int | None],
) -> None:
    """Draft, after noting what staff say was sent, before sending, and after it."""
    from fulian_excel.mailroom import drafting  # noqa: PLC0415
    from fulian_excel.mailroom.resolving import resolve  # noqa: PLC0415
    from fulian_excel.mailroom.sending import to_send  # noqa: PLC0415

    latest = drafting.latest_round(desk.ledger, desk.settings, month)
    month = latest.round.month
    if strange := drafting.unknown_to(latest, desk.workspace):
        say(f"注意:收件箱里有 {strange} 个文件是上次汇总以后放进来或改过的,信里没有算;要算上请先运行一次汇总")
    found = drafting.drafts(desk.workspace, desk.settings, latest, desk.ledger)
    names, sent = resolving
    wanted, yes, only, most = sending
    try:
        for told in resolve(desk, found, names, sent=sent) if names else ():
            say(told)
        if wanted:
            _send(desk, to_send(desk, found, only, most), yes=yes)
    finally:
        if names or yes:
            found = drafting.drafts(desk.workspace, desk.settings, latest, desk.ledger)
        for note in drafting.write(desk.workspace, desk.settings, month, found, desk.now):
            say(f"注意:{note}")
    _tell(desk, month, found)


def _send(desk: "Desk", letters: Sequence["Draft"], *, yes: bool) -> None:
    """Show what would go to whom, and where that was agreed to, send it."""
    from fulian_excel.mailroom.drafting import fate  # noqa: PLC0415
    from fulian_excel.mailroom.sending import send, table  # noqa: PLC0415

    say(f"要发的信 {len(letters)} 封:" if letters else "没有要发的信")
    for line in table(letters):
        say(line)
    if not letters:
        return
    if not yes:
        say("还没有发。看过没有问题,加上 --yes 再运行就发出")
        return
    password = _password(desk.settings.mail)
    for kept in send(desk, letters, password, datetime.now):
        say(f"{kept.township}:{fate(kept)}")


def _tell(desk: "Desk", month: str, found: Sequence["Draft"]) -> None:
    """How many drafts lie where, and which townships get none for a reason."""
    drafts = [one for one in found if one.data]
    say(f"草稿 {len(drafts)} 封,在 {desk.workspace.month(month) / '待发'}")
    for one in found:
        if not one.data or not one.letter.township.mail:
            say(f"  {one.letter.township.name}:{one.state}")


def _fetch(desk: "Desk") -> None:
    from fulian_excel.mailroom.fetching import fetch  # noqa: PLC0415

    for told in fetch(desk, _password(desk.settings.mail) if desk.settings.mail.fetch_server else ""):
        say(told)


def _try(desk: "Desk") -> None:
    from fulian_excel.mailroom.trying import tried  # noqa: PLC0415

    for told in tried(desk.settings, lambda: _password(desk.settings.mail)):
        say(told)


def _keep_password(desk: "Desk") -> None:
    from fulian_excel.post.passwords import keep_password  # noqa: PLC0415

    keep_password(desk.settings.mail, click.prompt("邮箱口令(网易、QQ 等填授权码,不显示)", hide_input=True))
    say("已交给系统保管,没有写进任何文件")


def _password(settings: "Mail") -> str:
    """The account's password: what the environment says, else what the keyring holds."""
    from fulian_excel.post.passwords import VARIABLE, kept_password  # noqa: PLC0415

    password = os.environ.get(VARIABLE) or kept_password(settings)
    if settings.account and not password:
        raise UsageError(f"没有邮箱口令;请先运行 fulian-excel mail --set-password,或设环境变量 {VARIABLE}")
    return password
