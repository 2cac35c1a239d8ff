"""Lineage of files by earlier rounds: when a file was first seen, what it was made from, where it lay."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from fulian_excel.extract import Extract
from fulian_excel.words import escaped

# The round of a file that no earlier round has seen: later than each of them.
THIS_ROUND = 1 << 30


@dataclass(frozen=True)
class Lineage:
    """The facts that earlier rounds kept about files.

    `first_seen` gives by sha256 the number of the round in which a file was first seen. The other two are by the
    beginning of a file's sha256: `made_from` gives that of the workbook whose marked copy the file was, `lay_at` the
    paths below 收件箱 at which the file lay.
    """

    first_seen: Mapping[str, int] = field(default_factory=dict)
    made_from: Mapping[str, str] = field(default_factory=dict)
    lay_at: Mapping[str, Collection[str]] = field(default_factory=dict)

    def round_of(self, extract: Extract) -> int:
        """The round in which a file was first seen."""
        return self.first_seen.get(extract.sha256, THIS_ROUND)

    def ancestors(self, source: str) -> Iterator[str]:
        """The workbook a marked copy was made from, then that workbook's origin, and so on, as sha256 beginnings."""
        met: set[str] = set()
        while source and source not in met:
            met.add(source)
            yield source
            source = self.made_from.get(source, "")

    def supersedes(self, returned: Extract, other: Extract) -> bool:
        """True if `returned` is a marked copy made from `other`, or from a former file at the path of `other`.

        A file put there after the copy had come back is newer than the copy, and so is another copy's reply.
        """
        ancestors = set(self.ancestors(returned.source))
        return other.sha256[:12] in ancestors or self.was_changed_since(returned, other)

    def was_changed_since(self, returned: Extract, other: Extract) -> bool:
        """True if `other` lies at the path of the workbook that `returned` was made from, but is another workbook."""
        ancestors = set(self.ancestors(returned.source))
        return (
            other.sha256[:12] not in ancestors
            and ancestors.isdisjoint(self.ancestors(other.source))
            and any(escaped(other.file) in self.lay_at.get(one, ()) for one in ancestors)
            and self.round_of(returned) >= self.round_of(other)
        )
