"""Three thousand files in one 收件箱 take time in proportion to their number, killers among them or not."""

import os
import time
from pathlib import Path

import pytest

from fulian_excel.crew import Crew
from fulian_excel.extract import read
from fulian_excel.settings import Settings
from tests.drawing import workbook
from tests.rounds import PEOPLE

KILLER = "杀"
MANY, KILLERS = 3000, 30


def inbox_of(folder: Path, files: int, killers: int = 0) -> Path:
    """Workbooks no two of which are the same bytes; some of them kill whoever reads them."""
    data = workbook({"代表": PEOPLE.format(unit="青山镇")})
    folder.mkdir()
    for number in range(files):
        kills = killers and number % (files // killers) == 0
        name = f"{number:04}{KILLER if kills else ''}.xlsx"
        (folder / name).write_bytes(data[:-2] + len(b := f"{number:08}".encode()).to_bytes(2, "little") + b)
    return folder


def seconds_for(inbox: Path) -> tuple[float, int, int]:
    """How long reading takes, and how many files were read and refused."""
    begun = time.monotonic()
    received = Crew(Settings(), 2, None).read(inbox)
    refused = sum(one.refusal is not None for one in received)
    return time.monotonic() - begun, len(received) - refused, refused


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_three_thousand_files(tmp_path, monkeypatch):
    real = read.extract

    def kills(file, *rest):
        if KILLER in file:
            os._exit(9)
        return real(file, *rest)

    monkeypatch.setattr(read, "extract", kills)
    few, *_ = seconds_for(inbox_of(tmp_path / "少", MANY // 10))
    many, *counted = seconds_for(inbox_of(tmp_path / "多", MANY))
    assert counted == [MANY, 0]
    killed, *counted = seconds_for(inbox_of(tmp_path / "杀", MANY, KILLERS))
    assert counted == [MANY - KILLERS, KILLERS]
    print(f"{MANY // 10}: {few:.1f} s, {MANY}: {many:.1f} s, with {KILLERS} killers: {killed:.1f} s")
    assert many < 15 * few
    assert killed < 1.5 * many
