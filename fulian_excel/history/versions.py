"""The cells of a form as the ledger keeps them: digests under a local key, no personal data in clear."""

import hashlib
import hmac
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fulian_excel import disk
from fulian_excel.table import Block, County, Row, Table
from fulian_excel.table.tables import APART
from fulian_excel.words import escaped

ROWS, LABELS, PEOPLE = "rows", "labels", "known_by"
_WIDTH = 8  # bytes of a digest that are kept
_KEY = 32
_BLOCK = hashlib.sha256().block_size


class Seal:
    """Turns texts into keyed digests; without the county's local key nobody can make or guess one.

    A digest is HMAC-SHA256, cut to 8 bytes. The key is hashed once per Seal and not once per digest, which halves
    the time: a round makes a hundred thousand digests.
    """

    def __init__(self, key: bytes) -> None:
        begun = key.ljust(_BLOCK, b"\0")
        self._inner = hashlib.sha256(begun.translate(hmac.trans_36))
        self._outer = hashlib.sha256(begun.translate(hmac.trans_5C))

    def __call__(self, *parts: str) -> bytes:
        """Return the digest of texts in their order: 8 bytes."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update("\0".join(parts).encode(errors="surrogatepass"))
        outer.update(inner.digest())
        return outer.digest()[:_WIDTH]

    @property
    def mark(self) -> bytes:
        """The digest of a fixed text: two seals with the same mark have the same key."""
        return self("whose key is it")


def local_key(state: Path) -> bytes:
    """Return the county's key (32 bytes) from the folder; makes one if it is missing. It never leaves this machine."""
    path = state / "key"
    if path.is_file() and len(key := path.read_bytes()) == _KEY:
        return key
    disk.swap_in(path, key := secrets.token_bytes(_KEY))
    return key


@dataclass(frozen=True)
class Version:
    """A form's cells in one file, as the ledger keeps them.

    `body` is the rows one after the other, sorted by record: 8 bytes for the record, then 8 for each cell in column
    order. `body` is split into rows only when needed: for most townships `digest` alone shows that nothing has
    changed, and a county has a million cells.
    """

    file: str
    columns: tuple[str, ...]
    body: bytes

    @classmethod
    def of_rows(cls, file: str, columns: tuple[str, ...], rows: Mapping[bytes, bytes]) -> "Version":
        """Return the version with these rows: a mapping from a record's digest to the joined digests of its cells."""
        return cls(file, columns, b"".join(record + cells for record, cells in sorted(rows.items())))

    @cached_property
    def rows(self) -> dict[bytes, bytes]:
        """The joined digests of each record's cells in column order, by the record's digest."""
        starts = range(0, len(self.body), self._width)
        return {self.body[at : at + _WIDTH]: self.body[at + _WIDTH : at + self._width] for at in starts}

    @cached_property
    def digest(self) -> bytes:
        """The digest of all cells: equal for two versions only if no cell differs."""
        return hashlib.sha256(" ".join(self.columns).encode() + b"\0" + self.body).digest()

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.body) // self._width

    @property
    def _width(self) -> int:
        return _WIDTH * (len(self.columns) + 1)

    def cells(self, record: bytes) -> dict[str, bytes]:
        """Return the digests of a row's cells by column; raises KeyError if the record is not there."""
        row = self.rows[record]
        return {name: row[at * _WIDTH : (at + 1) * _WIDTH] for at, name in enumerate(self.columns)}


def versions_in_use(county: County, seal: Seal) -> dict[tuple[str, str, str], Version]:
    """Return the cells in use in this round by (township, form, part).

    A table made of several files has one version of the whole, with an empty `file`, and one version for each file.
    """
    return {
        (one.township.name, name, part): version
        for one in county.submissions
        for name, table in one.tables.items()
        for part, version in (*versions_of(table, seal).items(), *_by_file(table, seal))
    }


def versions_of(table: Table, seal: Seal) -> dict[str, Version]:
    """Return a table's versions by part: ROWS; PEOPLE if the form has columns of APART; LABELS if it has labels."""
    return _versions("" if len(table.parts) > 1 else table.file, table, table.rows, table.blocks, seal)


def _by_file(table: Table, seal: Seal) -> Iterator[tuple[str, Version]]:
    """For a table made of several files, each file's rows and labels as versions with their own part names."""
    for file in table.parts if len(table.parts) > 1 else ():
        rows = [row for row in table.rows if table.file_of(row.index) == file]
        blocks = [block for block in table.blocks if block.first.file == file]
        for part, version in _versions(file, table, rows, blocks, seal).items():
            yield f"{part} {escaped(file)}", version


def part_of(part: str) -> str:
    """Return ROWS, LABELS or PEOPLE from the name of a part, which may also name a file."""
    return part.partition(" ")[0]


def _versions(file: str, table: Table, rows: Sequence[Row], blocks: Sequence[Block], seal: Seal) -> dict[str, Version]:
    named = list(records(rows))
    versions = {ROWS: _version(file, sorted(table.values), named, seal)}
    if known_by := tuple(name for name in APART if name in table.form.columns):
        people = {
            seal(record): b"".join(seal("person", name, shown(row, name)) for name in known_by) for record, row in named
        }
        versions[PEOPLE] = Version.of_rows(file, known_by, people)
    if table.form.repeats:
        versions[LABELS] = _version(file, sorted(table.form.label_columns), records(blocks), seal)
    return versions


def records(things: Sequence[Row] | Sequence[Block]) -> Iterator[tuple[str, Row | Block]]:
    """Return (record, row or block), each record unique: the second of two equal ones is numbered 2."""
    seen: Counter[str] = Counter()
    for thing in things:
        record = thing.record
        seen[record] += 1
        yield record if seen[record] == 1 else f"{record} {seen[record]}", thing


def shown(thing: Row | Block, column: str) -> str:
    """Return the value of a cell as text, however it was written; the written text if it cannot be read."""
    value = thing.value(column) if isinstance(thing, Block) else thing[column]
    return thing.written(column) if value is None else str(value)


def _version(file: str, columns: list[str], named: Iterable[tuple[str, Row | Block]], seal: Seal) -> Version:
    rows = {
        seal(record): b"".join(seal(record, column, shown(thing, column)) for column in columns)
        for record, thing in named
    }
    return Version.of_rows(file, tuple(columns), rows)
