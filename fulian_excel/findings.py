"""What is wrong with a workbook, where, and what to do about it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fulian_excel.places import NOWHERE, Place

_CELLS_NAMED = 6


class Level(StrEnum):
    """How much a finding weighs; the county may move any rule to another level."""

    FIX = "必改"
    ASK = "核实"
    NOTE = "提示"
    TRIAL = "试行"
    OFF = "停用"


class Status(StrEnum):
    """What became of a finding since the round before."""

    NEW = "new"
    OPEN = "open"
    EXPLAINED = "explained"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Mend:
    """A cell to be changed: what stands in it, and what is to, empty where several values would fit.

    None is to be written where a row is missing; `place` is then the heading of its list.
    """

    place: Place
    value: str = ""
    text: str | None = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """A cell whose mending makes findings vanish, or some cells where it cannot be told which one is wrong.

    `number` is the 编号 of the line that tells the cause: that of a finding that stands on the cell, else one of its
    own (Y-…). `mends` are the cells: one, of two that changed places both, of a tie each. `deed` says in words what to
    do, empty where the finding on the cell has said it all. `explains` counts the findings that vanish, `others` those
    of them that stand elsewhere, `abroad` those of the others that are on the list of another file, `more` the rules
    that can be applied then; `level` is the gravest of all.
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
        """The first of the cells."""
        return self.mends[0].place

    @property
    def places(self) -> tuple[Place, ...]:
        """The cells."""
        return tuple(one.place for one in self.mends)

    @property
    def is_tie(self) -> bool:
        """Any one of several cells may be the wrong one, and nothing says which."""
        return len(self.mends) > 1 and not any(one.text for one in self.mends)

    @property
    def value(self) -> str:
        """What stands in the first of the cells."""
        return self.mends[0].value

    @property
    def suggestion(self) -> str:
        """What is to be written in the first of the cells, where only one value fits."""
        return self.mends[0].text or ""

    @property
    def files(self) -> tuple[str, ...]:
        """The files in which the cells stand, whose lists all tell of the cause."""
        return tuple(dict.fromkeys(one.place.file for one in self.mends))

    def cells_in(self, file: str) -> tuple[Mend, ...]:
        """The cells that the list of one of its files names: where there are very many, the first of them."""
        return tuple(one for one in self.mends if one.place.file == file)[:_CELLS_NAMED]

    def values_in(self, file: str) -> str:
        """What stands in those cells, as that list says it: E28=5、F28=7; of a single one what stands there."""
        return self._told(file, [one.value for one in self.cells_in(file)])

    def texts_in(self, file: str) -> str:
        """What is to be written in those cells, as far as that is known."""
        return self._told(file, [one.text or "" for one in self.cells_in(file)])

    def _told(self, file: str, texts: Sequence[str]) -> str:
        cells = self.cells_in(file)
        if len(cells) < 2:
            return "".join(texts)
        home = cells[0].place
        named = [(one.place.cell_from(home), text) for one, text in zip(cells, texts, strict=True)]
        return "、".join(f"{cell}={text}" for cell, text in named if text)

    def seen_from(self, file: str, there: int) -> "Cause":
        """The cause as the list of one of its files tells it, where so many of what it explains are `there`."""
        mends = tuple(sorted(self.mends, key=lambda one: one.place.file != file))
        return replace(self, mends=mends, abroad=self.others - there)

    @property
    def mend(self) -> str:
        """Where to write what, as the file of the first cell says it."""
        return self.mend_from(self.place.file)

    def mend_from(self, file: str) -> str:
        """Where to write what: `sheet!cell=value`, the value only where no other fits.

        Before a cell of another file than the one it is told in stands the name of its `[file]`.
        """
        return ";".join(_written(one, file) for one in self.mends if one.text is not None)

    @property
    def sentence(self) -> str:
        """What to do and what goes away with it, as the list says it above what it explains."""
        return self._then("下面")

    @property
    def remark(self) -> str:
        """What to do and what goes away with it, as a comment says it."""
        return self._then("另有")

    @property
    def reference(self) -> str:
        """Where to look for the cause, as the list of another file says it."""
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

    A rule says where and what (`place`, `subject`, `value`, `suggestion`, `parts`); `record` tells the row or
    block it stands in from every other of its table, wherever it is moved to. The rule book stamps the code,
    the level and the sentence, the journey stamps whose it is and what became of it: what the township
    answered (处理) and its words (说明). `id` is what the finding is known by from round to round, `line` the
    id of the finding that 问题清单 prints for this one where several share a line. `cause` is what makes it vanish, as
    far as that was found.
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
        """Another line tells of the cell to be mended."""
        return self.cause is not None and self.cause.number != self.id

    @property
    def cause_number(self) -> str:
        """The 编号 of the line that tells of the cell to be mended, empty where none was found."""
        if self.cause is None:
            return ""
        return self.cause.number if self.follows else self.number

    @property
    def number(self) -> str:
        """The 编号 of the line of 问题清单 that tells the finding."""
        return self.line or self.id

    @property
    def message_for_county(self) -> str:
        """The sentence in the county's own lists, which may name another township."""
        return self.county_message or self.message


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule that could not be applied to a township, and why (未检查)."""

    code: str
    township: str
    form: str
    reason: str


def six_digits(identity: str) -> str:
    """The six digits of a 编号, from what it is about."""
    return hashlib.sha256(identity.encode()).hexdigest()[:6]


def numbered(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with their 编号, which says what a finding is about and not where it stands.

    The same fault of the same person keeps its number when rows move, also where she has a namesake; a second
    one alike gets -2.
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
