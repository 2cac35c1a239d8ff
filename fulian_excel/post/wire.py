"""Rules for every connection to a mail server: encrypted or local, certificate checked, failures told in Chinese."""

import imaplib
import ipaddress
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from fulian_excel.errors import MailBlocked
from fulian_excel.masking import mask
from fulian_excel.words import escaped

PATIENCE = 60.0  # seconds that a server may keep silent
_LONGEST = 120
CODE_INSTEAD = "网易、QQ 等邮箱要在网页上开通 SMTP/IMAP 服务,用它给的授权码,不是登录密码"


def is_loopback(host: str) -> bool:
    """True if the server runs on this machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def require_loopback(host: str) -> None:
    """Raise MailBlocked unless the server runs on this machine: without encryption no other is allowed."""
    if not is_loopback(host):
        raise MailBlocked(f"发信设置的加密是“不加密”,只能连本机的服务器,不能连「{host}」;请改成 SSL 或 STARTTLS")


def words_of(reply: bytes | str) -> str:
    """A server's words on one line, numbers of people hidden."""
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return escaped(mask(" ".join(text.split())))[:_LONGEST]


@contextmanager
def explained(host: str) -> Iterator[None]:
    """Turn errors of connecting and logging in into MailBlocked, whose sentence says what to do."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise MailBlocked(
            f"「{host}」的证书不对({error.verify_message}),没有登录;请核对服务器名,或请管理员看"
        ) from error
    except ssl.SSLError as error:
        raise MailBlocked(f"和「{host}」建立不了加密连接;请核对端口和加密方式(SSL 465,STARTTLS 587)") from error
    except socket.gaierror as error:
        raise MailBlocked(f"找不到服务器「{host}」;请核对名字,检查网络") from error
    except imaplib.IMAP4.abort as error:
        raise MailBlocked(
            f"和「{host}」的连接断了({words_of(str(error))});已经收到的不会再收一次,请再运行一次"
        ) from error
    except (smtplib.SMTPAuthenticationError, imaplib.IMAP4.error) as error:
        said = words_of(getattr(error, "smtp_error", b"") or str(error))
        raise MailBlocked(f"「{host}」不让登录({said});请核对账号和口令。{CODE_INSTEAD}") from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailBlocked(f"「{host}」在这种连接上不接受登录;请核对端口和加密方式") from error
    except TimeoutError as error:
        raise MailBlocked(f"「{host}」没有回应;请检查网络,过一会儿再试") from error
    except (smtplib.SMTPException, OSError) as error:
        said = words_of(getattr(error, "smtp_error", b"") or getattr(error, "strerror", "") or type(error).__name__)
        raise MailBlocked(f"连不上「{host}」({said});请核对服务器和端口,检查网络") from error
