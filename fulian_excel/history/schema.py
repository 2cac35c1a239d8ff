"""The ledger's tables, and the migrations from older versions."""

import sqlite3

# Step number n leads from version n to n + 1; steps are added, never changed.
# Step 0 makes a new ledger, and changes nothing in a ledger from before there were versions.
MIGRATIONS = (
    """
CREATE TABLE IF NOT EXISTS round (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, month TEXT NOT NULL, as_of TEXT NOT NULL,
    run_at TEXT NOT NULL, mark BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS file (
    round INTEGER NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, township TEXT NOT NULL, status TEXT NOT NULL,
    source TEXT NOT NULL, PRIMARY KEY (round, file)
);
CREATE TABLE IF NOT EXISTS finding (
    round INTEGER NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, level TEXT NOT NULL, township TEXT NOT NULL,
    form TEXT NOT NULL, file TEXT NOT NULL, sheet TEXT NOT NULL, cell TEXT NOT NULL, status TEXT NOT NULL,
    listed TEXT NOT NULL, record BLOB NOT NULL, field TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (round, id)
);
CREATE INDEX IF NOT EXISTS finding_by_id ON finding (id, round);
CREATE TABLE IF NOT EXISTS fixed (round INTEGER NOT NULL, id TEXT NOT NULL, PRIMARY KEY (round, id));
CREATE TABLE IF NOT EXISTS sent (
    round INTEGER NOT NULL, township TEXT NOT NULL, form TEXT NOT NULL, part TEXT NOT NULL, file TEXT NOT NULL,
    rows INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (round, township, form, part)
);
CREATE TABLE IF NOT EXISTS version (digest BLOB PRIMARY KEY, fields TEXT NOT NULL, body BLOB NOT NULL);
""",
    """
CREATE TABLE figure (
    round INTEGER NOT NULL, name TEXT NOT NULL, part INTEGER, whole INTEGER, PRIMARY KEY (round, name)
);
""",
    """
CREATE TABLE current_round (month TEXT PRIMARY KEY, round TEXT NOT NULL, at TEXT NOT NULL, townships TEXT NOT NULL);
CREATE TABLE letter (
    township TEXT NOT NULL, month TEXT NOT NULL, address TEXT NOT NULL, content TEXT NOT NULL, round TEXT NOT NULL,
    state TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (township, month, address, content)
);
CREATE TABLE lost (at TEXT PRIMARY KEY);
CREATE TABLE resolved (township TEXT PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE taken (
    server TEXT NOT NULL, validity INTEGER NOT NULL, uid INTEGER NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (server, validity, uid)
);
CREATE TABLE laid (
    township TEXT NOT NULL, sha256 TEXT NOT NULL, file TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (township, sha256)
);
""",
    """
ALTER TABLE finding ADD COLUMN cause TEXT NOT NULL DEFAULT '';
""",
)
VERSION = len(MIGRATIONS)

# The columns of each table, in the order in which they are written and read.
COLUMNS = {
    "round": ("number", "id", "month", "as_of", "run_at", "mark"),
    "file": ("round", "file", "sha256", "township", "status", "source"),
    "finding": (
        *("round", "id", "code", "level", "township", "form", "file", "sheet", "cell", "status"),
        *("listed", "record", "field", "value", "cause"),
    ),
    "fixed": ("round", "id"),
    "sent": ("round", "township", "form", "part", "file", "rows", "digest"),
    "version": ("digest", "fields", "body"),
    "figure": ("round", "name", "part", "whole"),
    "current_round": ("month", "round", "at", "townships"),
    "letter": ("township", "month", "address", "content", "round", "state", "at", "why"),
    "lost": ("at",),
    "resolved": ("township", "at"),
    "taken": ("server", "validity", "uid", "message"),
    "laid": ("township", "sha256", "file", "at"),
}
# In these tables a round that is taken in replaces existing rows; in all others existing rows stay.
REPLACED = frozenset(("current_round",))


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of a ledger; 0 if it is empty or from before there were versions."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def bring_up(connection: sqlite3.Connection) -> None:
    """Bring a ledger up to today's version; each step is a transaction of its own."""
    for number in range(version_of(connection), VERSION):
        connection.executescript(f"BEGIN; {MIGRATIONS[number]} PRAGMA user_version = {number + 1}; COMMIT;")


def inserting(table: str, otherwise: str = "") -> str:
    """Return the statement that inserts a row with a value for each column; `otherwise` is "OR IGNORE" or the like."""
    names = COLUMNS[table]
    return f"INSERT {otherwise} INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608


def selecting(table: str) -> str:
    """Return the statement that selects all columns of a table, without conditions."""
    return f"SELECT {', '.join(COLUMNS[table])} FROM {table}"  # noqa: S608 - our words
