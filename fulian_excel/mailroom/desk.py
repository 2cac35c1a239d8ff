"""A workspace opened for mail: locked, settings and ledger read, interrupted work brought to an end."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from fulian_excel.county import read_settings
from fulian_excel.fault_log import logged
from fulian_excel.history import Ledger, Seal, local_key, opened
from fulian_excel.intake.folders import require_workspace
from fulian_excel.publishing import recover
from fulian_excel.settings import Settings
from fulian_excel.workspace import Workspace


@dataclass(frozen=True)
class Desk:
    """A workspace open for mail, with settings, ledger and clock; `notes` are sentences for staff on opening it."""

    workspace: Workspace
    settings: Settings
    ledger: Ledger
    now: datetime
    notes: tuple[str, ...]


@contextmanager
def at_desk(root: Path, out: Path | None, now: datetime) -> Iterator[Desk]:
    """Lock a workspace and open it for mail; raises errors that stop the operator."""
    workspace = Workspace.at(root, out)
    require_workspace(workspace)
    settings = read_settings(workspace.settings, _today(now))
    with (
        workspace.locked(),
        logged(workspace.log),
        opened(workspace.ledger, Seal(local_key(workspace.state)), now) as ledger,
    ):
        notes = [*ledger.notes, *recover(workspace, ledger.take_in)]
        stopped = ledger.letters.give_up_the_interrupted(now)
        notes += [f"上次发给{one.township}的邮件发到一半程序停了,收到没有不知道,不会自动重发" for one in stopped]
        yield Desk(workspace, settings, ledger, now, tuple(notes))


def _today(now: datetime) -> date:
    return now.date()
