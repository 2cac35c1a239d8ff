"""A sender killed at each step: nobody gets a letter twice, and none is lost without being told."""

import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.mailroom.county import ADDRESSES, CLEAN, MONTH, told
from tests.mailroom.killed import STEPS
from tests.mailroom.servers import smtp

ROOT = Path(__file__).parents[2]
ARRIVED = STEPS[3:]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("step", STEPS)
def test_killed_at(county, capsys, step):
    with smtp() as server:
        root = county(server.settings)
        killed = subprocess.run(
            [sys.executable, "-m", "tests.mailroom.killed", str(root), step, CLEAN],
            cwd=ROOT,
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
        arrived = ADDRESSES[CLEAN] in server.recipients
        assert arrived == (step in ARRIVED)
        _, said = told(capsys, [root, "--send", "--yes"])
        sheet = openpyxl.load_workbook(root / "结果" / MONTH / "待发" / "待发清单.xlsx").active
        state = {row[0]: row[6] for row in sheet.iter_rows(min_row=4, values_only=True)}[CLEAN]
        assert len(server.recipients) == len(set(server.recipients)), "a letter went twice"
        assert set(ADDRESSES.values()) - {ADDRESSES[CLEAN]} <= set(server.recipients)
        if step in (STEPS[0], STEPS[5]):
            assert ADDRESSES[CLEAN] in server.recipients
            assert state.startswith("已发")
        else:
            assert state.startswith("不明")
            assert "收到没有不知道" in said
