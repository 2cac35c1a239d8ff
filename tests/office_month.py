"""A scripted month in the life of an office: what staff do, and what the desk says at each step."""

import contextlib
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, tzinfo
from pathlib import Path
from unittest.mock import patch

import openpyxl

from fulian_excel import disk
from fulian_excel.cli import main
from fulian_excel.forms import FORMS
from fulian_excel.outputs.templates import township_template
from fulian_excel.publishing import moving
from fulian_excel.settings import Settings
from tests.drawing import workbook
from tests.intake.test_inside import zipped
from tests.rounds import PEOPLE, SETTINGS

GREEN = PEOPLE.format(unit="青山镇")
MONTH = "2022-11"
ROLL_UP = f"结果/{MONTH}/全县汇总_{MONTH}.xlsx"

# How many findings there are is for other tests to know.
_COUNTS = ("  问题:", "  必改和核实与上一轮相比:")

Step = Callable[[Path], None]


class Day(date):
    """The operator's day, as the script has it."""

    now: date = date(2022, 11, 1)

    @classmethod
    def today(cls) -> date:
        return cls.now


class Moment(datetime):
    """Half past nine of the operator's day."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime(Day.now.year, Day.now.month, Day.now.day, 9, 30, tzinfo=tz)


@contextlib.contextmanager
def _at(day: int, month: int) -> Iterator[None]:
    """The operator's clock stands at a day in 2022."""
    Day.now = date(2022, month, day)
    with (
        patch("fulian_excel.journey.date", Day),
        patch("fulian_excel.journey.datetime", Moment),
        patch("fulian_excel.commands.consolidating.date", Day),
    ):
        yield


def _said(folder: Path, *arguments: str) -> Iterator[str]:
    """What a command says, and its exit code; the folder goes by the name 工作区."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            main([*arguments])
        except SystemExit as left:
            code = left.code or 0
    told = out.getvalue().replace(str(folder.resolve()), "工作区").replace(str(folder), "工作区")
    yield from (line for line in told.splitlines() if not line.startswith(_COUNTS))
    yield f"(退出码 {code})"


def _lay_out(folder: Path) -> None:
    shutil.copyfile(SETTINGS, folder / "县级设置.xlsx")
    book = openpyxl.load_workbook(folder / "县级设置.xlsx")
    book["基本设置"].append(["汇总月份", MONTH])
    book.save(folder / "县级设置.xlsx")
    (folder / "收件箱").mkdir()


def _first_files(folder: Path) -> None:
    (folder / "收件箱/青山镇名册.xlsx").write_bytes(workbook({"代表": GREEN}))
    blank = township_template(list(FORMS.values()), Settings())
    (folder / "收件箱/白水乡.xlsx").write_bytes(blank)


def _edits(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / ROLL_UP)
    book.worksheets[0]["A40"] = "县里的批注"
    book.save(folder / ROLL_UP)


def _twins(folder: Path) -> None:
    again = GREEN.replace("1580000333", "15800003333")
    (folder / "收件箱/青山镇名册(1).xlsx").write_bytes(workbook({"代表": again}))


def _packed(folder: Path) -> None:
    book = workbook({"代表": PEOPLE.format(unit="双龙镇").replace("'138", "'137")})
    (folder / "收件箱/双龙镇.zip").write_bytes(zipped({"报送/双龙镇 13712340001.xlsx": book}))


def _beside(folder: Path) -> None:
    (folder / "石桥镇.xlsx").write_bytes(workbook({"代表": PEOPLE.format(unit="石桥镇")}))


def _returned(folder: Path) -> None:
    copy = folder / f"结果/{MONTH}/批注件/双龙镇/双龙镇 13712340001.xlsx"
    shutil.copyfile(copy, folder / "收件箱/双龙镇退回.xlsx")


def _nothing(_folder: Path) -> None:
    """Staff do nothing but run again."""


@contextlib.contextmanager
def _open_in_wps(name: str) -> Iterator[None]:
    """A result that is open, as Windows has it: nobody can replace or rename it."""
    real = disk.replace

    def refuses(source: Path, target: Path) -> None:
        if name in {source.name, target.name}:
            raise PermissionError
        real(source, target)

    with patch.object(disk, "replace", refuses), patch.object(moving, "PATIENCE", 0.0):
        yield


# What staff do, on which day, the folder they run on, and a result that is open meanwhile.
STEPS: tuple[tuple[str, Step, tuple[int, int], str, str], ...] = (
    ("收件箱当成了工作区", _lay_out, (22, 11), "收件箱", ""),
    ("收件箱还是空的", _nothing, (22, 11), ".", ""),
    ("来了一份名册和一份没有填的空白表", _first_files, (23, 11), ".", ""),
    ("县里在全县汇总上写了字;名册又来一份,名字多了(1)", lambda at: (_edits(at), _twins(at))[0], (24, 11), ".", ""),
    ("来了一个压缩包;全县汇总正在 WPS 里打开", _packed, (25, 11), ".", ROLL_UP),
    ("全县汇总关闭了;有一份表放在了收件箱旁边", _beside, (26, 11), ".", ""),
    ("双龙镇把批注件原样发回", _returned, (28, 11), ".", ""),
    ("十二月里双击,汇总的还是十一月", _nothing, (5, 12), ".", ""),
)


def office_month() -> str:
    """The whole month as text."""
    lines = []
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "区"
        folder.mkdir()
        for title, does, (day, month), where, opened in STEPS:
            does(folder)
            lines.append(f"== {month}月{day}日 {title}")
            held = _open_in_wps(Path(opened).name) if opened else contextlib.nullcontext()
            with _at(day, month), held:
                lines += _said(folder, "run", str(folder / where), "--jobs", "1")
            lines += _results(folder)
    return "\n".join(lines) + "\n"


def _results(folder: Path) -> Iterator[str]:
    """The names of what lies in 结果 by now, marked copies and what is hidden left out."""
    names = sorted(path.relative_to(folder).as_posix() for path in (folder / "结果").glob("2*/*") if path.is_file())
    yield from (f"   [{name}]" for name in names)
