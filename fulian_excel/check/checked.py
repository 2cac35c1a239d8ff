"""What the checks came to."""

from dataclasses import dataclass, field

from fulian_excel.findings import Finding, NotChecked


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that crashed on a township (Z01): told to the operator, never to a township."""

    code: str
    township: str
    error: str


@dataclass
class Checked:
    """Everything the checks had to say."""

    findings: list[Finding] = field(default_factory=list)
    not_checked: list[NotChecked] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
