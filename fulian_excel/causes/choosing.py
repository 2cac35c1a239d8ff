"""Choosing the wrong cells: the fewest that explain the most findings, the most reliable first; ties are kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fulian_excel.causes.candidates import mendings_of
from fulian_excel.causes.spots import Mending, Spot
from fulian_excel.causes.state import GRAVE, Key, State, Trial

# The reliability of each kind of mending, which decides between two that explain the same findings. From the most
# reliable down: two cells exchanged, as another row has them; a value from another list; the finding's own suggestion;
# a digit mistyped; a name spelt differently; a sum; a count; a mark; two cells swapped; the one value left over; a row
# written twice; a row left out; a row overwritten, or with all its votes wrong; a trial value, which only shows that
# another value would fit.
RELIABILITY: Mapping[str, int] = {
    "exchange": 10,
    "elsewhere": 9,
    "suggestion": 9,
    "digit": 8,
    "name": 8,
    "balance": 7,
    "count": 7,
    "mark": 6,
    "swap": 5,
    "left over": 4,
    "repeat": 4,
    "row": 3,
    "overwritten": 2,
    "whole row": 2,
    "trial": 1,
}
# The row, or the labels, of a form, or a block of the tallies: (form, index, whether labels).
Area = tuple[str, int, bool]
MOST_OF_A_FINDING, MOST_OF_A_TOWNSHIP = 40, 400
_MOST_RIVALS = 4
_PASSES = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A mending chosen as the cause of the findings it explains; `rivals` explain the same findings equally well."""

    trial: Trial
    explains: frozenset[Key]
    rivals: tuple[Trial, ...] = ()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The spots of which one is wrong, or each if the mending is a swap."""
        both = (self.trial, *self.rivals)
        return tuple(dict.fromkeys(spot for one in both for spot in one.mending.told))

    @property
    def is_certain(self) -> bool:
        """True if there is no rival and the values of the mending are known."""
        return not self.rivals and self.trial.mending.asserts


@dataclass
class Search:
    """The choices made so far for one township, the findings they explain, and the number of mendings tried.

    `unfit` are the findings whose own suggestion would cause new findings.
    """

    choices: list[Choice] = field(default_factory=list)
    settled: set[Key] = field(default_factory=set)
    unfit: set[Key] = field(default_factory=set)
    tried: int = 0
    untried: int = 0


def choose(state: State, settled: Iterable[Key] = ()) -> Search:
    """Return the causes of a township's findings; a certain cause is mended before the next one is looked for.

    Findings in `settled` are skipped.
    """
    search = Search(settled=set(settled))
    for _ in range(_PASSES):
        mended = _pass(state, search)
        if mended is None:
            break
        state = mended
    return search


def _pass(state: State, search: Search) -> State | None:
    """Look for causes of all unexplained findings; returns the state after certain mendings, None at the end."""
    trials = list(_trials(state, _proposed(state, search), search))
    mended: list[Mending] = []
    touched: set[Key] = set()
    areas: set[Area] = set()
    put_off: set[Key] = set()
    for choice in _best_first(trials, state, search):
        own = set(_areas(choice, state))
        if choice.trial.gone & touched or own & areas:
            put_off |= choice.explains
            continue
        search.choices.append(choice)
        search.settled |= choice.explains
        touched |= choice.trial.gone
        if choice.is_certain:
            mended.append(choice.trial.mending)
            areas |= own
    if not mended or not state.findings.keys() - search.settled:
        return None
    after = state.after(mended)
    after.renewed |= put_off & after.findings.keys()
    return after


def _proposed(state: State, search: Search) -> list[tuple[Mending, set[Key]]]:
    """The mendings proposed by findings without a cause, each with those findings; the most proposed first."""
    proposed: dict[frozenset[object], tuple[Mending, set[Key]]] = {}
    for key, finding in state.findings.items():
        if key not in state.renewed or finding.level not in GRAVE or key in search.settled:
            continue
        for number, mending in enumerate(mendings_of(state, finding)):
            if number >= MOST_OF_A_FINDING:
                search.untried += 1
                continue
            told = frozenset((one.spot, repr(one.value)) for one in mending.changes)
            proposed.setdefault(told, (mending, set()))[1].add(key)
    return sorted(proposed.values(), key=lambda one: (-len(one[1]), -RELIABILITY[one[0].kind]))


def _areas(choice: Choice, state: State) -> Iterator[Area]:
    """The areas of a choice: rows, and whole blocks of tallies, whose numbers all depend on each other.

    Once a value in an area is mended, its other findings are checked again.
    """
    findings = (state.findings[key] for key in choice.explains)
    told = (spot for one in findings if (spot := state.ground.spot(one)) is not None)
    for spot in (*choice.spots, *told):
        block = spot.at
        if spot.form == "ballots" and not spot.is_label:
            blocks = state.township.tables["ballots"].blocks
            block = next((at for at, one in enumerate(blocks) if spot.at in one.rows), -1)
        yield spot.form, block, spot.is_label and spot.form != "ballots"


def _trials(state: State, ranked: Iterable[tuple[Mending, set[Key]]], search: Search) -> Iterator[Trial]:
    """The trials of the mendings; one that can only explain part of what an earlier trial explains is not tried."""
    explained: list[tuple[int, frozenset[Key]]] = []
    for mending, proposers in ranked:
        if any(len(gone) > len(proposers) + 1 and proposers <= gone for _, gone in explained):
            continue
        if search.tried >= MOST_OF_A_TOWNSHIP:
            search.untried += 1
            continue
        search.tried += 1
        trial = state.tried(mending)
        if trial is None and mending.kind == "suggestion":
            search.unfit |= proposers
        if trial is not None and trial.gone & proposers:
            yield trial
            if len(proposers) > 1:
                explained.append((len(proposers), trial.gone))


def _best_first(trials: Iterable[Trial], state: State, search: Search) -> Iterator[Choice]:
    """The choices, best first: each explains the most of the findings left, with its equals as rivals."""
    settled = frozenset(search.settled)
    left = list(trials)
    while True:
        ranks = {id(one): _rank(one, settled, state) for one in left}
        left = [one for one in left if ranks[id(one)][0] > 0 and _graves(one, state) - settled]
        if not left:
            return
        best = max(left, key=lambda one: ranks[id(one)])
        explains = _graves(best, state) - settled
        same = [one for one in left if ranks[id(one)] == ranks[id(best)] and _graves(one, state) - settled == explains]
        left = [one for one in left if one not in same]
        if min(len(same), len({spot for one in same for spot in one.mending.told})) <= _MOST_RIVALS:
            yield Choice(best, best.gone - settled, tuple(one for one in same if one is not best))
        settled |= best.gone


def _rank(trial: Trial, settled: frozenset[Key], state: State) -> tuple[int, int, int]:
    """The rank of a trial: weight explained, minus the number of cells, reliability; the highest is best."""
    weight = trial.weight(settled, state.levels)
    cells = 1 if trial.mending.kind == "exchange" else len(trial.mending.told)
    return weight, -cells, RELIABILITY[trial.mending.kind]


def _graves(trial: Trial, state: State) -> frozenset[Key]:
    return frozenset(key for key in trial.gone if state.levels[key] in GRAVE)
