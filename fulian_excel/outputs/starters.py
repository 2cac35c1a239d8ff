"""The files to double-click for a run, a watch or drafts: each as .bat for Windows and .command for other systems."""

from collections.abc import Iterator

_WINDOWS = """@echo off
chcp 65001 >nul
cd /d "%~dp0"
"{python}" -m fulian_excel {command}
pause
"""
_OTHERS = """#!/bin/sh
cd "$(dirname "$0")" || exit 1
"{python}" -m fulian_excel {command}
printf '按回车键关闭'
read -r _
"""
_COMMANDS = {"运行汇总": "run . --open", "守着收件箱": "watch .", "写发信草稿": "mail ."}


def starters(python: str) -> Iterator[tuple[str, bytes]]:
    """The starters by file name; `python` is the interpreter that has the product installed."""
    for name, command in _COMMANDS.items():
        yield f"{name}.bat", _WINDOWS.format(python=python, command=command).replace("\n", "\r\n").encode()
        yield f"{name}.command", _OTHERS.format(python=python, command=command).encode()
