"""Assembling each township's submission from its workbooks, with findings on versions and parts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from fulian_excel.extract import Extract
from fulian_excel.findings import Finding
from fulian_excel.forms import FORMS
from fulian_excel.settings import Settings, Township
from fulian_excel.submissions.age import Age, age_of
from fulian_excel.submissions.blank import is_blank
from fulian_excel.submissions.lineage import Lineage
from fulian_excel.submissions.recognising import disagreeing_units, recognise, spellings_of, unknown
from fulian_excel.submissions.versions import Choice, Replacement, hidden_away, replacements, settled
from fulian_excel.table import County, Submission, Table, joined


@dataclass
class Assembled:
    """The county as received, and the findings on how it was assembled.

    `unrecognised` are the workbooks of no known township, each as a submission of its own. By file, `blank` names the
    forms with nothing filled in, `choices` gives the other forms that are not used and why, and `parts`
    gives those joined with other files' parts, each with the number of files. `changed` are marked copies that
    came back after the county had changed the workbook they were made from.
    """

    county: County
    unrecognised: list[Submission] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)
    blank: dict[str, tuple[str, ...]] = field(default_factory=dict)
    choices: dict[str, list[Choice]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    changed: list[Replacement] = field(default_factory=list)

    def owner_of(self, file: str) -> str:
        """The name of a file's township; empty if none was recognised."""
        return self.owners.get(file, "")

    def tables_of(self, extract: Extract) -> dict[str, Table]:
        """A file's tables without blank ones."""
        blank = self.blank.get(extract.file, ())
        return {name: table for name, table in extract.tables.items() if name not in blank}

    def uses(self, extract: Extract) -> bool:
        """True if at least one of a file's forms is in use, or the file has no filled-in form of ours."""
        unused = {one.form for one in self.choices.get(extract.file, ())}
        sent = self.tables_of(extract)
        return not sent or not sent.keys() <= unused


def assemble(extracts: Iterable[Extract], settings: Settings, as_of: date, lineage: Lineage | None = None) -> Assembled:
    """Each township's submission out of the workbooks it sent; `lineage` is what earlier rounds knew of them."""
    spellings = spellings_of(settings.townships)
    assembled = Assembled(County(settings, as_of))
    owned: dict[str, list[Extract]] = defaultdict(list)
    strangers = []
    for one in extracts:
        owner = recognise(one, spellings)
        sent = _filled(one, assembled)
        if owner is None:
            strangers.append(sent)
        else:
            assembled.owners[one.file] = owner.name
            owned[owner.name].append(sent)
    for township in settings.townships:
        _put_together(township, owned[township.name], assembled, lineage or Lineage(), spellings)
    for one in strangers:
        assembled.findings.append(unknown(one))
        blank = frozenset(assembled.blank.get(one.file, ()))
        stranger = Submission(Township(""), settings, as_of, dict(one.tables), (one.file,), blank)
        assembled.unrecognised.append(stranger)
    for one in (*(one for mine in owned.values() for one in mine), *strangers):
        told = (replace(finding, township=assembled.owner_of(one.file)) for finding in one.findings)
        assembled.findings += told
    return assembled


def _filled(extract: Extract, assembled: Assembled) -> Extract:
    """A file without its blank forms, which are noted in `assembled.blank`."""
    blank = tuple(name for name, table in extract.tables.items() if is_blank(table))
    if not blank:
        return extract
    assembled.blank[extract.file] = blank
    return replace(extract, tables={name: table for name, table in extract.tables.items() if name not in blank})


def _put_together(
    township: Township,
    mine: Sequence[Extract],
    assembled: Assembled,
    lineage: Lineage,
    spellings: Mapping[str, Township],
) -> None:
    county = assembled.county
    blank = frozenset(name for one in mine for name in assembled.blank.get(one.file, ()))
    files = tuple(one.file for one in mine)
    submission = Submission(township, county.settings, county.as_of, {}, files, blank)
    told: list[Finding] = []
    left_out = _left_out(mine, assembled, lineage, told)

    def age(extract: Extract, table: Table) -> Age:
        return age_of(extract, table, county.as_of, lineage)

    for name in FORMS:
        versions = [one for one in mine if name in one.tables and (one.file, name) not in left_out]
        if versions:
            result = settled(name, versions, age)
            submission.tables[name] = joined(result.parts)
            for part in result.parts if len(result.parts) > 1 else ():
                assembled.parts[part.file].append((name, len(result.parts)))
            _note(result.choices, assembled)
            told += result.findings
    submission.blank -= submission.tables.keys()
    for one in mine:
        told += disagreeing_units(one, township, spellings, _blank_sheets(one, assembled))
    county.submissions.append(submission)
    assembled.findings += (replace(finding, township=township.name) for finding in told)


def _left_out(
    mine: Sequence[Extract], assembled: Assembled, lineage: Lineage, told: list[Finding]
) -> set[tuple[str, str]]:
    """(file, form) of the forms never used: on hidden sheets, or replaced by returned marked copies."""
    hidden = hidden_away(mine)
    for (file, form), used in hidden.items():
        _note([Choice(form, file, used, f"用的是 {used}(那一份在隐藏的工作表里)")], assembled)
    left_out = set(hidden)
    compared = set()
    shown = [
        replace(one, tables={name: table for name, table in one.tables.items() if (one.file, name) not in hidden})
        for one in mine
    ]
    for one in replacements(shown, lineage):
        fresh = [choice for choice in one.choices() if (choice.file, choice.form) not in left_out]
        left_out |= {(choice.file, choice.form) for choice in fresh}
        _note(fresh, assembled)
        if one.original.file not in compared:
            compared.add(one.original.file)
            told += one.findings()
            assembled.changed += [one] if one.changed else []
    return left_out


def _note(choices: Iterable[Choice], assembled: Assembled) -> None:
    for one in choices:
        assembled.choices[one.file].append(one)


def _blank_sheets(extract: Extract, assembled: Assembled) -> frozenset[str]:
    """The sheets with nothing but blank forms; `extract` is without those forms already."""
    filled = {block.sheet for table in extract.tables.values() for block in table.blocks}
    if extract.file not in assembled.blank:
        return frozenset()
    return frozenset(extract.sheets) - filled
