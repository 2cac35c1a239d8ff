"""台账.sqlite: every round with its files, its findings and the digests of its cells."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path

from fulian_excel.figures.figure import Measure
from fulian_excel.figures.measured import Measured
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.history.incoming import Incoming
from fulian_excel.history.kept import Course, Entry, KeptFinding, Latest, Past, Round, Sent
from fulian_excel.history.letters import Letters
from fulian_excel.history.schema import COLUMNS, REPLACED, bring_up, inserting
from fulian_excel.history.versions import Seal, Version, part_of
from fulian_excel.submissions import Lineage
from fulian_excel.words import escaped


class Ledger:
    """The rounds of a workspace; `notes` are sentences about the ledger for the operator."""

    def __init__(self, connection: sqlite3.Connection, seal: Seal, notes: Sequence[str] = ()) -> None:
        self._connection = connection
        self._seal = seal
        self.notes = notes

    def before(self, this: Round, lists: Iterable[str], originals: Iterable[str]) -> Past:
        """Return what the rounds before this one knew.

        `lists` are the names of the rounds whose lists came back, `originals` the first 12 digits of the sha256 of
        the workbooks that the returned copies were made from.
        """
        number = self._number(this)
        last = self._one("SELECT max(number) FROM round WHERE number < ? AND month <= ?", number, this.month)
        earlier = self._one("SELECT max(number) FROM round WHERE number < ? AND month < ?", number, this.month)
        wanted = set(originals)
        return Past(
            self._lineage(number),
            {one.id: one for one in self._told("round = ?", last)},
            self._files(last),
            next((this.as_of for _, this in self._rounds("number = ?", last)), None),
            self._fixed("month = ?", this.month, number),
            self._fixed("month <= ?", this.month, number),
            tuple(self._told(_GAVE_WAY, number, last, this.month)),
            {name: {one.id: one for one in self._told("round = ?", at)} for at, name in self._asked(number, lists)},
            dict(self._versions(last)),
            {source: sent for source in wanted if (sent := self._sent_by(source, number))},
            {source: cells for source in wanted if (cells := self._cells_of(source, number))},
            next((this for _, this in self._rounds("number = ?", earlier)), None),
            tuple(self._told("round = ?", earlier)),
            tuple(self._sent("round = ?", earlier)),
            self._figures(earlier),
            tuple(self.letters.of_rounds_before(this.month, number)),
        )

    def write_down(
        self,
        path: Path,
        this: Round,
        moment: datetime,
        files: Iterable[tuple[str, str, str, str, str]],
        course: Course,
        figures: Measured,
        townships: Iterable[str] = (),
    ) -> None:
        """Write a round to a file of its own at `path`, for `take_in`.

        Of a round that the ledger has already, only that it is the month's current one is written.
        `files` are (path, sha256, township, status, source); `townships` those that must report. No file is made if
        the round is already the month's current one.
        """
        known = self._one("SELECT number FROM round WHERE id = ?", this.id)
        if known and self._current(this.month) == this.id:
            return
        number = self._number(this)
        with closing(sqlite3.connect(path)) as apart, apart as keep:
            bring_up(apart)
            stands = (this.month, this.id, f"{moment:%Y-%m-%d %H:%M:%S}", "\n".join(townships))
            keep.execute(inserting("current_round"), stands)
            if known:
                return
            head = (number, this.id, this.month, this.as_of.isoformat(), f"{moment:%Y-%m-%d %H:%M}", self._seal.mark)
            keep.execute(inserting("round"), head)
            rows = ((number, escaped(file), *one) for file, *one in files)
            keep.executemany(inserting("file"), rows)
            keep.executemany(
                inserting("finding"),
                ((number, *self._kept(one)) for one in course.findings),
            )
            keep.executemany(inserting("fixed"), ((number, one.id) for one in course.fixed))
            measures = ((number, name, one.part, one.whole) for name, one in figures.measures.items())
            keep.executemany(inserting("figure"), measures)
            for key, version in course.versions.items():
                row = (number, *key, escaped(version.file), version.count, version.digest)
                keep.execute(inserting("sent"), row)
                kept = (version.digest, " ".join(version.columns), version.body)
                keep.execute(inserting("version", "OR IGNORE"), kept)

    def take_in(self, path: Path) -> None:
        """Add a round that `write_down` wrote, all of it or nothing; adding it again changes nothing."""
        with closing(sqlite3.connect(path)) as apart:
            bring_up(apart)
        self._connection.execute("ATTACH ? AS apart", (str(path),))
        try:
            with self._connection as keep:
                for table, columns in COLUMNS.items():
                    names, otherwise = ", ".join(columns), "REPLACE" if table in REPLACED else "IGNORE"
                    keep.execute(f"INSERT OR {otherwise} INTO main.{table} ({names}) SELECT {names} FROM apart.{table}")  # noqa: S608
        finally:
            self._connection.execute("DETACH apart")

    def entries(self) -> Iterator[Entry]:
        """Return every round, oldest first."""
        for number, this in list(self._rounds("true")):
            run_at, files = self._connection.execute(_RUN, (number,)).fetchone()
            told, fixed = self._told("round = ?", number), self._told(_FIXED, number)
            yield Entry(this, run_at, files, tuple(told), tuple(fixed))

    def latest(self, month: str = "") -> Latest | None:
        """Return a month's current round, by default that of the month run last; None if there is none."""
        query = "SELECT round, townships FROM current_round WHERE ? IN (month, '') ORDER BY at DESC, month DESC LIMIT 1"
        row = self._connection.execute(query, (month,)).fetchone()
        if row is None:
            return None
        ((number, this),) = self._rounds("id = ?", row[0])
        files = "SELECT file, sha256, township, status FROM file WHERE round = ? ORDER BY rowid"
        return Latest(
            this,
            tuple(row[1].split("\n")),
            tuple(self._connection.execute(files, (number,))),
            tuple(self._told("round = ?", number)),
            tuple(self._sent("round = ?", number)),
        )

    @property
    def letters(self) -> Letters:
        """The letters that were sent."""
        return Letters(self._connection)

    @property
    def incoming(self) -> Incoming:
        """The mails that were fetched."""
        return Incoming(self._connection)

    def _current(self, month: str) -> str | None:
        row = self._connection.execute("SELECT round FROM current_round WHERE month = ?", (month,)).fetchone()
        return row[0] if row else None

    def _number(self, this: Round) -> int:
        known = self._one("SELECT number FROM round WHERE id = ?", this.id)
        return known or (self._one("SELECT max(number) FROM round") or 0) + 1

    def _one(self, query: str, *values: object) -> int | None:
        row = self._connection.execute(query, values).fetchone()
        return row[0] if row else None

    def _asked(self, number: int, lists: Iterable[str]) -> list[tuple[int, str]]:
        """The rounds named in `lists` before round `number` and of today's key, as (number, name), oldest first."""
        wanted = set(lists)
        query = "SELECT number, id FROM round WHERE number < ? AND mark = ? ORDER BY number"
        rows = self._connection.execute(query, (number, self._seal.mark))
        return [(at, name) for at, name in rows if name in wanted]

    def _rounds(self, where: str, *values: object) -> Iterator[tuple[int, Round]]:
        query = f"SELECT number, id, month, as_of FROM round WHERE {where} ORDER BY number"  # noqa: S608 - our words
        for number, name, month, as_of in self._connection.execute(query, values):
            yield number, Round(name, month, date.fromisoformat(as_of))

    def _told(self, where: str, *values: object) -> Iterator[KeptFinding]:
        query = f"SELECT {', '.join(_TOLD)} FROM finding WHERE {where} ORDER BY round, rowid"  # noqa: S608
        for row in self._connection.execute(query, values):
            told = dict(zip(_TOLD, row, strict=True))
            yield KeptFinding(**told | {"level": Level(told["level"]), "status": Status(told["status"])})

    def _sent(self, where: str, *values: object) -> Iterator[Sent]:
        query = f"SELECT township, form, part, file, rows, digest FROM sent WHERE {where} ORDER BY rowid"  # noqa: S608
        return (Sent(*row) for row in self._connection.execute(query, values))

    def _figures(self, number: int | None) -> Measured:
        """A round's figures; empty if an older program without figures kept it."""
        query = "SELECT name, part, whole FROM figure WHERE round = ?"
        rows = self._connection.execute(query, (number,))
        return Measured({name: Measure(part, whole) for name, part, whole in rows})

    def _files(self, number: int | None) -> dict[str, frozenset[str]]:
        """The sha256 of a round's files that were read, by township."""
        files: dict[str, frozenset[str]] = {}
        query = "SELECT township, sha256 FROM file WHERE round = ? AND status <> 'refused'"
        for township, sha256 in self._connection.execute(query, (number,)):
            files[township] = files.get(township, frozenset()) | {sha256}
        return files

    def _fixed(self, months: str, month: str, number: int) -> dict[str, KeptFinding]:
        """The findings fixed before round `number` in rounds that meet the condition `months` on `month`, by 编号."""
        return {one.id: one for one in self._told(_FIXED_IN.format(months), month, number)}

    def _versions(self, number: int | None) -> Iterator[tuple[tuple[str, str, str], Version]]:
        """A round's cells by (township, form, part); none if sealed with another key."""
        query = (
            "SELECT township, form, part, file, fields, body FROM sent JOIN version USING (digest)"
            " JOIN round ON round.number = sent.round WHERE sent.round = ? AND mark = ?"
        )
        for township, form, part, file, columns, body in self._connection.execute(query, (number, self._seal.mark)):
            yield (township, form, part), Version(file, tuple(columns.split()), body)

    def _lineage(self, number: int) -> Lineage:
        query = "SELECT sha256, source, min(round) FROM file WHERE round < ? GROUP BY sha256"
        rows = self._connection.execute(query, (number,)).fetchall()
        lay_at: dict[str, set[str]] = {}
        lain = "SELECT DISTINCT substr(sha256, 1, 12), file FROM file WHERE round < ? AND sha256 <> ''"
        for start, file in self._connection.execute(lain, (number,)):
            lay_at.setdefault(start, set()).add(file)
        return Lineage(
            {sha256: first for sha256, _, first in rows},
            {sha256[:12]: source for sha256, source, _ in rows if source},
            lay_at,
        )

    def _sent_by(self, source: str, number: int) -> tuple[Sent, ...]:
        """The forms of a workbook in the last round before `number` in which it was in use."""
        last = self._last_sent(source, number)
        named = "SELECT file FROM file WHERE round = ? AND substr(sha256, 1, 12) = ?"
        return tuple(self._sent(f"round = ? AND file IN ({named})", last, last, source))

    def _cells_of(self, source: str, number: int) -> dict[tuple[str, str], Version]:
        """The cells of a workbook's forms in that same round, by (form, part)."""
        last = self._last_sent(source, number)
        query = (
            "SELECT form, part, file, fields, body FROM sent JOIN version USING (digest) WHERE round = ? AND file IN"
            " (SELECT file FROM file WHERE round = ? AND substr(sha256, 1, 12) = ?)"
        )
        rows = self._connection.execute(query, (last, last, source))
        return {
            (form, part_of(part)): Version(file, tuple(columns.split()), body)
            for form, part, file, columns, body in rows
        }

    def _last_sent(self, source: str, number: int) -> int | None:
        query = (
            "SELECT max(sent.round) FROM sent JOIN file ON file.round = sent.round AND file.file = sent.file"
            " JOIN round ON number = sent.round WHERE number < ? AND mark = ? AND substr(sha256, 1, 12) = ?"
        )
        return self._one(query, number, self._seal.mark, source)

    def _kept(self, finding: Finding) -> tuple[object, ...]:
        place = finding.place
        return (
            finding.id,
            finding.code,
            str(finding.level),
            finding.township,
            finding.form,
            escaped(place.file),
            escaped(place.sheet),
            place.cell,
            str(finding.status),
            finding.number,
            self._seal(finding.record) if finding.record else b"",
            finding.column,
            self._seal(finding.value),
            finding.cause_number,
        )


