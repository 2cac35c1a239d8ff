"""From files to townships: whose each workbook is, which version of a form counts, what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from fulian_excel.extract import Extract
from fulian_excel.extract.complaints import T07
from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.intake.refusals import F05, F08, F09, F12
from fulian_excel.places import Place
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
            told = disagreeing_units(extracted, township, spellings)
            assembled.findings += [replace(finding, township=township.name) for finding in told]
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
    return F05.finding(Place(extract.file), value=text)


def disagreeing_units(extract: Extract, owner: Township, spellings: Mapping[str, Township]) -> Iterable[Finding]:
    """What is told of a 填报单位 that is not the file's owner, or not who its name says (T07)."""
    listed = named_in(extract.addressee, spellings)
    if listed is not None and listed is not owner:
        yield T07.finding(Place(extract.file), value=owner.name, why="里的《问题清单》退给的是", other=listed.name)
    by_file = named_in(extract.file.rpartition("/")[2], spellings)
    for claim in extract.claims:
        if not claim.stated:
            continue
        meant = named_in(claim.text, spellings)
        if meant is None:
            continue  # a village or a unit of the township
        if meant is not owner:
            yield T07.finding(
                claim.place, value=claim.text, suggestion=owner.name, why="其他表写的是", other=owner.name
            )
        elif by_file is not None and by_file is not meant:
            yield T07.finding(claim.place, value=claim.text, why="的名字是", other=by_file.name)


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
        yield unchanged_copy(returned.file, original.file)
    for name in again:
        yield from lost_rows(original.file, len(original.tables[name]), returned.tables[name])


def unchanged_copy(file: str, original: str) -> Finding:
    """What is told of a marked copy that came back as it went out (F09)."""
    return F09.finding(Place(file), original=original)


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
            told = lost_rows(table.file, len(table), used) or two_versions(table, used)
            assembled.findings += [replace(one, township=assembled.owner_of(table.file)) for one in told]
    return used


def _stated_day(table: Table) -> date:
    stated = table.label("reported_on")
    return stated.value.date if stated and stated.value else date.min


def _differ(one: Table, other: Table) -> bool:
    return one.values != other.values


def two_versions(older: Table, newer: Table) -> list[Finding]:
    """What is told of two unrelated versions of a form that differ (F08)."""
    form = newer.form
    return [F08.finding(newer.blocks[0].first, form=form.name, title=form.title, older=older.file, newer=newer.file)]


def lost_rows(older: str, before: int, newer: Table) -> list[Finding]:
    """What is told of a version with less than half the rows of the one it replaces (F12)."""
    if 2 * len(newer) >= before:
        return []
    form, rows = newer.form, len(newer)
    first = newer.blocks[0].first
    return [
        F12.finding(first, form=form.name, title=form.title, older=older, newer=newer.file, rows=rows, before=before)
    ]
