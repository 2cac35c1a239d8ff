"""From files to townships: whose each workbook is, which version of a form counts, what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from fulian_excel.extract import Extract
from fulian_excel.findings import Finding, Level
from fulian_excel.forms import FORMS
from fulian_excel.places import NOWHERE, Place
from fulian_excel.rulebook import RULES, rule, 报送要求
from fulian_excel.settings import Settings, Township
from fulian_excel.table import County, Submission, Table
from fulian_excel.words import fold

_KINDS_OF_TOWNSHIP = ("街道办事处", "街道", "镇", "乡")


@dataclass(frozen=True, slots=True)
class Recognised:
    """Whose a workbook is, None where nobody's was recognised."""

    file: str
    township: Township | None
    extract: Extract


@dataclass(frozen=True)
class Lineage:
    """What earlier rounds knew of files.

    `first_seen` gives by sha256 the number of the round in which a file was first seen; `made_from` leads from the
    beginning of a file's sha256 to that of the workbook whose marked copy it was.
    """

    first_seen: Mapping[str, int] = field(default_factory=dict)
    made_from: Mapping[str, str] = field(default_factory=dict)

    def ancestors(self, source: str) -> Iterator[str]:
        """The workbook a marked copy was made from, the one which that one was made from, and so on."""
        met: set[str] = set()
        while source and source not in met:
            met.add(source)
            yield source
            source = self.made_from.get(source, "")


@dataclass
class Assembled:
    """The county as it was received, and what that gives cause to say.

    `unrecognised` are the workbooks of nobody we know, each as a submission of its own; `unused` tells of
    each file which of its forms were replaced by a newer version.
    """

    county: County
    unrecognised: list[Submission] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)
    unused: dict[str, list[str]] = field(default_factory=dict)

    def owner_of(self, file: str) -> str:
        """The name of the township whose file it is, empty where nobody's was recognised."""
        return self.owners.get(file, "")

    def uses(self, extract: Extract) -> bool:
        """At least one of a file's forms counts, or it has none of ours at all."""
        unused = self.unused.get(extract.file, ())
        return not extract.tables or any(name not in unused for name in extract.tables)


def assemble(extracts: Iterable[Extract], settings: Settings, as_of: date, lineage: Lineage | None = None) -> Assembled:
    """Each township's submission out of the workbooks it sent; `lineage` is what earlier rounds knew of them."""
    lineage = lineage or Lineage()
    spellings = _spellings(settings.townships)
    recognised = [Recognised(one.file, _recognise(one, spellings), one) for one in extracts]
    assembled = Assembled(County(settings, as_of))
    for township in settings.townships:
        mine = [one.extract for one in recognised if one.township is township]
        assembled.owners |= {one.file: township.name for one in mine}
        submission = Submission(township, settings, as_of, files=tuple(one.file for one in mine))
        replaced = _replaced(mine, township, assembled, lineage)
        for name in FORMS:
            versions = [one for one in mine if name in one.tables and (one.file, name) not in replaced]
            if versions:
                submission.tables[name] = _newest(name, versions, assembled, lineage)
        assembled.county.submissions.append(submission)
        for extracted in mine:
            told = units_agree(extracted, township, spellings)
            assembled.findings += [replace(RULES["T07"].stamp(finding), township=township.name) for finding in told]
    for one in recognised:
        if one.township is None:
            assembled.findings.append(_unknown(one.extract))
            tables = dict(one.extract.tables)
            assembled.unrecognised.append(Submission(Township(""), settings, as_of, tables=tables, files=(one.file,)))
        assembled.findings += [
            replace(finding, township=assembled.owner_of(one.file)) for finding in one.extract.findings
        ]
    return assembled


