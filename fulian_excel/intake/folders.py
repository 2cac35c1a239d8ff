"""Checks on folders: whether a folder is a workspace, and which files are in the wrong place."""

from collections.abc import Iterator

from fulian_excel.errors import SettingsError, UsageError
from fulian_excel.intake.content import is_temporary
from fulian_excel.intake.discover import discover
from fulian_excel.workspace import Workspace

_BOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".xlsb", ".ods", ".csv")
_HOLDERS = (".zip", ".rar", ".7z", ".eml", ".msg")
_OURS = ("县级设置", "镇妇联换届报表(空白)")
_MOST_NAMED = 5


def require_workspace(workspace: Workspace) -> None:
    """Raise SettingsError if the folder is no workspace, UsageError if results would go into 收件箱.

    SettingsError names the workspace above or just below the folder, if there is one.
    """
    if workspace.out.resolve() == workspace.inbox.resolve():
        raise UsageError("结果不能写进“收件箱”;请换一个文件夹")
    if workspace.settings.is_file():
        return
    root = workspace.root.resolve()
    above = [folder for folder in root.parents if Workspace.at(folder).settings.is_file()]
    if above:
        raise SettingsError(f"「{root}」在工作区里面;请改用工作区「{above[0]}」")
    below = [path for path in sorted(root.iterdir()) if Workspace.at(path).settings.is_file()] if root.is_dir() else []
    if below:
        named = "」「".join(map(str, below[:_MOST_NAMED]))
        raise SettingsError(f"「{root}」不是工作区,它下面的才是;请改用「{named}」")
    raise SettingsError(
        f"没有找到县级设置 {workspace.settings.name}({root});它应当和“收件箱”放在同一个文件夹里,"
        "还没有就先用 fulian-excel init 新建工作区"
    )


def misplaced(workspace: Workspace) -> Iterator[str]:
    """Return notes for staff: 收件箱 is missing or empty, or workbooks beside it are not read."""
    if not workspace.inbox.is_dir():
        yield f"没有“收件箱”文件夹;请新建「{workspace.inbox}」,把收到的表放进去"
    elif next(discover(workspace.inbox), None) is None:
        yield "“收件箱”是空的;请把收到的表放进去"
    beside = [
        path.name
        for path in sorted(workspace.root.iterdir())
        if path.is_file() and path.suffix.lower() in (*_BOOKS, *_HOLDERS) and not path.name.startswith(_OURS)
        if not is_temporary(path.name)
    ]
    if beside:
        named = "、".join(beside[:_MOST_NAMED]) + (" 等" if len(beside) > _MOST_NAMED else "")
        yield f"“收件箱”旁边还有 {len(beside)} 个文件没有读({named});要汇总的请移进“收件箱”"
