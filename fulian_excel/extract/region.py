"""A region: one table on a sheet with its heading rows, its rows, and its block."""

from dataclasses import dataclass, field

from fulian_excel.extract.bands import Band
from fulian_excel.extract.grid import Grid
from fulian_excel.extract.rows import Body
from fulian_excel.places import Place
from fulian_excel.table import Block


@dataclass(frozen=True, slots=True)
class Region:
    """One table as it was read: its sheet, its heading rows, its rows, and the block made of it.

    `continues`: the region is more of the table before it, beside it or as its write-ins below.
    """

    file: str
    grid: Grid
    band: Band
    body: Body
    block: Block
    passes: frozenset[str] = field(default_factory=frozenset)
    continues: bool = False

    @property
    def leads(self) -> bool:
        """True if the region is the first of its block, beneath the block's title and labels."""
        return self.block.first == self.place(self.band.headings[0].address)

    def is_headed_as(self, other: "Region") -> bool:
        """True if the other table has the same headings, as tables per village do; never for tallies."""
        mine, others = self.band.headings, other.band.headings
        alike = [(one.column, one.text) for one in mine] == [(one.column, one.text) for one in others]
        same = self.block.form is other.block.form and self.block.headings.keys() == other.block.headings.keys()
        return alike and same and not self.block.form.repeats

    def runs_on_in(self, other: "Region") -> bool:
        """True if the other region continues this one: the same table beside it, or its write-ins."""
        if self.block.form is not other.block.form:
            return False
        if other.band.write_ins:
            return self.block.form.repeats
        if self.band.top != other.band.top:
            return False
        if not self.block.form.repeats:
            return {one.text for one in other.band.headings} <= {one.text for one in self.band.headings}
        mine, others = self.block.labels, other.block.labels
        return all(
            mine[name].place == others[name].place or mine[name].value == others[name].value
            for name in mine.keys() & others.keys()
        )

    def place(self, address: str) -> Place:
        """A cell of the region's sheet."""
        return Place(self.file, self.grid.sheet.name, address)
