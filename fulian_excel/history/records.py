"""What the ledger keeps of a round, and what a round comes to beside the rounds before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

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
class Told:
    """A finding as the ledger keeps it: where it stood and what it was about, no person and no value.

    `listed` is the 编号 under which 问题清单 told it, which is another one's where a fault down a column was
    one row; `record` and `value` are digests.
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


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it counted in some round: from which file, how many rows, the digest of its cells."""

    township: str
    form: str
    part: str
    file: str
    rows: int
    digest: bytes


@dataclass(frozen=True)
class Past:
    """What the ledger knew before a round.

    `last` are the findings of the round before by 编号, `month` those of all earlier rounds of the month;
    `asked` those of the rounds whose lists came back, by the round's name. `versions` are the cells of the
    round before, none where another key made them; `sources` what a workbook had sent, by the beginning of its
    sha256. `before` are the findings, and `sent_before` the forms, of the last round of the month before.
    """

    lineage: Lineage = field(default_factory=Lineage)
    last: Mapping[str, Told] = field(default_factory=dict)
    month: Mapping[str, Told] = field(default_factory=dict)
    asked: Mapping[str, Mapping[str, Told]] = field(default_factory=dict)
    versions: Mapping[tuple[str, str, str], Version] = field(default_factory=dict)
    sources: Mapping[str, tuple[Sent, ...]] = field(default_factory=dict)
    before: Round | None = None
    told_before: tuple[Told, ...] = ()
    sent_before: tuple[Sent, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A round as `history` tells it: when it was run, what was received and found, what was fixed since the last."""

    round: Round
    run_at: str
    files: int
    told: tuple[Told, ...]
    fixed: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that was changed, or a row that was added (`column` is empty), though nobody had asked."""

    township: str
    form: str
    place: Place
    subject: str
    column: str
    value: str


@dataclass(frozen=True)
class Course:
    """A round beside the rounds before it.

    `findings` have their status. `fixed` is what this round no longer finds and the last one did, `fixed_in_month`
    what some round of the month did; `changed` what was right and differs now without having been asked about;
    `idle` the waivers that fit nothing any more; `versions` the cells in use, as the ledger will keep them.
    """

    findings: list[Finding]
    past: Past = field(default_factory=Past)
    fixed: list[Told] = field(default_factory=list)
    fixed_in_month: list[Told] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    idle: list[Waiver] = field(default_factory=list)
    versions: dict[tuple[str, str, str], Version] = field(default_factory=dict)
