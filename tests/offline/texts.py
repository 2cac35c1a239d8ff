"""What stands beside the wheels: who sets the product up on Windows and on Linux, and how it is used."""

from collections.abc import Sequence

PRODUCT = "fulian-excel[crypto,keyring]"
WHEELS = "wheels"
_BAT = r"""@echo off
chcp 65001 >nul
cd /d "%~dp0"
set "HOME_OF_IT=%LOCALAPPDATA%\fulian-excel"
set "PYTHON="
call :find
if defined PYTHON goto found
for %%F in (python-3*-amd64.exe) do start /wait "" "%%F" /passive Include_launcher=1
call :find
if not defined PYTHON goto missing
:found
%PYTHON% -m venv "%HOME_OF_IT%"
if errorlevel 1 goto failed
"%HOME_OF_IT%\Scripts\python.exe" -m pip install --no-index --find-links wheels --upgrade "@product@"
if errorlevel 1 goto failed
set "DESKTOP=%USERPROFILE%\Desktop"
for /f "usebackq delims=" %%D in (`powershell -NoProfile -Command "[Environment]::GetFolderPath('Desktop')"`) do set "DESKTOP=%%D"
"%HOME_OF_IT%\Scripts\fulian-excel.exe" init "%DESKTOP%\妇联汇总"
if errorlevel 1 goto failed
echo 装好了。桌面上有“妇联汇总”文件夹,先看本文件夹里的“使用说明.txt”。
pause
exit /b 0
:missing
echo 这台电脑没有合适的 Python(要 @oldest@ 到 @newest@)。请在能上网的电脑上从 python.org 下载
echo Windows installer (64-bit),文件名像 python-@newest@.x-amd64.exe,放进本文件夹,再双击“安装.bat”。
pause
exit /b 1
:failed
echo 没有装好,请把上面的话拍下来交给维护人员。
pause
exit /b 1
:find
for %%V in (@versions@) do if not defined PYTHON py -%%V -c "" >nul 2>nul && set "PYTHON=py -%%V"
for %%V in (@compact@) do if not defined PYTHON if exist "%LOCALAPPDATA%\Programs\Python\Python%%V\python.exe" set PYTHON="%LOCALAPPDATA%\Programs\Python\Python%%V\python.exe"
exit /b 0
"""
_SH = """#!/bin/sh
cd "$(dirname "$0")" || exit 1
home="${XDG_DATA_HOME:-$HOME/.local/share}/fulian-excel"
python=
for version in @versions@; do
    if [ -z "$python" ] && command -v "python$version" >/dev/null 2>&1; then python="python$version"; fi
done
if [ -z "$python" ]; then
    echo "这台电脑没有合适的 Python(要 @oldest@ 到 @newest@),请用系统自带的软件管理器装上再运行"
    exit 1
fi
"$python" -m venv "$home" || exit 1
"$home/bin/python" -m pip install --no-index --find-links wheels --upgrade "@product@" || exit 1
desktop="$(xdg-user-dir DESKTOP 2>/dev/null)"
[ -d "$desktop" ] || desktop="$HOME"
"$home/bin/fulian-excel" init "$desktop/妇联汇总" || exit 1
echo "装好了。“$desktop/妇联汇总”就是工作区,先看本文件夹里的“使用说明.txt”。"
"""
_MANUAL = """\
镇妇联换届报表汇总:不用上网的安装

一、把整个文件夹拷到电脑上(先解压,不要在压缩包里直接双击)。
二、Windows 双击“安装.bat”;Linux 在终端里运行 sh 安装.sh。
    要有 Python @oldest@ 到 @newest@。没有的,Windows 上程序会说要带哪个安装包,放进本文件夹再双击一次。
三、桌面上的“妇联汇总”就是工作区:
    县级设置.xlsx      先填县名、届次和各镇
    镇妇联换届报表(空白).xlsx  发给各镇
    收件箱            收到的表放这里
    运行汇总.bat       双击汇总(Linux 是 运行汇总.command)
    结果              汇总以后才有
四、换新版本:用新的文件夹再安装一次,填过的都不动。
"""


def installers(versions: Sequence[str]) -> dict[str, bytes]:
    """What stands beside the wheels, by name; `versions` are the Pythons there are wheels for, the oldest first."""
    newest_first = list(reversed(versions))
    filled = {
        "@product@": PRODUCT,
        "@versions@": " ".join(newest_first),
        "@compact@": " ".join(version.replace(".", "") for version in newest_first),
        "@oldest@": versions[0],
        "@newest@": versions[-1],
    }
    texts = {"安装.bat": _BAT, "安装.sh": _SH, "使用说明.txt": _MANUAL}
    for name, text in texts.items():
        for mark, words in filled.items():
            text = text.replace(mark, words)  # noqa: PLW2901 - mark by mark
        texts[name] = text
    return {
        "安装.bat": texts["安装.bat"].replace("\n", "\r\n").encode(),
        "安装.sh": texts["安装.sh"].encode(),
        "使用说明.txt": texts["使用说明.txt"].replace("\n", "\r\n").encode("utf-8-sig"),
    }
