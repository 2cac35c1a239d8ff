"""Findings: what is wrong with a workbook, where, and what to do about it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fulian_excel.places import NOWHERE, Place

_CELLS_NAMED = 6


class Level(StrEnum):
    """The weight of a finding; the county may give any rule another level."""

    FIX = "必改"
    ASK = "核实"
    NOTE = "提示"
    TRIAL = "试行"
    OFF = "停用"


class Status(StrEnum):
    """The state of a finding since the round before."""

    NEW = "new"
    OPEN = "open"
    EXPLAINED = "explained"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Mend:
    """A cell to be changed: its `value`, and the `text` to write, empty if several values would fit.

    `text` is None if a row is missing; `place` is then the heading of its list.
    """

    place: Place
    value: str = ""
    text: str | None = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """A cell whose correction makes findings vanish, or several cells of which any may be the wrong one.

    `number` is the 编号 of the line that reports the cause: that of a finding on the cell, else its own (Y-…).
    `mends` are the cells: one, both of a swap, or all of a tie. `deed` says what to do, empty if the finding on the
    cell says it. `explains` is the number of findings that vanish, `others` the number of those on other cells,
    `abroad` the number of the others on the list of another file, `more` the number of rules that can be applied
    afterwards. `level` is the gravest level of the findings.
    """

    number: str
    level: Level
    mends: tuple[Mend, ...]
    subject: str
    column: str
    form: str
    deed: str
    explains: int
    others: int
    abroad: int = 0
    more: int = 0

    @property
    def place(self) -> Place:
        """The place of the first cell."""
        return self.mends[0].place

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the cells."""
        return tuple(one.place for one in self.mends)

    @property
    def is_tie(self) -> bool:
        """True if any one of several cells may be the wrong one."""
        return len(self.mends) > 1 and not any(one.text for one in self.mends)

    @property
    def value(self) -> str:
        """The value in the first cell."""
        return self.mends[0].value

    @property
    def suggestion(self) -> str:
        """The text to write in the first cell; empty if several values would fit."""
        return self.mends[0].text or ""

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the cells, whose lists all report the cause."""
        return tuple(dict.fromkeys(one.place.file for one in self.mends))

    def cells_in(self, file: str) -> tuple[Mend, ...]:
        """Return the cells that the list of a file names; of very many only the first ones."""
        return tuple(one for one in self.mends if one.place.file == file)[:_CELLS_NAMED]

    def values_in(self, file: str) -> str:
        """Return the values of those cells for the list: E28=5、F28=7; of a single cell its value alone."""
        return self._told(file, [one.value for one in self.cells_in(file)])

    def texts_in(self, file: str) -> str:
        """Return the texts to write in those cells, like `values_in`; unknown ones are left out."""
        return self._told(file, [one.text or "" for one in self.cells_in(file)])

    def _told(self, file: str, texts: Sequence[str]) -> str:
        cells = self.cells_in(file)
        if len(cells) < 2:
            return "".join(texts)
        home = cells[0].place
        named = [(one.place.cell_from(home), text) for one, text in zip(cells, texts, strict=True)]
        return "、".join(f"{cell}={text}" for cell, text in named if text)

    def seen_from(self, file: str, there: int) -> "Cause":
        """Return the cause for the list of a file that has `there` of the findings on other cells."""
        mends = tuple(sorted(self.mends, key=lambda one: one.place.file != file))
        return replace(self, mends=mends, abroad=self.others - there)

    @property
    def mend(self) -> str:
        """Where to write what, as the list of the first cell's file says it."""
        return self.mend_from(self.place.file)

    def mend_from(self, file: str) -> str:
        """Return where to write what: `sheet!cell=value`, without the value if several would fit.

        A cell of another file than `file` has the name of its `[file]` before it.
        """
        return ";".join(_written(one, file) for one in self.mends if one.text is not None)

    @property
    def sentence(self) -> str:
        """The sentence for the list, above the findings explained: what to do, and what vanishes with it."""
        return self._then("下面")

    @property
    def remark(self) -> str:
        """The sentence for a comment: what to do, and what vanishes with it."""
        return self._then("另有")

    @property
    def reference(self) -> str:
        """The sentence for the list of another file: where the cause is."""
        place = self.place
        told = f"第 {self.number} 号,在「{_name(place.file)}」的「{place.sheet}」{place.cell}"
        return f"原因见{told}:{self.deed},这一处会一并通过" if self.deed else ""

    def _then(self, where: str) -> str:
        here = self.others - self.abroad
        told = (f"{where} {here} 处" * bool(here), f"本镇别的文件里 {self.abroad} 处" * bool(self.abroad))
        after = f"{'、'.join(filter(None, told))}会一并通过" if self.others else "这一处就会通过"
        more = f",现在没法核对的 {self.more} 项就能核对了" * bool(self.more)
        return f"{self.deed},{after}{more}" if self.deed else ""


