"""`mail --check`: addresses, servers and account tried without sending anything."""

from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from fulian_excel.errors import MailBlocked
from fulian_excel.post.mailbox import opened_mailbox
from fulian_excel.post.outbox import Outbox
from fulian_excel.settings import Settings


def tried(settings: Settings, password: Callable[[], str]) -> Iterator[str]:
    """A sentence per thing tried, beginning with 好 or 要改."""
    yield from _addresses(settings)
    mail = settings.mail
    if mail.attachment_password and find_spec("msoffcrypto") is None:
        yield '要改 附件口令:没有装加密组件,请运行 pip install "fulian_excel[crypto]"'
    if not mail.server:
        yield "要改 SMTP 服务器:没有填,只能写草稿,不能发信"
    elif not mail.from_address:
        yield "要改 发件邮箱:没有填,账号也不是邮箱地址"
    else:
        yield _outcome("SMTP 服务器", lambda: _send_nothing(settings, password()))
    if not mail.fetch_server:
        yield "好 IMAP 服务器:没有填,不收信"
    else:
        yield _outcome("IMAP 服务器", lambda: _fetch_nothing(settings, password()))


def _addresses(settings: Settings) -> Iterator[str]:
    missing = [one.name for one in settings.townships if not one.mail]
    shared = [address for address, count in Counter(one.mail for one in settings.townships).items() if count > 1]
    for address in filter(None, shared):
        names = "、".join(one.name for one in settings.townships if one.mail == address)
        yield f"要改 邮箱:{names} 填的是同一个 {address}"
    if missing:
        yield f"要改 邮箱:{len(missing)} 个镇没有填({'、'.join(missing)})"
    yield f"好 邮箱:{len(settings.townships) - len(missing)} 个镇有地址"


def _outcome(what: str, attempt: Callable[[], None]) -> str:
    try:
        attempt()
    except MailBlocked as blocked:
        return f"要改 {what}:{blocked}"
    return f"好 {what}:连得上,登录成功"


def _send_nothing(settings: Settings, password: str) -> None:
    outbox = Outbox(settings.mail, password)
    outbox.connect()
    outbox.close()


def _fetch_nothing(settings: Settings, password: str) -> None:
    with opened_mailbox(settings.mail, password):
        return