def _spellings(townships: Sequence[Township]) -> dict[str, Township]:
    """Every way a township may be named, the longest first; what fits two of them is left out."""
    found: dict[str, list[Township]] = {}
    for township in townships:
        words = {township.name, *township.aliases}
        words |= {township.name.removesuffix(kind) for kind in _KINDS_OF_TOWNSHIP}
        for word in words:
            if len(fold(word)) > 1:
                found.setdefault(fold(word), []).append(township)
    single = {word: owners[0] for word, owners in found.items() if len(owners) == 1}
    return dict(sorted(single.items(), key=lambda pair: -len(pair[0])))


def _recognise(extract: Extract, spellings: Mapping[str, Township]) -> Township | None:
    """By 填报单位, else by a title, else by the file's name, its folders, and the list of ours that it brings back."""
    stated = [claim.text for claim in extract.claims if claim.stated]
    titles = [claim.text for claim in extract.claims if not claim.stated]
    *folders, name = extract.file.split("/")
    for texts in (stated, titles, [name], reversed(folders), [extract.addressee]):
        for text in texts:
            if township := named_in(text, spellings):
                return township
    return None


def named_in(text: str, spellings: Mapping[str, Township]) -> Township | None:
    """The township that a text names, by its longest spelling."""
    folded = fold(text)
    return next((township for word, township in spellings.items() if word in folded), None)


def owner_by_path(file: str, townships: Sequence[Township]) -> str:
    """The name of the township that a file's name, else its folders name; empty where none does."""
    spellings = _spellings(townships)
    owners = (named_in(part, spellings) for part in reversed(file.split("/")))
    return next((township.name for township in owners if township), "")


def _unknown(extract: Extract) -> Finding:
    text = next((claim.text for claim in extract.claims), extract.file.rpartition("/")[2])
    return RULES["F05"].stamp(is_recognised(extract.file, text))


@rule(
    "F05",
    Level.FIX,
    "认得出是哪个镇",
    "认不出是哪个镇报的(表里写的是「{value}」);请在表上写明填报单位的全称(县里也可以在县级设置的名额分配里补上别名)",
)
def is_recognised(file: str, text: str) -> Finding:
    """A workbook's township is recognised as one that must report."""
    return Finding(Place(file), value=text)


@rule(
    "T07", Level.ASK, "填报单位一致", "填报单位写的是「{value}」,这个文件{why}「{other}」;请核对是不是填错或放错了文件"
)
def units_agree(extract: Extract, owner: Township, spellings: Mapping[str, Township]) -> Iterable[Finding]:
    """填报单位 agrees with the file and the other sheets."""
    listed = named_in(extract.addressee, spellings)
    if listed is not None and listed is not owner:
        parts = {"why": "里的《问题清单》退给的是", "other": listed.name}
        yield Finding(Place(extract.file), value=owner.name, parts=parts)
    by_file = named_in(extract.file.rpartition("/")[2], spellings)
    for claim in extract.claims:
        if not claim.stated:
            continue
        meant = named_in(claim.text, spellings)
        if meant is None or meant is not owner:
            parts = {"why": "其他表写的是", "other": owner.name}
            yield Finding(claim.place, value=claim.text, suggestion=owner.name, parts=parts)
        elif by_file is not None and by_file is not meant:
            yield Finding(claim.place, value=claim.text, parts={"why": "的名字是", "other": by_file.name})


def _replaced(
    mine: Sequence[Extract], township: Township, assembled: Assembled, lineage: Lineage
) -> set[tuple[str, str]]:
    """The forms of files that a marked copy of theirs has replaced; they are used no more, and nothing is said of it.

    A form that the copy has lost still counts as it was sent.
    """
    replaced: set[tuple[str, str]] = set()
    compared = set()
    for returned in mine:
        ancestors = list(lineage.ancestors(returned.source))
        for original in mine:
            if returned is original or original.sha256[:12] not in ancestors:
                continue
            again = [name for name in returned.tables if name in original.tables]
            fresh = [name for name in again if (original.file, name) not in replaced]
            replaced.update((original.file, name) for name in fresh)
            assembled.unused.setdefault(original.file, []).extend(fresh)
            if original.file not in compared:
                compared.add(original.file)
                told = _compared(returned, original, again)
                assembled.findings += [replace(one, township=township.name) for one in told]
    return replaced


