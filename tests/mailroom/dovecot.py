"""A real IMAP server on loopback: Debian's Dovecot with one account, its mails laid down as files."""

import getpass
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.mailroom.servers import free_port

DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
ACCOUNT, PASSWORD = "fulian@example.org", "code-4711"
_CONF = """
protocols = imap
listen = 127.0.0.1
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/log
instance_name = test
mail_location = maildir:{base}/mail
default_internal_user = {internal}
default_login_user = {login}
default_internal_group = {group}
first_valid_uid = 1
first_valid_gid = 1
auth_username_format = %n
disable_plaintext_auth = no
ssl = {ssl}
{certificate}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {encrypted}
    ssl = {imaps}
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}
}}
"""


@dataclass
class Mails:
    """The mailbox of the account."""

    folder: Path
    owner: tuple[int, int]
    port: int
    laid: int = field(default=0)

    def lay(self, data: bytes) -> None:
        """A mail comes."""
        self.laid += 1
        path = self.folder / "new" / f"{1_660_000_000 + self.laid}.M{self.laid}.test"
        path.write_bytes(data)
        if os.getuid() == 0:
            os.chown(path, *self.owner)

    @property
    def names(self) -> list[str]:
        """Every mail's file, whose name says whether somebody saw it."""
        return sorted(f"{path.parent.name}/{path.name}" for path in self.folder.glob("*/*") if path.is_file())

    def settings(self, *, encrypted: bool = False) -> dict[str, object]:
        """发信设置 for this server."""
        return {
            "账号": ACCOUNT,
            "IMAP 服务器": "localhost" if encrypted else "127.0.0.1",
            "IMAP 端口": self.port,
            "加密": "SSL" if encrypted else "不加密",
        }


@contextmanager
def dovecot(certificate: Path | None = None) -> Iterator[Mails]:
    """The server, speaking in clear unless it is given a certificate with its key."""
    base = Path(tempfile.mkdtemp(prefix="dc-"))
    root = os.getuid() == 0
    user = pwd.getpwnam("mail") if root else pwd.getpwuid(os.getuid())
    me = getpass.getuser()
    plain, encrypted = free_port(), free_port()
    told = f"ssl_cert = <{certificate}\nssl_key = <{certificate}" if certificate else ""
    conf = _CONF.format(
        base=base,
        internal="dovecot" if root else me,
        login="dovenull" if root else me,
        group="dovecot" if root else user.pw_gid,
        ssl="yes" if certificate else "no",
        imaps="yes" if certificate else "no",
        certificate=told,
        plain=plain,
        encrypted=encrypted,
        password=PASSWORD,
        uid=user.pw_uid,
        gid=user.pw_gid,
    )
    (base / "dovecot.conf").write_text(conf)
    for part in ("", "new", "cur", "tmp"):
        (base / "mail" / part).mkdir(exist_ok=True)
    if root:
        base.chmod(0o755)
        for path in (base / "mail", *(base / "mail").iterdir()):
            os.chown(path, user.pw_uid, user.pw_gid)
    process = subprocess.Popen([DOVECOT, "-F", "-c", str(base / "dovecot.conf")], stderr=subprocess.PIPE)
    try:
        port = encrypted if certificate else plain
        _wait_for(port, process, base)
        yield Mails(base / "mail", (user.pw_uid, user.pw_gid), port)
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        shutil.rmtree(base, ignore_errors=True)


def _wait_for(port: int, process: subprocess.Popen, base: Path) -> None:
    for _ in range(100):
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else base
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError((base / "log").read_text())
