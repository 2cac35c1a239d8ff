"""The form named by the words above a table or by the sheet's tab."""

import re
from collections.abc import Sequence

from fulian_excel.extract.grid import Grid
from fulian_excel.forms.form import Form
from fulian_excel.words import fold

_BESIDE_A_TITLE = 2  # other cells in a title's row; more of them make it a row of a table
_LONGEST_TITLE = 60
_MOST_KNOWN = 20_000  # texts remembered from workbook to workbook
# A title that says more than a form's is another paper's: 拟不计入应到会人数的代表名单, 代表名单情况统计.
_OF_ANOTHER = re.compile(r"的|不|未|缺|另|草案|样张|推荐票|家属|通讯")
_BEHIND = re.compile(r"[)\]】〕》]*(?:[(\[【〔第].*|[一二三四\d]+|汇总表?|总表|表|册|[,、;:。_\-—]*)?")
_OF_A_MEETING = re.compile(r"签到|签名[册表]|报到|考勤|会务|值班|座次|座位|就餐|住宿|乘车")
_GROUP_OF_COUNTERS = re.compile(
    r"(?:第?[一二三四五六七八九十\d]+|各)[号个]?(?:计票|唱票|监票)?(?:小组|组|票箱|投票点|投票站|选区)"
)


class Titles:
    """The titles of some forms; lookups of texts are remembered from workbook to workbook."""

    def __init__(self, forms: Sequence[Form]) -> None:
        titles = [(fold(title), one.name) for one in forms for title in one.titles_seen]
        self.longest_first = sorted(titles, key=lambda pair: -len(pair[0]))
        self.tabs = [(fold(word), one.name) for one in forms for word in one.tabs]
        self._known: dict[str, str] = {}

    def named(self, text: str) -> str:
        """The form whose title a text contains, of several the longest title's; empty if there is none."""
        if len(text) > _LONGEST_TITLE or text.isascii():
            return ""
        known = self._known.get(text)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            folded = fold(text)
            known = self._known[text] = next((form for title, form in self.longest_first if title in folded), "")
        return known


class TitleForm:
    """Finds the form named by the words above a table or by the sheet's tab."""

    def __init__(self, grid: Grid, titles: Titles) -> None:
        self.grid = grid
        self.titles = titles

    def __call__(self, above: int, top: int, left: int, right: int) -> str:
        """The form named nearest above the heading row, else on the tab; empty where none is named."""
        return self.above(above, top, left, right)[0] or self.on_tab()

    def above(self, above: int, top: int, left: int, right: int) -> tuple[str, str]:
        """The form named nearest above the heading row, and the text that names it."""
        for row in range(top - 1, above, -1):
            columns = self.grid.rows.get(row, ())
            named = {column: form for column in columns if (form := self.named(self.grid.text(row, column)))}
            if len(columns) - len(named) > _BESIDE_A_TITLE:
                continue
            areas = {column: self.grid.area(row, column) for column in named}
            over = [column for column in named if areas[column].left <= right and areas[column].right >= left]
            before = [column for column in named if areas[column].right < left]
            if over or before:
                column = over[0] if over else before[-1]
                return named[column], self.grid.text(row, column)
        return "", ""

    def named(self, text: str) -> str:
        """The form whose title a text contains, of several the longest title's; empty if there is none."""
        return self.titles.named(text)

    def is_own(self, text: str) -> bool:
        """True if a text is a form's title with at most a unit and a date before it."""
        folded = fold(text)
        title = next((title for title, _form in self.titles.longest_first if title in folded), "")
        before, _, behind = folded.rpartition(title)
        return bool(title) and not _OF_ANOTHER.search(before) and _BEHIND.fullmatch(behind) is not None

    def is_of_another(self, text: str) -> bool:
        """True if a text that names a form is the title of another paper that mentions the form."""
        folded = fold(text)
        title = next((title for title, _form in self.titles.longest_first if title in folded), "")
        return _OF_ANOTHER.search(folded.rpartition(title)[0]) is not None

    def on_tab(self) -> str:
        """The form that the sheet's name speaks of."""
        name = fold(self.grid.sheet.name)
        return self.named(name) or next((form for word, form in self.titles.tabs if word in name), "")

    def of_one_group(self) -> bool:
        """True if the sheet has the count of one group of tellers only: its tab or a title says 第一计票组."""
        return any(_GROUP_OF_COUNTERS.search(text) for text in self._on_top())

    def of_a_meeting(self) -> bool:
        """True if the tab or a title says that the sheet is for the running of a meeting: 签到表, 会务分工."""
        return any(_OF_A_MEETING.search(text) for text in self._on_top())

    def _on_top(self) -> list[str]:
        """The folded texts of the tab and at the beginning of the first two rows."""
        grid = self.grid
        titles = [grid.text(row, column) for row in list(grid.rows)[:2] for column in grid.rows[row][:1]]
        return [fold(text) for text in (grid.sheet.name, *titles)]
