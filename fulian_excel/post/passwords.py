"""The password of the mail account, kept in the system's keyring and in no file."""

from importlib.util import find_spec

from fulian_excel.errors import MailBlocked, UsageError
from fulian_excel.settings import Mail

_SERVICE = "fulian-excel"
_COMPONENT = 'pip install "fulian_excel[keyring]"'
VARIABLE = "FULIAN_SMTP_PASSWORD"


def kept_password(mail: Mail) -> str:
    """The account's password from the keyring; empty if there is none or none is needed."""
    if not mail.account or find_spec("keyring") is None:
        return ""
    import keyring  # noqa: PLC0415 - optional
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return keyring.get_password(_SERVICE, mail.account) or ""
    except KeyringError as error:
        raise MailBlocked(f"系统的口令保管处打不开({type(error).__name__});也可以用环境变量 {VARIABLE}") from error


def keep_password(mail: Mail, password: str) -> None:
    """Put the account's password into the keyring.

    Raises UsageError if no account is set or the component is not installed, MailBlocked if the system has no keyring.
    """
    if not mail.account:
        raise UsageError("请先在县级设置的《发信设置》里填上账号")
    if find_spec("keyring") is None:
        raise UsageError(f"保管口令要先装组件:{_COMPONENT};也可以用环境变量 {VARIABLE}")
    import keyring  # noqa: PLC0415 - optional
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        keyring.set_password(_SERVICE, mail.account, password)
    except KeyringError as error:
        raise MailBlocked(f"这台机器没有能用的口令保管处({type(error).__name__});请用环境变量 {VARIABLE}") from error
