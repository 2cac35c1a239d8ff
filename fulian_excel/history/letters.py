"""What went out to whom: every letter with what became of it, so that nobody is written to twice."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from datetime import datetime

from fulian_excel.history.kept import KeptLetter, State
from fulian_excel.history.schema import inserting, selecting

_MOMENT = "%Y-%m-%d %H:%M:%S"


class Letters:
    """The letters of a ledger; whatever is recorded is on the disk when the call returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_month(self, month: str) -> list[KeptLetter]:
        """The letters of a month, the one whose state was recorded last at the end."""
        return list(self._kept("WHERE month = ?", month))

    def of_rounds_before(self, month: str, number: int) -> Iterator[KeptLetter]:
        """The letters of a month that told of rounds before one."""
        earlier = "SELECT id FROM round WHERE number < ?"
        return self._kept(f"WHERE month = ? AND round IN ({earlier})", month, number)

    def keep(self, letter: KeptLetter, state: State, moment: datetime, why: str = "") -> KeptLetter:
        """Write down what became of a letter; gives it as it is kept now."""
        kept = replace(letter, state=state, at=f"{moment:{_MOMENT}}", why=why)
        with self._connection as connection:
            connection.execute(inserting("letter", "OR REPLACE"), astuple(kept))
        return kept

    def give_up_the_interrupted(self, moment: datetime) -> list[KeptLetter]:
        """Letters whose sender was stopped while one was on its way; what became of them is not known."""
        why = "发送时程序中断,不知道对方收到没有"
        left = list(self._kept("WHERE state = ?", State.SENDING))
        return [self.keep(one, State.UNKNOWN, moment, why) for one in left]

    def note_the_loss(self, moment: datetime) -> None:
        """An earlier ledger is gone, and with it who was written to."""
        with self._connection as connection:
            connection.execute(inserting("lost", "OR IGNORE"), (f"{moment:{_MOMENT}}",))

    def resolve(self, township: str, moment: datetime) -> None:
        """Staff have said of a township whether it was written to."""
        with self._connection as connection:
            connection.execute(inserting("resolved", "OR REPLACE"), (township, f"{moment:{_MOMENT}}"))

    def unresolved(self, townships: Iterable[str]) -> list[str]:
        """Of some townships those of which nobody has said, since a ledger was lost, whether they were written to."""
        last = self._connection.execute("SELECT max(at) FROM lost").fetchone()[0]
        if last is None:
            return []
        rows = self._connection.execute("SELECT township FROM resolved WHERE at >= ?", (last,))
        said = {township for (township,) in rows}
        return [one for one in townships if one not in said]

    def _kept(self, where: str, *values: object) -> Iterator[KeptLetter]:
        rows = self._connection.execute(f"{selecting('letter')} {where} ORDER BY at, rowid", values)
        return (replace(KeptLetter(*row), state=State(row[5])) for row in rows.fetchall())
