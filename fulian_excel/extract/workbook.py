"""One workbook read: a typed table per form, every value with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

from fulian_excel.cells import Book, Sheet
from fulian_excel.extract.answers import Answer
from fulian_excel.extract.headers import Vocabulary
from fulian_excel.extract.lexicon import Lexicon
from fulian_excel.extract.regions import Reading, read_sheet
from fulian_excel.extract.respelt import Misspelt, Respelt, respelt
from fulian_excel.extract.sheets import SheetSeen, settle, strangers
from fulian_excel.extract.surroundings import Claim
from fulian_excel.findings import Finding
from fulian_excel.forms.form import Form
from fulian_excel.marks.sentinels import is_guide
from fulian_excel.settings import Settings
from fulian_excel.table import Table


@dataclass
class Extract:
    """What was read of one workbook: a table per form, and claims on its township.

    `claims` are the texts that may name the township. `source` is what our sentinel says where the workbook
    is a marked copy that came back: the first digits of the sha256 of the workbook it was made from; `answers`
    is what its 问题清单 says by now, `addressee` the title which names the township that the list was for.
    `hidden` are the sheets that nobody sees; `modified` is when a program last saved the workbook, as it wrote that.
    `respelt` are headings that look misspelt, each with the table as it would be if that were put right.
    """

    file: str
    tables: dict[str, Table] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    sheets: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    modified: str = ""
    sha256: str = ""
    source: str = ""
    addressee: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    respelt: list[Respelt] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        """True if something was chosen or written on the returned list."""
        return any(one.choice or one.reason for one in self.answers.values())


def extract(file: str, book: Book, forms: Mapping[str, Form], settings: Settings) -> Extract:
    """Read every table of the given forms out of a workbook."""
    lexicon = _lexicon(tuple(forms.values()), _aliases(settings))
    told, headings = _read(file, book, lexicon, settings)
    if headings:
        again = partial(_tables, file, lexicon, settings)
        told.respelt = list(respelt(book, told.tables, headings, again))
    return told


def _tables(file: str, lexicon: Lexicon, settings: Settings, book: Book) -> Mapping[str, Table]:
    return _read(file, book, lexicon, settings)[0].tables


def _read(file: str, book: Book, lexicon: Lexicon, settings: Settings) -> tuple[Extract, list[Misspelt]]:
    """What a workbook says, and its headings that look misspelt."""
    reading = Reading(file, settings)
    seen = [SheetSeen.of(sheet, lexicon) for sheet in book.sheets if not _is_guide(sheet)]
    hidden = settle(seen, file)
    for sheet in seen:
        read_sheet(reading, sheet)
    told = {one.place.sheet for one in hidden}
    findings = [*hidden, *strangers(seen, file, told), *reading.findings]
    names = tuple(sheet.name for sheet in book.sheets)
    return Extract(file, reading.tables, findings, reading.claims, names), reading.misspelt


def _is_guide(sheet: Sheet) -> bool:
    first = sheet.cells.get((1, 1))
    return first is not None and is_guide(first.value)


def _aliases(settings: Settings) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return tuple((form, tuple(aliases.items())) for form, aliases in settings.heading_aliases.items())


@lru_cache(maxsize=4)
def _lexicon(forms: tuple[Form, ...], aliases: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> Lexicon:
    """The lexicon of the forms with the county's headings, built once for all workbooks of a round."""
    told = {form: dict(words) for form, words in aliases}
    return Lexicon([Vocabulary.of(form, told.get(form.name)) for form in forms])
