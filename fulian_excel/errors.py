"""Errors that stop a command, each with its exit code.

A township's mistake is never one of these; it is a finding.

    FulianError                 5  a fault of the program
    ├── UsageError              2  the command line cannot be understood
    ├── SettingsError           2  县级设置.xlsx is missing or cannot be used
    ├── LedgerUnusable          2  台账.sqlite is of a newer program, or damaged
    ├── WorkspaceBusy           3  another run holds the workspace
    ├── OutputBlocked           4  a result cannot be written
    └── MailBlocked             4  a mail server cannot be reached, or refuses the account
"""


class FulianError(Exception):
    """Raised if a command cannot go on; the text is a Chinese sentence for the operator."""

    exit_code = 5


class UsageError(FulianError):
    """Raised if the command line cannot be understood or names something that does not exist."""

    exit_code = 2


class SettingsError(FulianError):
    """Raised if the county's settings are missing or cannot be used."""

    exit_code = 2


class LedgerUnusable(FulianError):
    """Raised if the ledger was made by a newer program, or is damaged and no new one can be begun."""

    exit_code = 2


class WorkspaceBusy(FulianError):
    """Raised if another run holds the workspace."""

    exit_code = 3


class OutputBlocked(FulianError):
    """Raised if a result cannot be written."""

    exit_code = 4


class MailBlocked(FulianError):
    """Raised if a mail server cannot be reached or refuses the account."""

    exit_code = 4