def _written(mend: Mend, home: str) -> str:
    place = mend.place
    other = f"[{place.file}]" if home and place.file != home else ""
    return f"{other}{place.sheet}!{place.cell}" + (f"={mend.text}" if mend.text else "")


def _name(file: str) -> str:
    """A file's name without its folders."""
    return file.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    A rule sets where and what (`place`, `subject`, `value`, `suggestion`, `parts`); `record` identifies the row or
    block in its table, wherever it is moved. The rule book sets the code, the level and the sentence; the journey
    sets the township, the status and the township's answer (处理) and reason (说明). `id` identifies the finding from
    round to round. `line` is the `id` of the finding whose line of 问题清单 reports this one, if several share a line.
    `cause` is the correction that makes the finding vanish, if one was found.
    """

    place: Place = NOWHERE
    subject: str = ""
    value: str = ""
    suggestion: str = ""
    parts: Mapping[str, object] = field(default_factory=dict)
    column: str = ""
    record: str = ""
    code: str = ""
    level: Level = Level.FIX
    message: str = ""
    county_message: str = ""
    township: str = ""
    form: str = ""
    status: Status = Status.NEW
    id: str = ""
    line: str = ""
    answer: str = ""
    reason: str = ""
    cause: Cause | None = None

    @property
    def follows(self) -> bool:
        """True if the line of another finding reports the cell to be mended."""
        return self.cause is not None and self.cause.number != self.id

    @property
    def cause_number(self) -> str:
        """The 编号 of the line that reports the cell to be mended; empty if there is no cause."""
        if self.cause is None:
            return ""
        return self.cause.number if self.follows else self.number

    @property
    def number(self) -> str:
        """The 编号 of the finding's line of 问题清单."""
        return self.line or self.id

    @property
    def message_for_county(self) -> str:
        """The sentence for the county's own lists, which may name another township."""
        return self.county_message or self.message


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule that could not be applied to a township, and why (未检查)."""

    code: str
    township: str
    form: str
    reason: str


def six_digits(identity: str) -> str:
    """Return the six digits of a 编号, from the text of what it is about."""
    return hashlib.sha256(identity.encode()).hexdigest()[:6]


def numbered(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings with their 编号, which depend on what a finding is about, not on its place.

    The same fault of the same person keeps its 编号 when rows move, even if she has a namesake; a second finding with
    the same 编号 gets -2.
    """
    seen: Counter[str] = Counter()
    told = []
    for finding in findings:
        who = finding.subject if finding.record in ("", finding.subject) else f"{finding.subject}|{finding.record}"
        identity = f"{finding.township}|{finding.code}|{finding.form}|{who}|{finding.column}"
        number = f"{finding.code}-{six_digits(identity)}"
        seen[number] += 1
        told.append(replace(finding, id=number if seen[number] == 1 else f"{number}-{seen[number]}"))
    return told
