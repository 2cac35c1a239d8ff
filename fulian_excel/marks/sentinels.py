"""Sentinels by which our marks are recognised, whatever program saved the workbook in between."""

import re

from fulian_excel.forms import answers

COMMENT_OPEN = "【核验】"
COMMENT_CLOSE = "【核验止】"
COMMENT_LAST = f"看最后一张表《{answers.NAME}》"
FORMULA = "FLMARK1"
AUTHOR = "妇联换届核验"

GUIDE_NAME = "填报说明"
OPTIONS_NAME = "选项"

_GUIDE = re.compile(rf"\s*(?:{GUIDE_NAME}|{OPTIONS_NAME})\s+FLT1-[0-9a-f]{{8}}\s*")


def guide_sentinel(name: str, version: str) -> str:
    """What A1 says of a sheet that a blank workbook of ours brings along; `version` is eight hexadecimal digits."""
    return f"{name} FLT1-{version}"


def is_guide(first_cell: object) -> bool:
    """True if A1 shows that a sheet came with a blank workbook of ours and holds no report."""
    return isinstance(first_cell, str) and _GUIDE.fullmatch(first_cell) is not None


def quoted(text: str) -> str:
    """A value repeated inside a comment, changed so that it cannot be taken for a mark of ours."""
    return text.replace("【核验", "〔核验")
