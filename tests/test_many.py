"""Three thousand files in one 收件箱 take work in proportion to their number, killers among them or not."""

import os
import time
from pathlib import Path

import pytest

from fulian_excel.crew import Crew
from fulian_excel.extract import read
from fulian_excel.intake import isolate
from fulian_excel.settings import Settings
from tests.drawing import workbook
from tests.rounds import PEOPLE

KILLER = "杀"
MANY, KILLERS, JOBS = 3000, 30, 2


def inbox_of(folder: Path, files: int, killers: int = 0) -> Path:
    """Workbooks no two of which are the same bytes; some of them kill whoever reads them."""
    data = workbook({"代表": PEOPLE.format(unit="青山镇")})
    folder.mkdir()
    for number in range(files):
        kills = killers and number % (files // killers) == 0
        name = f"{number:04}{KILLER if kills else ''}.xlsx"
        (folder / name).write_bytes(data[:-2] + len(b := f"{number:08}".encode()).to_bytes(2, "little") + b)
    return folder


def worked(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int, int, int]:
    """How many files were read and refused, and for that how many processes were begun and files handed out."""
    begun, handed_out = [], []
    hired, hand_out = isolate._Crew._hired, isolate._Crew._hand_out

    def hiring(crew: isolate._Crew) -> isolate._Worker:
        begun.append(crew)
        return hired(crew)

    def handing_out(crew: isolate._Crew, worker: isolate._Worker) -> None:
        hand_out(crew, worker)
        if worker.item is not None:
            handed_out.append(worker.item)

    monkeypatch.setattr(isolate._Crew, "_hired", hiring)
    monkeypatch.setattr(isolate._Crew, "_hand_out", handing_out)
    start = time.monotonic()
    received = Crew(Settings(), JOBS, None).read(inbox)
    refused = sum(one.refusal is not None for one in received)
    print(f"{len(received)} files, {refused} of them killers: {time.monotonic() - start:.1f} s")
    return len(received) - refused, refused, len(begun), len(handed_out)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_three_thousand_files(tmp_path, monkeypatch):
    """Work is counted, because a clock on a busy machine tells of the machine; ``-s`` prints the seconds."""
    real = read.extract

    def kills(file, *rest):
        if KILLER in file:
            os._exit(9)
        return real(file, *rest)

    def inbox_worked(name, *counts):
        with monkeypatch.context() as patched:
            patched.setattr(read, "extract", kills)
            return worked(inbox_of(tmp_path / name, *counts), patched)

    assert inbox_worked("少", MANY // 10) == (MANY // 10, 0, JOBS, MANY // 10)
    assert inbox_worked("多", MANY) == (MANY, 0, JOBS, MANY)
    read_, refused, begun, handed_out = inbox_worked("杀", MANY, KILLERS)
    assert (read_, refused) == (MANY - KILLERS, KILLERS)
    assert handed_out == MANY + KILLERS, "a killer is tried twice, and nobody else is read again for it"
    assert begun == JOBS + 2 * KILLERS, "each death costs one process, and the others go on"
