"""The sources of mendings by code of the finding."""

from collections.abc import Callable, Iterator, Mapping

from fulian_excel.causes.candidates.balances import (
    allotted,
    left_out,
    outcomes,
    papers,
    seats,
    stated_votes,
    turned,
    votes,
    whole_rows,
    within,
)
from fulian_excel.causes.candidates.days import exchanged, meetings, paired, steps_taken
from fulian_excel.causes.candidates.names import listed, marks, posts, ranks, spelt
from fulian_excel.causes.candidates.people import birth_and_sex, elsewhere, numbers, owners, suggested
from fulian_excel.causes.candidates.rows import changed_places, repeated
from fulian_excel.causes.spots import Mending
from fulian_excel.causes.state import State
from fulian_excel.findings import Finding

Source = Callable[[State, Finding], Iterator[Mending]]

_SEATS: tuple[Source, ...] = (seats, marks, stated_votes)
_VOTES: tuple[Source, ...] = (stated_votes, votes, papers, marks)
_ELECTED: tuple[Source, ...] = (marks, stated_votes, votes, turned)
_NAMES: tuple[Source, ...] = (spelt, listed, marks, posts)
_POSTS: tuple[Source, ...] = (posts, marks)
_STEPS: tuple[Source, ...] = (steps_taken, meetings)

# The sources of each code, the most reliable first; a code that is not here has only its own suggestion. B18 has no
# source, because somebody may have taken no paper; it only vanishes together with other findings.
SOURCES: Mapping[str, tuple[Source, ...]] = {
    "V01": (elsewhere, birth_and_sex),
    "V02": (elsewhere, birth_and_sex),
    "V03": (elsewhere, birth_and_sex),
    "V04": (elsewhere, birth_and_sex),
    "V06": (elsewhere, birth_and_sex),
    "V07": (elsewhere, numbers),
    "V08": (elsewhere, numbers),
    "V09": (elsewhere,),
    "V11": (elsewhere,),
    "V13": (elsewhere,),
    "P01": (birth_and_sex, elsewhere),
    "P02": (birth_and_sex, elsewhere),
    "P03": (birth_and_sex, elsewhere),
    "P04": (birth_and_sex, elsewhere),
    "P05": (birth_and_sex, elsewhere),
    "P06": (repeated, owners, spelt),
    "P07": (owners, spelt),
    "P08": (elsewhere, birth_and_sex),
    "D01": (left_out,),
    "D08": (allotted,),
    "B02": (papers, marks),
    "B07": (*_VOTES,),
    "B08": (stated_votes, papers, seats),
    "B09": (*_ELECTED, whole_rows),
    "B10": _ELECTED,
    "B12": _ELECTED,
    "B11": _SEATS,
    "B19": _SEATS,
    "S12": _SEATS,
    "B13": _NAMES,
    "S06": _NAMES,
    "S07": _NAMES,
    "R01": _NAMES,
    "E01": (spelt, posts),
    "S13": (posts, spelt, marks),
    "S01": _POSTS,
    "S02": _POSTS,
    "S03": _POSTS,
    "S08": (ranks, posts),
    "S09": (ranks, posts),
    "S11": (stated_votes, votes, spelt, turned),
    "L03": (outcomes,),
    "U01": (within,),
    "W02": _STEPS,
    "W03": _STEPS,
    "W05": (exchanged, meetings, steps_taken, paired),
    "W06": (paired,),
    "W07": (exchanged, paired, meetings),
    "W09": (exchanged, meetings, steps_taken),
    "W10": _STEPS,
    "E02": (paired, meetings),
} | dict.fromkeys(("B01", "B03", "B04", "B05", "B06", "B17"), (papers,))
# Codes that two cells both have if their values were swapped.
_CHANGED_PLACES = frozenset(("P01", "P02", "P07", "P08", "D08", "U01", "S11", "W03", "W05", "W09", "W10", "E02"))


def mendings_of(state: State, finding: Finding) -> Iterator[Mending]:
    """Return every mending that may make a finding vanish, its own suggestion first, each once."""
    seen: set[tuple[object, ...]] = set()
    swaps = (changed_places,) if finding.code in _CHANGED_PLACES else ()
    for source in (suggested, *SOURCES.get(finding.code, ()), *swaps):
        for mending in source(state, finding):
            told = tuple((one.spot, repr(one.value)) for one in mending.changes)
            if told not in seen:
                seen.add(told)
                yield mending
