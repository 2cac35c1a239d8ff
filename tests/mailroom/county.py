"""A small county with mail: one township whose workbook has mistakes, one whose has none, one that is silent."""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from fulian_excel.cli import main
from fulian_excel.journey import consolidate
from tests.drawing import workbook
from tests.rounds import PEOPLE

MONTH = "2022-10"
WRONG, CLEAN, SILENT = "青山镇", "白水乡", "石桥镇"
ADDRESSES = {WRONG: "qingshan@example.org", CLEAN: "baishui@example.org", SILENT: "shiqiao@example.org"}
RIGHT = PEOPLE.replace("| 妇 |", "| 女 |").replace("'1580000333", "'15800003333")
for one, other in (("王芳", "周兰"), ("李敏", "何梅"), ("张静", "吴霞")):
    RIGHT = RIGHT.replace(one, other)
NOT_DUE = ("摸底表", "进度表", "代表名额分配表", "候选人名册", "换届纪律落实情况表")
PASSWORD = "授权码ABC"


def settings(mail: dict[str, object], addresses: dict[str, str] | None = None) -> bytes:
    """The county's settings, with what 发信设置 says."""
    rows = "\n".join(f"| {name} | {address} | 27 |" for name, address in (addresses or ADDRESSES).items())
    return workbook(
        {
            "基本设置": "| 项目 | 值 |\n| 县名 | 云溪县 |\n| 落款 | 云溪县妇联 |\n| 联系人 | 舒敏 |\n| 改正期限 | 10月25日前 |",
            "名额分配": f"| 镇(街道) | 邮箱 | 执委名额 |\n{rows}",
            "报送要求": "| 报表 | 起报月份 |\n| 妇女代表名册 | 10 |\n"
            + "\n".join(f"| {form} | 8 |" for form in NOT_DUE),
            "规则": "| 编号 | 级别 |\n"
            + "\n".join(f"| {code} | 停用 |" for code in ("D01", "D02", "D03", "D06", "T06")),
            "发信设置": "| 项目 | 值 |\n" + "\n".join(f"| {name} | {value} |" for name, value in mail.items()),
        }
    )


def laid_out(root: Path, mail: dict[str, object] | None = None) -> Path:
    """A workspace whose townships have sent what they have."""
    (root / "县级设置.xlsx").write_bytes(settings(mail or {}))
    (root / "收件箱").mkdir()
    for township, people in ((WRONG, PEOPLE), (CLEAN, RIGHT)):
        data = workbook({"代表": people.format(unit=township)})
        (root / "收件箱" / f"{township}名册.xlsx").write_bytes(data)
    return root


def run(root: Path, day: int = 20) -> Path:
    """A round of the county; gives the folder of the drafts."""
    return consolidate(root, month=MONTH, as_of=date(2022, 10, day), jobs=1).folder / "待发"


def copied(root: Path, target: Path, mail: dict[str, object]) -> Path:
    """A workspace as it was after its round, with another 发信设置."""
    shutil.copytree(root, target)
    (target / "县级设置.xlsx").write_bytes(settings(mail))
    return target


def told(capsys, arguments: Iterable[object]) -> tuple[int, str]:
    """The exit code of `mail`, and everything it says."""
    capsys.readouterr()
    code = 0
    try:
        main(["mail", *map(str, arguments)])
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr()
    return code, said.out + said.err
