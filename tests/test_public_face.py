"""What other people's programs import: it is there, it is typed, and it costs nothing until it is used."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import fulian_excel
from fulian_excel import FORMS, RULES, Finding, Outcome, check_workbook, consolidate, read_workbook

ROOT = Path(__file__).parents[1]
CALLER = """
from datetime import date
from pathlib import Path
from typing import assert_type

import pandas as pd

from fulian_excel import FORMS, RULES, Finding, Outcome, check_workbook, consolidate, read_workbook
from fulian_excel.forms.form import Form
from fulian_excel.rulebook import Rule

outcome = consolidate(Path("县"), month="2022-11")
assert_type(outcome, Outcome)
assert_type(consolidate("县", out="结果"), Outcome)
read = read_workbook("表.xlsx", as_of=date(2022, 11, 30))
assert_type(read.tables, dict[str, pd.DataFrame])
assert_type(read.findings, list[Finding])
assert_type(check_workbook(Path("表.xlsx")).findings, list[Finding])
assert_type(FORMS["delegates"], Form)
assert_type(RULES["P01"], Rule)
"""


def mypy(text: str, folder: Path) -> str:
    path = folder / "caller.py"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT).stdout


def test_every_name_is_what_it_says():
    assert set(fulian_excel.__all__) <= set(dir(fulian_excel))
    assert callable(consolidate)
    assert callable(check_workbook)
    assert callable(read_workbook)
    assert Outcome.__name__ == "Outcome"
    assert Finding.__name__ == "Finding"
    assert "delegates" in FORMS
    assert "P01" in RULES
    with pytest.raises(AttributeError, match="consolidated"):
        _ = fulian_excel.consolidated


def test_a_caller_sees_types(tmp_path):
    assert mypy(CALLER, tmp_path).startswith("Success"), mypy(CALLER, tmp_path)
    assert 'has no attribute "consolidated"' in mypy("from fulian_excel import consolidated\n", tmp_path)


def test_the_example_in_readme_runs(monkeypatch, capsys):
    example = re.search(
        r"<!-- python -->\n```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    monkeypatch.chdir(ROOT)
    exec(compile(example[1], "README.md", "exec"), {})
    assert re.match(r"19[0-9]{2}-[0-9]{2}-[0-9]{2} 00:00:00 [^!\n]+![A-Z]+[0-9]+\n", capsys.readouterr().out)


def test_nothing_heavy_is_imported_before_it_is_used():
    code = "import sys, fulian_excel; sys.exit(any(m in sys.modules for m in ('pandas', 'lxml', 'fulian_excel.forms')))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0
