"""Laying out a workspace; in an existing one only missing files are added."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from fulian_excel import disk
from fulian_excel.errors import OutputBlocked
from fulian_excel.forms import FORMS
from fulian_excel.outputs.settings_template import settings_template
from fulian_excel.outputs.settings_update import brought_up_to_date
from fulian_excel.outputs.starters import starters
from fulian_excel.outputs.templates import BLANK_NAME, township_template
from fulian_excel.settings import Settings, stages_of
from fulian_excel.workspace import Workspace, distinct, write_new

_NEXT = (
    "下一步:在县级设置的《基本设置》里填县名和届次,在《名额分配》里列出各镇;"
    "把空白报表发给各镇;收到的表放进“收件箱”,双击“运行汇总”"
)


def lay_out(folder: Path, year: int, python: str, moment: datetime) -> Iterator[str]:
    """Write the files of a workspace, with the plan's stages in `year`; yields a Chinese sentence for each file.

    `python` is the interpreter that the starters call. Existing files stay as they are, except older settings, which
    are brought up to date. Raises OutputBlocked.
    """
    workspace = Workspace.at(folder)
    settings = settings_template(Settings(stages=stages_of(year)))
    files = {
        workspace.settings: settings,
        folder / BLANK_NAME: township_template(list(FORMS.values()), Settings()),
        **{folder / name: content for name, content in starters(python)},
    }
    for path, content in files.items():
        if write_new(path, content, 0o700 if path.suffix == ".command" else 0o600):
            yield f"已写好 {path}"
        else:
            yield _updated(path, content, moment) if path == workspace.settings else f"已有,没有动 {path}"
    workspace.inbox.mkdir(exist_ok=True)
    yield _NEXT


def _updated(path: Path, fresh: bytes, moment: datetime) -> str:
    """Bring older settings up to date, and keep the old file beside them under a dated name."""
    try:
        old = path.read_bytes()
        update = brought_up_to_date(old, fresh)
    except Exception as error:  # noqa: BLE001 - whatever cannot be read stays as it is, and a run will say why
        return f"已有,没有动 {path}(打不开:{type(error).__name__})"
    lacking = "、".join(update.added)
    if not update.added:
        return f"已有,没有动 {path}"
    if update.data is None:
        return f"已有,没有动 {path}:{update.why},不能自动更新;新版多了{lacking},请从新建的工作区里复制过来"
    kept = _kept_beside(path, old, moment)
    try:
        disk.swap_in(path, update.data)
    except OSError as error:
        kept.unlink(missing_ok=True)
        path.with_name(f"{path.name}.tmp").unlink(missing_ok=True)
        raise OutputBlocked(f"「{path}」写不进:{disk.advice(error)}") from error
    return f"已更新 {path}:增加了{lacking};原来的留作 {kept.name}"


def _kept_beside(path: Path, data: bytes, moment: datetime) -> Path:
    """Write the old file beside the new one, under a dated name that is not in use."""
    dated = f"{path.stem}(更新前{moment:%m%d-%H%M}){path.suffix}"
    kept = path.with_name(distinct(dated, {one.name.lower() for one in path.parent.iterdir()}))
    write_new(kept, data)
    return kept
