"""Real mail servers on this machine's loopback: SMTP by aiosmtpd with the faults a test asks for, IMAP by Dovecot."""

import asyncio
import logging
import socket
import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server's mind: what it answers to whom, and what it got.

    `answers` are replies to an address at RCPT, `verdicts` replies to the text sent to one; a verdict of "drop" takes
    the text and hangs up without a word, "lose" hangs up and has taken nothing, "slow" says nothing for long.
    """

    port: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)
    got: list[tuple[str, bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):  # noqa: N802 - aiosmtpd's name
        self.asked.append(address)
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        to = envelope.rcpt_tos[0]
        verdict = self.verdicts.get(to, "250 OK")
        if verdict == "slow":
            await asyncio.sleep(3)
            return "250 OK"
        if verdict in ("drop", "lose"):
            if verdict == "drop":
                self.got.append((to, envelope.original_content))
            server.transport.abort()
            return "250 OK"
        if verdict.startswith("250"):
            self.got.append((to, envelope.original_content))
        return verdict

    @property
    def recipients(self) -> list[str]:
        return [to for to, _ in self.got]

    def mail_to(self, address: str) -> EmailMessage:
        (data,) = [data for to, data in self.got if to == address]
        mail = message_from_bytes(data, policy=default)
        assert isinstance(mail, EmailMessage)
        return mail

    @property
    def settings(self) -> dict[str, object]:
        """发信设置 for this server, spoken to in clear."""
        return {
            "SMTP 服务器": "127.0.0.1",
            "端口": self.port,
            "加密": "不加密",
            "发件邮箱": "fulian@example.org",
            "每封间隔": 0,
        }


@contextmanager
def smtp(
    *, ssl_context: ssl.SSLContext | None = None, account: tuple[str, str] | None = None, **how: object
) -> Iterator[Server]:
    """An SMTP server; `account` is whom it lets in, `how` is given to aiosmtpd."""

    def let_in(_server, _session, _envelope, _mechanism, given):
        # Not handled: the server itself tells a client that it is refused, else the client waits a minute for that.
        return AuthResult(success=(given.login.decode(), given.password.decode()) == account, handled=False)

    server = Server(free_port())
    if account:
        how |= {"authenticator": let_in, "auth_required": True, "auth_require_tls": "tls_context" in how}
    controller = Controller(server, "127.0.0.1", server.port, ssl_context=ssl_context, **how)
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of passwords sent in clear, which never leave this machine here
        controller.start()
        try:
            yield server
        finally:
            controller.stop()


def certificate(folder: Path, name: str = "localhost") -> tuple[ssl.SSLContext, Path]:
    """A server's side of an encrypted connection, and the file by which a client would trust it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    names = [x509.DNSName(name)]
    if name == "localhost":
        names.append(x509.IPAddress(ip_address("127.0.0.1")))
    now = datetime.now().astimezone()
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(made.public_bytes(pem) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context, path
