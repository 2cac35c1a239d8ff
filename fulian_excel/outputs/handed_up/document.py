"""The document properties of a report, by which a roll-up recognises it."""

from datetime import datetime, time
from importlib.metadata import version

from xlsxwriter.workbook import Workbook

from fulian_excel.outputs.handed_up.summary import Summary

PROGRAM, LEVEL, NAME, MONTH, AS_OF, DIGEST = (
    "fulian_program",
    "fulian_level",
    "fulian_name",
    "fulian_month",
    "fulian_as_of",
    "fulian_figures",
)


def describe(workbook: Workbook, summary: Summary, kind: str) -> None:
    """Put title and properties into a workbook: program version, level, name, month, as-of day, the figures' digest."""
    workbook.set_properties({"title": f"{summary.title} {kind}", "created": datetime.combine(summary.as_of, time())})
    said = {
        PROGRAM: version("fulian-excel"),
        LEVEL: summary.level,
        NAME: summary.name,
        MONTH: summary.month,
        AS_OF: summary.as_of.isoformat(),
        DIGEST: summary.figures.digest,
    }
    for name, value in said.items():
        workbook.set_custom_property(name, value, "text")
