"""How our own marks are known again, whatever program saved the workbook in between."""

import re
from typing import NamedTuple

COMMENT_OPEN = "【核验】"
COMMENT_CLOSE = "【核验止】"
COMMENT_LAST = "看最后一张表《问题清单》"
FORMULA = "FLMARK1"
LIST_NAME = "问题清单"
AUTHOR = "妇联换届核验"

GUIDE_NAME = "填报说明"
OPTIONS_NAME = "选项"

_GUIDE = re.compile(rf"\s*(?:{GUIDE_NAME}|{OPTIONS_NAME})\s+FLT1-[0-9a-f]{{8}}\s*")
# The words before it may have been translated.
_LIST = re.compile(r"[^\n]{0,40}?\bFL1-(\S+)-([0-9a-f]{12})\s*")


class Sentinel(NamedTuple):
    """What A1 of a list says: the round, and the first twelve digits of the sha256 of the workbook marked."""

    round: str
    source: str

    def __str__(self) -> str:
        """The text that stands in A1."""
        return f"{LIST_NAME} FL1-{self.round}-{self.source}"


def list_sentinel(round_id: str, sha256: str) -> Sentinel:
    """The sentinel of a list made in one round for the workbook with that sha256 (hexadecimal)."""
    return Sentinel(round_id, sha256[:12])


def read_sentinel(text: object) -> Sentinel | None:
    """The sentinel in a cell, if it is one."""
    match = _LIST.fullmatch(text) if isinstance(text, str) else None
    return Sentinel(match[1], match[2]) if match else None


def guide_sentinel(name: str, version: str) -> str:
    """What A1 says of a sheet that a blank workbook of ours brings along; `version` is eight hexadecimal digits."""
    return f"{name} FLT1-{version}"


def is_guide(first_cell: object) -> bool:
    """A sheet with that in A1 came with a blank workbook of ours, and nobody reports with it."""
    return isinstance(first_cell, str) and _GUIDE.fullmatch(first_cell) is not None


def quoted(text: str) -> str:
    """Text that will not be taken for a mark of ours, where a value is repeated inside a comment."""
    return text.replace("【核验", "〔核验")
