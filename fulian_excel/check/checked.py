"""What the checks had to say, and the guard under which each rule runs: one that crashes costs nobody else."""

import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fulian_excel.fault_log import log_fault
from fulian_excel.findings import Finding, NotChecked
from fulian_excel.table import Undeclared


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that crashed on a township (Z01): told to the operator, never to a township."""

    code: str
    township: str
    error: str


def log_crashes(crashes: Iterable[Crash]) -> None:
    """Write down for whoever mends us which rules crashed on whom."""
    for crash in crashes:
        log_fault(f"{crash.code} {crash.township}\n{crash.error}")


@dataclass
class Checked:
    """Everything the checks had to say."""

    findings: list[Finding] = field(default_factory=list)
    not_checked: list[NotChecked] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)

    @contextmanager
    def guarding(self, code: str, township: str = "") -> Iterator[None]:
        """A guard: an error raised in here ends this rule on this township and nothing else.

        A rule that asks a form for a column the form does not declare is 未检查 there; all else is a crash.
        """
        try:
            yield
        except Undeclared as asked:
            self.not_checked.append(NotChecked(code, township, asked.form, str(asked)))
        except Exception:  # noqa: BLE001 - whatever a rule does, the run goes on and the operator is told
            self.crashes.append(Crash(code, township, traceback.format_exc()))
