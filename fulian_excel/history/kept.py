"""What the ledger keeps of a round, and the result of comparing a round with earlier ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum

from fulian_excel.extract.answers import Answer
from fulian_excel.figures.measured import Measured
from fulian_excel.findings import Finding, Level, Status
from fulian_excel.history.versions import Version
from fulian_excel.places import Place
from fulian_excel.settings import Waiver
from fulian_excel.submissions import Lineage


@dataclass(frozen=True, slots=True)
class Round:
    """A distinct state of 收件箱, settings, month and as-of day."""

    id: str
    month: str
    as_of: date


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding as the ledger keeps it, with its place and subject as digests, without names or values.

    `listed` is the 编号 of its line of 问题清单; a fault down a column is one line with the 编号 of its first finding.
    `cause` is the 编号 of the line of its cause, empty if none was found. `record` and `value` are digests.
    """

    id: str
    code: str
    level: Level
    township: str
    form: str
    file: str
    sheet: str
    cell: str
    status: Status
    listed: str
    record: bytes
    field: str
    value: bytes
    cause: str = ""

    @property
    def line(self) -> str:
        """The 编号 of the line that says what to mend: the line of the cause, or else its own."""
        return self.cause or self.listed


@dataclass(frozen=True, slots=True)
class Sent:
    """A form in use in a round: its file, its number of rows, the digest of its cells."""

    township: str
    form: str
    part: str
    file: str
    rows: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Latest:
    """The round whose results are in a month's folder.

    `townships` are those of the round's settings; `files` are (path, sha256, township, status).
    """

    round: Round
    townships: tuple[str, ...]
    files: tuple[tuple[str, str, str, str], ...]
    told: tuple[KeptFinding, ...]
    sent: tuple[Sent, ...]


class State(StrEnum):
    """The state of a letter; UNKNOWN if the connection was lost while its text was being sent."""

    WAITING = "待发"
    SENDING = "发送中"
    SENT = "已发"
    REFUSED = "被拒"
    UNKNOWN = "不明"


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter as the ledger keeps it: township, month, address, the digest of its content, and its state.

    `round` is the name of the round that the letter reports; `at` is the moment of its state, `why` the reason for
    the state, in the server's words or ours.
    """

    township: str
    month: str
    address: str
    content: str
    round: str
    state: State
    at: str
    why: str = ""


@dataclass(frozen=True)
class Past:
    """What the ledger knew before a round.

    `last`: the findings of the round before, by 编号; `looked_at`: its as-of day; `files`: the sha256 of its files,
    by township; `versions`: its cells by (township, form, part), empty if made with another key.
    `fixed`: the findings mended in the month's earlier rounds, by 编号; `fixed_ever`: those of all earlier rounds.
    `gave_way`: findings that went earlier but left another 必改 or 核实 at their place.
    `asked`: the findings of the rounds whose lists came back, by name of the round and 编号.
    `sources`: the forms that a workbook had sent, by the first 12 digits of its sha256; `cells`: their cells by
    (form, part), by the same digits.
    `before`: the last round of an earlier month; `told_before`, `sent_before`, `figures`: its findings, forms and
    figures. `letters`: those that reported the month's earlier rounds, the latest last.
    """

    lineage: Lineage = field(default_factory=Lineage)
    last: Mapping[str, KeptFinding] = field(default_factory=dict)
    files: Mapping[str, frozenset[str]] = field(default_factory=dict)
    looked_at: date | None = None
    fixed: Mapping[str, KeptFinding] = field(default_factory=dict)
    fixed_ever: Mapping[str, KeptFinding] = field(default_factory=dict)
    gave_way: tuple[KeptFinding, ...] = ()
    asked: Mapping[str, Mapping[str, KeptFinding]] = field(default_factory=dict)
    versions: Mapping[tuple[str, str, str], Version] = field(default_factory=dict)
    sources: Mapping[str, tuple[Sent, ...]] = field(default_factory=dict)
    cells: Mapping[str, Mapping[tuple[str, str], Version]] = field(default_factory=dict)
    before: Round | None = None
    told_before: tuple[KeptFinding, ...] = ()
    sent_before: tuple[Sent, ...] = ()
    figures: Measured = field(default_factory=Measured)
    letters: tuple[KeptLetter, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A round as `history` shows it: when it was run, the number of files, its findings, those fixed since the last."""

    round: Round
    run_at: str
    files: int
    told: tuple[KeptFinding, ...]
    fixed: tuple[KeptFinding, ...]


class ChangeKind(Enum):
    """How a cell or a row differs from the round before."""

    CHANGED = "改"
    ADDED = "多"
    GONE = "少"
    RENAMED = "改名"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed, or a row that was added, removed or renamed, though nobody had asked.

    `column` is set for a changed cell alone. `was` is the former name of a renamed person, `subject` the name of the
    person whose row is gone; both are empty if the former workbook is no longer in 收件箱: the ledger keeps no names.
    """

    township: str
    form: str
    place: Place
    subject: str
    column: str = ""
    value: str = ""
    kind: ChangeKind = ChangeKind.CHANGED
    was: str = ""


@dataclass(frozen=True)
class Course:
    """A round compared with the rounds before it.

    `findings` have their status. `fixed`: the findings mended since the last round; `fixed_in_month`: those mended
    in the month's rounds; `fixed_ever`: those mended in all rounds. `changed`: the silent changes. `idle`: the waivers
    that fit no finding any more. `versions`: the cells in use, as the ledger keeps them. `unplaced`: the answers that
    fit no finding, as (township, answer).
    """

    findings: list[Finding]
    past: Past = field(default_factory=Past)
    fixed: list[KeptFinding] = field(default_factory=list)
    fixed_in_month: list[KeptFinding] = field(default_factory=list)
    fixed_ever: list[KeptFinding] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    idle: list[Waiver] = field(default_factory=list)
    versions: dict[tuple[str, str, str], Version] = field(default_factory=dict)
    unplaced: list[tuple[str, Answer]] = field(default_factory=list)
