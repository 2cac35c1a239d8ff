"""How our own marks are known again, whatever program saved the workbook in between."""

import re
from typing import NamedTuple

COMMENT_OPEN = "【核验】"
COMMENT_CLOSE = "【核验止】"
FORMULA = "FLMARK1"
LIST_NAME = "问题清单"
AUTHOR = "妇联换届核验"

_LIST = re.compile(rf"\s*{LIST_NAME}\s+FL1-(\S+)-([0-9a-f]{{12}})\s*")


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


def is_list(name: str, first_cell: object) -> bool:
    """A sheet of that name with that in A1 is a list of ours."""
    return name.strip().startswith(LIST_NAME) and read_sentinel(first_cell) is not None


def quoted(text: str) -> str:
    """Text that will not be taken for a mark of ours, where a value is repeated inside a comment."""
    return text.replace("【核验", "〔核验")