_TOLD = [one.name for one in fields(KeptFinding)]
_RUN = "SELECT run_at, (SELECT count(*) FROM file WHERE round = number) FROM round WHERE number = ?"
_FIXED = (
    "(round, id) IN (SELECT max(told.round), told.id FROM fixed JOIN finding AS told USING (id)"
    " WHERE fixed.round = ? AND told.round < fixed.round GROUP BY told.id)"
)
# Findings that went away while the next round had another 必改 or 核实 at the same cell or field.
_GAVE_WAY = (
    "round = (SELECT max(round) FROM finding AS again WHERE again.id = finding.id AND again.round < ?)"
    " AND round < ? AND status <> 'waived' AND round IN (SELECT number FROM round WHERE month <= ?)"
    " AND NOT EXISTS (SELECT 1 FROM fixed WHERE fixed.id = finding.id AND fixed.round > finding.round)"
    " AND EXISTS (SELECT 1 FROM finding AS other WHERE other.round = finding.round + 1"
    " AND other.township = finding.township AND other.form = finding.form"
    " AND other.level IN ('必改', '核实') AND other.status <> 'waived'"
    " AND (other.cell <> '' AND other.cell = finding.cell AND other.sheet = finding.sheet"
    " OR other.field <> '' AND other.record <> x'' AND other.record = finding.record"
    " AND other.field = finding.field))"
)
_FIXED_IN = (
    "(round, id) IN (SELECT max(told.round), told.id FROM fixed JOIN round ON number = fixed.round"
    " JOIN finding AS told USING (id) WHERE {} AND number < ? AND told.round < fixed.round GROUP BY told.id)"
)
