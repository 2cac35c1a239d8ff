"""What is double-clicked to run a workspace: one file for Windows, one for everybody else."""

from collections.abc import Iterator

_WINDOWS = """@echo off
chcp 65001 >nul
cd /d "%~dp0"
"{python}" -m fulian_excel run . --open
pause
"""
_OTHERS = """#!/bin/sh
cd "$(dirname "$0")" || exit 1
"{python}" -m fulian_excel run . --open
printf '按回车键关闭'
read -r _
"""


def starters(python: str) -> Iterator[tuple[str, bytes]]:
    """The starters by file name; `python` is the interpreter that has the product installed."""
    yield "运行汇总.bat", _WINDOWS.format(python=python).replace("\n", "\r\n").encode()
    yield "运行汇总.command", _OTHERS.format(python=python).encode()
