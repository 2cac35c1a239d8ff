"""What the ledger keeps of a round, and what a round comes to beside the rounds before it."""

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
    """A finding as the ledger keeps it: where it stood and what it was about, no person and no value.

    `listed` is the 编号 of the line of 问题清单 that told of it: where a fault down a column is one line, that of the
    first finding; `cause` that of the line of its cause, empty where none was found. `record` and `value` are digests.
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
        """The 编号 of the line that says what to mend."""
        return self.cause or self.listed


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it counted in some round: from which file, how many rows, the digest of its cells."""

    township: str
    form: str
    part: str
    file: str
    rows: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Latest:
    """The round that a month's folder holds, as the ledger keeps it.

    `townships` are those of the settings it was made with; `files` are path, sha256, township and status of each file.
    """

    round: Round
    townships: tuple[str, ...]
    files: tuple[tuple[str, str, str, str], ...]
    told: tuple[KeptFinding, ...]
    sent: tuple[Sent, ...]


class State(StrEnum):
    """What became of a letter; UNKNOWN is one whose connection was lost after its text had begun to go out."""

    WAITING = "待发"
    SENDING = "发送中"
    SENT = "已发"
    REFUSED = "被拒"
    UNKNOWN = "不明"


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter as the ledger keeps it: to whom in which month, the digest of its content, and what became of it.

    `round` is the name of the round that it told of; `at` the moment of its state, `why` the server's or our own
    words on that.
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

    `last` are the findings of the round before by 编号, `looked_at` its as-of day, `files` the sha256 of its files by
    township, `versions` its cells, none where another key made them. `fixed` is what the rounds of the month have
    mended so far, the first of them too, `fixed_ever` what all rounds have; `gave_way` what went earlier, but left
    another 必改 or 核实 on its spot; `asked` the findings of the rounds whose lists came back, by the round's name;
    `sources` what a workbook had sent, and `cells` its cells by form and part, by the beginning of its sha256. `before`
    is the last round of the month before, with its findings, its forms and `figures`. `letters` are those that told of
    the month's earlier rounds, the latest last.
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
    """A round as `history` tells it: when it was run, what was received and found, what was fixed since the last."""

    round: Round
    run_at: str
    files: int
    told: tuple[KeptFinding, ...]
    fixed: tuple[KeptFinding, ...]


class ChangeKind(Enum):
    """What became of a cell or a row."""

    CHANGED = "改"
    ADDED = "多"
    GONE = "少"
    RENAMED = "改名"


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed, or a row that was added, is gone or has another name, though nobody had asked.

    `column` is that of a changed cell. `was` is the former name of who was renamed, `subject` the name of who is gone;
    both are empty where the workbook of the round before is no longer at hand, as the ledger keeps no names.
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
    """A round beside the rounds before it.

    `findings` have their status. `fixed` is what was mended since the last round, `fixed_in_month` in the rounds of the
    month, `fixed_ever` in those of the whole campaign; `changed` what was right and differs now without having been
    asked about; `idle` the waivers that fit nothing any more; `versions` the cells in use, as the ledger will keep
    them; `unplaced` by township the answers of which nobody knows any more what they were about.
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
