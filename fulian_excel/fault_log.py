"""The log of the program's own faults: standard logging, with identity numbers and phones masked."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fulian_excel.errors import FulianError
from fulian_excel.masking import mask

_LOG = logging.getLogger("fulian_excel")
_LOG.addHandler(logging.NullHandler())

_KEPT_IN, _NOT_KEPT_IN = "详情见日志 ", "日志也写不进 "


class _Log(logging.FileHandler):
    """A log file made with the first record; if it cannot be written, records are dropped."""

    blocked = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; the first one makes the file."""
        try:
            super().emit(record)
        except OSError:
            self.blocked = True

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's own
        """Remember that a record was lost."""
        self.blocked = True


class _Masked(logging.Formatter):
    """Formats records with identity numbers and phones masked, also in tracebacks."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line and its traceback, if any."""
        return mask(super().format(record))


def log_fault(text: str) -> None:
    """Log a fault that did not end the work (Z01)."""
    _enabled().error("Z01 %s", mask(text))


def log_note(text: str) -> None:
    """Log a note for developers that is no fault."""
    _enabled().warning("%s", mask(text))


def _enabled() -> logging.Logger:
    """The logger, enabled again: ``logging.config`` disables loggers that it does not name."""
    _LOG.disabled = False
    return _LOG


@contextmanager
def logged(path: Path) -> Iterator[None]:
    """Append what is logged in the `with` block to a file that only its owner can read.

    An unexpected error that leaves the block is logged too, and remembers the file (`kept_in`).
    """
    handler = _Log(path, encoding="utf-8", errors="backslashreplace", delay=True)
    handler.setFormatter(_Masked("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    _enabled().addHandler(handler)
    try:
        yield
    except FulianError:
        raise
    except Exception as fault:
        _LOG.exception("程序出错")
        fault.add_note(f"{_NOT_KEPT_IN if handler.blocked else _KEPT_IN}{path}")
        raise
    finally:
        _LOG.removeHandler(handler)
        handler.close()
        with suppress(OSError):
            path.chmod(0o600)


def kept_in(fault: Exception) -> str:
    """Return the words for where an error was logged; an error not logged yet is logged to `elsewhere()`."""
    if _note(fault) is None:
        with suppress(Exception), logged(elsewhere()):
            raise fault
    return _note(fault) or ""


def _note(fault: Exception) -> str | None:
    return next((note for note in getattr(fault, "__notes__", ()) if note.startswith((_KEPT_IN, _NOT_KEPT_IN))), None)


def elsewhere() -> Path:
    """Return the path of the log for work without a workspace."""
    return Path(tempfile.gettempdir()) / "fulian_excel.log"