def _compared(returned: Extract, original: Extract, again: Sequence[str]) -> Iterator[Finding]:
    """What is said of a marked copy beside its original, `again` being the forms of both."""
    if not returned.answered and all(
        _same(table, original.tables.get(name)) for name, table in returned.tables.items()
    ):
        yield copies_came_back_changed(returned.file, original.file)
    for name in again:
        yield from rows_are_not_lost(original.file, len(original.tables[name]), returned.tables[name])


@rule(
    "F09",
    Level.NOTE,
    "退回的批注件改过",
    "这是退回去的批注件,和原来的「{original}」相比一个格子也没有改;请改好后再发,或在《问题清单》里说明",
)
def copies_came_back_changed(file: str, original: str) -> Finding:
    """A marked copy that came back differs in some cell from the workbook it was made from."""
    return RULES["F09"].stamp(Finding(Place(file), parts={"original": original}))


def _same(table: Table, other: Table | None) -> bool:
    return other is not None and not _differ(table, other)


def _newest(form: str, versions: list[Extract], assembled: Assembled, lineage: Lineage) -> Table:
    """The version that counts: the one first seen in the latest round, then the latest 填报日期, then the last name."""
    never = 1 << 30

    def age(version: Extract) -> tuple[int, date, str]:
        return lineage.first_seen.get(version.sha256, never), _stated_day(version.tables[form]), version.file

    *older, newest = sorted(versions, key=age)
    used = newest.tables[form]
    for table in (one.tables[form] for one in older):
        assembled.unused.setdefault(table.file, []).append(form)
        if _differ(table, used):
            told = rows_are_not_lost(table.file, len(table), used) or versions_agree(table, used)
            assembled.findings += [replace(one, township=assembled.owner_of(table.file)) for one in told]
    return used


def _stated_day(table: Table) -> date:
    stated = table.label("reported_on")
    return stated.value.date if stated and stated.value else date.min


def _differ(one: Table, other: Table) -> bool:
    return one.values != other.values


@rule(
    "F08",
    Level.ASK,
    "一张表只有一个版本",
    "《{title}》收到两个不同的版本:{older} 和 {newer},用的是后一个;如果不对请把不用的从收件箱移走",
)
def versions_agree(older: Table, newer: Table) -> list[Finding]:
    """Of one form there is one version: two unrelated ones that differ are both named, the later is used."""
    parts = {"title": newer.form.title, "older": older.file, "newer": newer.file}
    return [RULES["F08"].stamp(Finding(newer.blocks[0].first, form=newer.form.name, parts=parts))]


@rule(
    "F12",
    Level.ASK,
    "新版本没有少很多行",
    "《{title}》用的是 {newer},只有 {rows} 行,原来的 {older} 有 {before} 行;是不是只发了改的几行?请发完整的表",
)
def rows_are_not_lost(older: str, before: int, newer: Table) -> list[Finding]:
    """The version used has not far fewer rows than the one it replaces."""
    if 2 * len(newer) >= before:
        return []
    parts = {"title": newer.form.title, "older": older, "newer": newer.file, "rows": len(newer), "before": before}
    return [RULES["F12"].stamp(Finding(newer.blocks[0].first, form=newer.form.name, parts=parts))]


@rule(
    "F07",
    Level.ASK,
    "应报的表都已报",
    "还没有收到《{title}》;请补报,可以在本文件里加一张表,表头至少有:{headings}",
    source=报送要求,
    once_due=True,
)
def every_form_is_there(township: Submission) -> Iterable[Finding]:
    """Every form that is due is there."""
    if not township.tables or not township.township.name:
        return
    for form in FORMS.values():
        if township.is_due(form) and form.name not in township.tables:
            headings = "、".join(one.title for one in form.columns.values() if one.required)
            parts = {"title": form.title, "headings": headings}
            yield Finding(NOWHERE, subject=form.title, form=form.name, parts=parts)
