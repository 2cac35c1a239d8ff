"""The log of our own faults, for whoever mends us: the standard logging, with the numbers of people hidden."""

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
    """A file that is begun with the first record; where it cannot be written, the work goes on without it."""

    blocked = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, beginning the file with the first one."""
        try:
            super().emit(record)
        except OSError:
            self.blocked = True

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's own
        """Remember that a record was lost."""
        self.blocked = True


class _Masked(logging.Formatter):
    """A record as text, identity numbers and phones in it hidden, those of a traceback too."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's line, and the traceback where it has one."""
        return mask(super().format(record))


def log_fault(text: str) -> None:
    """Log a fault that the work went on after (Z01)."""
    _enabled().error("Z01 %s", mask(text))


def log_note(text: str) -> None:
    """Log what is no fault but worth knowing to whoever mends us."""
    _enabled().warning("%s", mask(text))


def _enabled() -> logging.Logger:
    """The log; ``logging.config`` switches off, unasked, whatever log it does not name."""
    _LOG.disabled = False
    return _LOG


@contextmanager
def logged(path: Path) -> Iterator[None]:
    """Whatever is logged in here is added to the file, which is for its owner alone.

    An error of ours that ends the work is logged too, and remembers where.
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
    """Where an error was logged, as it is told to the user; one that nobody has logged yet is logged elsewhere."""
    if _note(fault) is None:
        with suppress(Exception), logged(elsewhere()):
            raise fault
    return _note(fault) or ""


def _note(fault: Exception) -> str | None:
    return next((note for note in getattr(fault, "__notes__", ()) if note.startswith((_KEPT_IN, _NOT_KEPT_IN))), None)


def elsewhere() -> Path:
    """The log of what is done without a workspace."""
    return Path(tempfile.gettempdir()) / "fulian_excel.log"
