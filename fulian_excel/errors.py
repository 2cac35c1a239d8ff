"""What stops the operator: the few situations in which a command cannot go on.

A township's mistake is never one of these; it is a finding.

    FulianError                 5  our own fault
    ├── UsageError              2  the command line makes no sense
    ├── SettingsError           2  县级设置.xlsx is missing or cannot be used
    ├── LedgerUnusable          2  台账.sqlite is a newer program's, or cannot be read
    ├── WorkspaceBusy           3  another run holds the workspace
    ├── OutputBlocked           4  a result cannot be written
    └── MailBlocked             4  a mail server cannot be reached or entered
"""


class FulianError(Exception):
    """A command cannot go on; the text is a Chinese sentence for the operator."""

    exit_code = 5


class UsageError(FulianError):
    """The command line names something that is not there or makes no sense."""

    exit_code = 2


class SettingsError(FulianError):
    """The county's settings are missing or cannot be used."""

    exit_code = 2


class LedgerUnusable(FulianError):
    """The ledger was made by a newer program, or is damaged where no new one can be begun."""

    exit_code = 2


class WorkspaceBusy(FulianError):
    """Another run holds the workspace."""

    exit_code = 3


class OutputBlocked(FulianError):
    """A result cannot be written."""

    exit_code = 4


class MailBlocked(FulianError):
    """A mail server cannot be reached, or does not let the account in."""

    exit_code = 4
