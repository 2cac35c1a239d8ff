"""What was taken out of a mailbox: which mails, and which files they brought, so that each is laid down once."""

import sqlite3
from datetime import datetime

from fulian_excel.history.schema import inserting


class Incoming:
    """The mails and files that a ledger knows; whatever is recorded is on the disk when the call returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def uids(self, server: str, validity: int) -> set[int]:
        """The numbers, within a mailbox of a server, of the mails that were taken."""
        query = "SELECT uid FROM taken WHERE server = ? AND validity = ?"
        return {uid for (uid,) in self._connection.execute(query, (server, validity))}

    def knows(self, message: str) -> bool:
        """A mail with this Message-ID was taken, under whatever number."""
        query = "SELECT count(*) FROM taken WHERE message = ?"
        return bool(message) and self._count(query, message) > 0

    def take(self, server: str, validity: int, uid: int, message: str) -> None:
        """A mail is taken: everything in it that counts lies in 收件箱."""
        with self._connection as keep:
            keep.execute(inserting("taken", "OR IGNORE"), (server, validity, uid, message))

    def laid(self, township: str, sha256: str) -> bool:
        """A file of these bytes was laid down for a township."""
        query = "SELECT count(*) FROM laid WHERE township = ? AND sha256 = ?"
        return self._count(query, township, sha256) > 0

    def lay(self, township: str, sha256: str, file: str, moment: datetime) -> None:
        """A file was laid down for a township, at a path below 收件箱."""
        with self._connection as keep:
            keep.execute(inserting("laid", "OR IGNORE"), (township, sha256, file, f"{moment:%Y-%m-%d %H:%M:%S}"))

    def _count(self, query: str, *values: object) -> int:
        return int(self._connection.execute(query, values).fetchone()[0])
