"""Every letter sent and its state, so that no township gets a letter twice."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from datetime import datetime

from fulian_excel.history.kept import KeptLetter, State
from fulian_excel.history.schema import inserting, selecting

_MOMENT = "%Y-%m-%d %H:%M:%S"


class Letters:
    """The letters of a ledger; every call that records one writes it to disk at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_month(self, month: str) -> list[KeptLetter]:
        """Return the letters of a month, ordered by the moment of their state, the latest last."""
        return list(self._kept("WHERE month = ?", month))

    def of_rounds_before(self, month: str, number: int) -> Iterator[KeptLetter]:
        """Return the letters of a month that reported rounds before round `number`."""
        earlier = "SELECT id FROM round WHERE number < ?"
        return self._kept(f"WHERE month = ? AND round IN ({earlier})", month, number)

    def keep(self, letter: KeptLetter, state: State, moment: datetime, why: str = "") -> KeptLetter:
        """Record the state of a letter; returns the letter with it."""
        kept = replace(letter, state=state, at=f"{moment:{_MOMENT}}", why=why)
        with self._connection as connection:
            connection.execute(inserting("letter", "OR REPLACE"), astuple(kept))
        return kept

    def give_up_the_interrupted(self, moment: datetime) -> list[KeptLetter]:
        """Set letters left in state SENDING by a stopped program to UNKNOWN; returns them."""
        why = "发送时程序中断,不知道对方收到没有"
        left = list(self._kept("WHERE state = ?", State.SENDING))
        return [self.keep(one, State.UNKNOWN, moment, why) for one in left]

    def note_the_loss(self, moment: datetime) -> None:
        """Record that an earlier ledger was lost, and with it the knowledge of who was written to."""
        with self._connection as connection:
            connection.execute(inserting("lost", "OR IGNORE"), (f"{moment:{_MOMENT}}",))

    def resolve(self, township: str, moment: datetime) -> None:
        """Record that staff have said whether a township was written to."""
        with self._connection as connection:
            connection.execute(inserting("resolved", "OR REPLACE"), (township, f"{moment:{_MOMENT}}"))

    def unresolved(self, townships: Iterable[str]) -> list[str]:
        """Return the townships of which staff have not said, since a ledger was lost, whether they were written to."""
        last = self._connection.execute("SELECT max(at) FROM lost").fetchone()[0]
        if last is None:
            return []
        rows = self._connection.execute("SELECT township FROM resolved WHERE at >= ?", (last,))
        said = {township for (township,) in rows}
        return [one for one in townships if one not in said]

    def _kept(self, where: str, *values: object) -> Iterator[KeptLetter]:
        rows = self._connection.execute(f"{selecting('letter')} {where} ORDER BY at, rowid", values)
        return (replace(KeptLetter(*row), state=State(row[5])) for row in rows.fetchall())
