"""What is found in every sample, how it is marked, how it goes round: python -m tests.golden writes it anew."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from fulian_excel.journey import Outcome, consolidate
from tests.conversation import TOWNSHIPS, conversation
from tests.office_month import office_month

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "sample_workbooks"
GOLDEN = HERE / "golden"
CONVERSATIONS = GOLDEN / "conversations"
MONTH = "2022-11"


def texts(outcome: Outcome) -> dict[str, str]:
    """By the name of a golden file: a township's findings, then the marks of each of its copies."""
    names = {one.township for one in outcome.report.findings} | {one.township for one in outcome.report.received}
    return {f"{name or '未识别'}.txt": "\n".join(_township(outcome, name)) + "\n" for name in sorted(names)}


def _township(outcome: Outcome, name: str) -> Iterator[str]:
    for one in outcome.report.findings:
        if one.township == name:
            where = f"{one.place.file} {one.place.sheet}!{one.place.cell}".strip(" !")
            yield f"{one.code} {one.level} {where} [{one.subject}] {one.message}"
            if one.suggestion:
                yield f"    → {one.suggestion}"
    for row in outcome.report.received:
        if row.township == name and row.marked:
            yield f"== {row.marked}"
            yield from _marks(outcome.folder / row.marked)


def _marks(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path):
        tinted = [
            f"{area.sqref} {rule.dxf.fill.bgColor.rgb if rule.dxf else ''}"
            for area in sheet.conditional_formatting
            for rule in area.rules
            if rule.formula and "FLMARK1" in rule.formula[0]
        ]
        if tinted:
            yield f"{sheet.title} 着色: {'; '.join(tinted)}"
        for line in sheet.iter_rows():
            for cell in line:
                if cell.comment:
                    yield f"{sheet.title}!{cell.coordinate} 批注: {cell.comment.text!r}"


def main() -> None:
    """Write every golden file."""
    CONVERSATIONS.mkdir(parents=True, exist_ok=True)
    for old in GOLDEN.rglob("*.txt"):
        old.unlink()
    (GOLDEN / "office").mkdir(exist_ok=True)
    (GOLDEN / "office" / "month.txt").write_text(office_month(), encoding="utf-8")
    for township in TOWNSHIPS:
        (CONVERSATIONS / f"{township}.txt").write_text(conversation(township), encoding="utf-8")
    with tempfile.TemporaryDirectory() as out:
        for name, text in texts(consolidate(SAMPLES, month=MONTH, out=Path(out))).items():
            (GOLDEN / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
