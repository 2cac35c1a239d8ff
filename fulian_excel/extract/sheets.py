"""The tables or cards on a sheet and their forms, found before any value is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from fulian_excel.cells import Sheet
from fulian_excel.extract.bands import Band, counts_in_parts
from fulian_excel.extract.cards import Card, find_cards, lies_on_its_side, looks_like_cards
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.lexicon import Lexicon
from fulian_excel.extract.locate import locate
from fulian_excel.extract.paired import paired_lists
from fulian_excel.extract.titles import TitleForm
from fulian_excel.extract.unread import hidden_sheet_is_left_out, unknown_sheet
from fulian_excel.findings import Finding

_ONE_GROUP = "是单个计票小组的计票单,没有读;选举结果按全场合计的计票表核对,小组的不用报"
_IN_PARTS = "的票数按票箱(投票点)分开写,没有合计;请加上合计一栏,或改报全场合计的计票表"
_OF_A_MEETING = "像是会议用的签到表或会务表,没有读;要报的请用我们的表头另填一张"
_CARDS = "像是一人一张的登记卡,没能读成名册;请改报名册:一行一人,第一行写表头(姓名、性别、出生年月……)"
_ON_ITS_SIDE = (
    "像是项目竖着写、横着填的表,没能读成一行一条;请把表头横着写在一行(第一列是村名或姓名),一行填一个村或一个人"
)
_CARDS_BESIDE_A_LIST = "是一人一张的登记卡,已另有同一种名册,以名册为准,登记卡没有读"
_LESS = "的表头不全,已另有一张完整的同一种表,这张没有读;如果两张都要,请把表头补全"


@dataclass
class SheetSeen:
    """A sheet with its tables' heading rows or its cards, and the reason if it is not read."""

    grid: Grid
    title_form: TitleForm
    bands: list[Band] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    why: str = ""

    @classmethod
    def of(cls, sheet: Sheet, lexicon: Lexicon) -> "SheetSeen":
        """The tables or cards of a sheet."""
        grid = Grid(sheet)
        title_form = TitleForm(grid, lexicon.titles)
        if cards := find_cards(grid, lexicon, title_form):
            return cls(grid, title_form, cards=cards)
        bands = locate(grid, lexicon, title_form)
        if paired := paired_lists(grid, bands, lexicon):
            return cls(grid, title_form, cards=paired)
        why = _why_not(grid, lexicon, title_form, bands)
        return cls(grid, title_form, [] if why else bands, why=why)

    @property
    def forms(self) -> set[str]:
        """The forms that the sheet holds."""
        return {one.band.vocabulary.form.name for one in self.cards} | {one.vocabulary.form.name for one in self.bands}

    @cached_property
    def held(self) -> set[str]:
        """The forms that the sheet has as tables with most of the required columns."""
        return {band.vocabulary.form.name for band in self.bands if band.holds}

    @property
    def title(self) -> str:
        """The first text of the sheet if it names a form, else empty."""
        first = next(iter(self.grid.sheet.cells), None)
        text = self.grid.text(*first) if first else ""
        return text if self.title_form.named(text) else ""

    def drop(self, forms: set[str], why: str) -> None:
        """Leave the tables and cards of some forms out."""
        self.bands = [band for band in self.bands if band.vocabulary.form.name not in forms]
        self.cards = [card for card in self.cards if card.band.vocabulary.form.name not in forms]
        self.why = why


def _why_not(grid: Grid, lexicon: Lexicon, title_form: TitleForm, bands: Sequence[Band]) -> str:
    """The reason why the tables of a sheet are not read; empty if they are."""
    tallies = [band for band in bands if band.vocabulary.form.repeats]
    if tallies and title_form.of_one_group():
        return _ONE_GROUP
    if any(counts_in_parts(grid, band) for band in tallies):
        return _IN_PARTS
    if bands and title_form.of_a_meeting() and not any(_is_sent(band) for band in bands):
        return _OF_A_MEETING
    if any(band.holds for band in bands):
        return ""
    if looks_like_cards(grid, lexicon):
        return _CARDS
    return _ON_ITS_SIDE if lies_on_its_side(grid, lexicon, bands) else ""


def _is_sent(band: Band) -> bool:
    """True if a table is a form's though its sheet seems to be for a meeting: by its title, or as a list of people."""
    return band.own or (band.vocabulary.form.names_people and not band.absent)


def settle(sheets: Sequence[SheetSeen], file: str) -> list[Finding]:
    """Choose the sheets to be read for each form; returns findings on the sheets passed over.

    A hidden sheet gives way to a visible one, cards to a list, a sheet without most of the headings to one with them.
    """
    findings = []
    for sheet in (one for one in sheets if one.grid.sheet.hidden):
        shown = {form for other in sheets if not other.grid.sheet.hidden for form in other.forms}
        if sheet.forms and sheet.forms <= shown:
            sheet.drop(sheet.forms, "")
            findings.append(hidden_sheet_is_left_out(file, sheet.grid))
    for sheet in sheets:
        held = {form for other in sheets if other is not sheet for form in other.held}
        carded = {card.band.vocabulary.form.name for card in sheet.cards} & held
        if carded:
            sheet.drop(carded, _CARDS_BESIDE_A_LIST)
        lesser = {band.vocabulary.form.name for band in sheet.bands if not band.holds and not band.write_ins} & held
        if lesser - sheet.held:
            sheet.drop(lesser - sheet.held, _LESS)
    return findings


def strangers(sheets: Sequence[SheetSeen], file: str, told: set[str]) -> Iterator[Finding]:
    """Findings on the sheets that are not read (F06); sheets in `told` have one already.

    Of cards, and of sheets under the same title of a form, it is said once a workbook.
    """
    said: set[str] = set()
    for sheet in sheets:
        if sheet.bands or sheet.cards or sheet.grid.sheet.name in told:
            continue
        if sheet.why in (_CARDS, _CARDS_BESIDE_A_LIST) and sheet.why in said:
            continue
        title = sheet.title if not sheet.why else ""
        if title in said:
            continue
        said |= {sheet.why, title} - {""}
        yield from unknown_sheet(file, sheet.grid, sheet.why)
