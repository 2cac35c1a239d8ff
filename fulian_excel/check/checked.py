"""The result of the checks, and the guard under which each rule runs, so that a crash ends one rule alone."""

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fulian_excel.fault_log import log_fault
from fulian_excel.findings import Finding, NotChecked
from fulian_excel.table import Undeclared


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that crashed on a township (Z01); reported to the operator, never to a township."""

    code: str
    township: str
    error: str


def log_crashes(crashes: Iterable[Crash]) -> None:
    """Log which rules crashed on which townships, with the tracebacks."""
    for crash in crashes:
        log_fault(f"{crash.code} {crash.township}\n{crash.error}")


@dataclass
class Checked:
    """The findings of all checks, the rules not run (未检查), and the crashes."""

    findings: list[Finding] = field(default_factory=list)
    not_checked: list[NotChecked] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)

    @contextmanager
    def guarding(self, code: str, township: str = "") -> Iterator[None]:
        """Keep an error raised in the `with` block from ending more than rule `code` on this township.

        Undeclared (a column that the form does not declare) is recorded as 未检查, any other error as a crash.
        """
        try:
            yield
        except Undeclared as asked:
            self.not_checked.append(NotChecked(code, township, asked.form, str(asked)))
        except Exception:  # noqa: BLE001 - whatever a rule does, the run goes on and the operator is told
            self.crashes.append(Crash(code, township, traceback.format_exc()))
