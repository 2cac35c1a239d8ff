"""What holds the house together: floors, rules, forms, sizes, words that must not stand anywhere."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Collection
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from fulian_excel.county.reading import READERS
from fulian_excel.forms import FORMS, SETTINGS_FORMS
from fulian_excel.forms.form import Form
from fulian_excel.rulebook import FAMILIES
from fulian_excel.rules import HOLDERS, RULES
from fulian_excel.settings import Settings

HERE = Path(__file__).parent
ROOT = HERE.parent
PACKAGE = ROOT / "fulian_excel"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(HERE.rglob("test_*.py")))
PLANTED = (ROOT / "sample_workbooks" / "planted.csv").read_text(encoding="utf-8")


def test_floors_are_kept(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports() == EXIT_STATUS_SUCCESS


def test_no_module_imports_itself_round_a_circle_typing_included():
    texts = {named(path): path.read_text(encoding="utf-8") for path in MODULES}
    graph = {name: imported(text, texts) for name, text in texts.items()}
    TopologicalSorter(graph).prepare()  # names the circle where there is one


def test_an_import_for_typing_alone_is_seen():
    text = "if TYPE_CHECKING:\n    from fulian_excel.kinds import choices\n"
    assert imported(text, {"fulian_excel.kinds", "fulian_excel.kinds.choices"}) == {"fulian_excel.kinds.choices"}


def named(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(text: str, modules: Collection[str]) -> set[str]:
    """Those of some modules that a module's text imports, wherever the statement stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            wholes = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (wholes & set(modules)) or {str(node.module)}
    return found & set(modules)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_is_and_is_one_thing(path):
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring, "a module opens with one sentence"
    assert text.count("\n") <= 300
    assert path.stem not in ("utils", "helpers", "manager", "base")


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*/**/__init__.py")), ids=lambda path: path.parent.name)
def test_a_room_opens_on_what_its_modules_do_and_does_nothing_itself(path):
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert not [node.name for node in body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_functions_are_short(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_is_whole(code):
    rule = RULES[code]
    assert rule.title
    assert rule.message
    assert rule.source
    assert all(parameter.title for parameter in rule.parameters.values())


def test_the_rule_book_has_every_code():
    text = (PACKAGE.parent / "tests" / "codes.txt").read_text(encoding="utf-8").split()
    assert not set(RULES) - set(text), f"add {set(RULES) - set(text)} to tests/codes.txt"
    assert not set(text) - set(RULES), f"nothing declares {set(text) - set(RULES)} of tests/codes.txt"


def declaring(words: str) -> set[str]:
    """The modules in which a line declares something."""
    return {
        f"fulian_excel.{path.relative_to(PACKAGE).with_suffix('').as_posix().replace('/', '.')}"
        for path in MODULES
        if re.search(words, path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def test_every_module_with_rules_is_named():
    declare = declaring(r"^@(?:rule|cell_rule|quota_rule)\(|^[A-Z]\d\d = declared\(")
    named = {one.__name__ for one in HOLDERS}
    assert not declare - named, f"import {declare - named} in rules/book.py and name it in HOLDERS there"
    assert not named - declare, f"{named - declare} declares no rule: take it out of HOLDERS in rules/book.py"


@pytest.mark.parametrize("letter", FAMILIES)
def test_a_family_of_codes_is_declared_in_its_rooms(letter):
    declared = {rule.room.removeprefix("fulian_excel.") for code, rule in RULES.items() if code[0] == letter}
    rooms = FAMILIES[letter].rooms
    assert {next((room for room in rooms if f"{one}.".startswith(f"{room}.")), one) for one in declared} == set(rooms)


def test_every_file_with_a_form_is_named():
    listed = {form.name for form in (*FORMS.values(), *SETTINGS_FORMS.values())}
    declared = {
        form.name: path.name
        for path in (PACKAGE / "forms").glob("*.py")
        for form in vars(import_module(f"fulian_excel.forms.{path.stem}".removesuffix(".__init__"))).values()
        if isinstance(form, Form)
    }
    unlisted = {f"fulian_excel/forms/{declared[name]}" for name in set(declared) - listed}
    assert not unlisted, f"name {unlisted} in forms/__init__.py"
    assert set(declared) == listed


@pytest.mark.parametrize("form", [*FORMS.values(), *SETTINGS_FORMS.values()], ids=lambda form: form.name)
def test_a_form_is_whole(form):
    headings = Counter(word for column in form.columns.values() for word in column.headings())
    twice = [word for word, count in headings.items() if count > 1]
    assert not twice, f"two columns of {form.name} answer to the headings {twice}"
    assert not form.lists or hasattr(Settings(), form.lists), f"{form.name}: Settings has no list {form.lists!r}"
    for name, column in form.columns.items() if form.lists else ():
        item = getattr(Settings(), form.lists)[0]
        assert not column.from_list or hasattr(item, column.from_list), (
            f"{form.name}.{name}: no item has {column.from_list!r}"
        )


def test_every_sheet_of_the_roll_up_is_named():
    folder = PACKAGE / "outputs" / "roll_up"
    named = (folder / "workbook.py").read_text(encoding="utf-8")
    writing = [path.stem for path in folder.glob("*.py") if "Page(workbook" in path.read_text(encoding="utf-8")]
    unnamed = [one for one in writing if one != "workbook" and not re.search(rf"roll_up\.{one}\b", named)]
    assert not unnamed, f"name {unnamed} in outputs/roll_up/workbook.py"


def test_every_sheet_of_the_settings_is_read():
    assert set(READERS) == set(SETTINGS_FORMS)


# Rooms whose sheets each tell of certain forms.
COUNTYS_OWN = {"roll_up", "county_report", "sheets", "handed_up", "city_report"}

# Words of these modules that happen to be a column's name and mean something else.
HOMONYMS = {
    "history/ledger.py": {"round"},  # a table
    "history/schema.py": {"round", "number", "name", "state"},  # a table, columns of tables
    "outputs/lists.py": {"subject"},  # a heading of findings.csv
    "outputs/mailing/letter.py": {"联系电话"},  # what a letter's words are filled in with
    "outputs/mailing/overview.py": {"状态"},  # a heading of 待发清单
    "outputs/mailing/message.py": {"name"},  # a parameter of a mail's header
    "outputs/board.py": {"number", "share"},  # looks of a cell
    "outputs/board_columns.py": {"number"},  # likewise
    "outputs/page.py": {"number", "share"},  # looks of a cell
    "outputs/spreadsheet.py": {"author"},  # a document's property
}


def _texts(path):
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("room", ["extract", "history", "outputs"])
def test_what_is_special_about_a_form_stands_in_its_file(room):
    columns = [one for form in FORMS.values() for one in ({**form.columns, **form.label_columns}).items()]
    declared = {*FORMS, *SETTINGS_FORMS, *(title for form in FORMS.values() for title in form.titles)}
    declared |= {name for name, _ in columns} | {column.title for _, column in columns}
    modules = [
        path for path in MODULES if path.relative_to(PACKAGE).parts[0] == room and not COUNTYS_OWN & set(path.parts)
    ]
    assert len(modules) > 5
    for path in modules:
        where = path.relative_to(PACKAGE).as_posix()
        assert _texts(path) & declared <= HOMONYMS.get(where, set()), f"{where} names a form or a column of one"


def test_help_is_quick_because_nothing_heavy_is_imported():
    code = "import sys, fulian_excel.cli; sys.exit(any(m in sys.modules for m in ('pandas', 'pandera', 'lxml')))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT).returncode == 0


def test_only_the_journey_reads_the_clock():
    readers = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if re.search(r"\b(?:date\.today|datetime\.now|time\.time)\(", path.read_text(encoding="utf-8"))
    ]
    assert set(readers) == {
        "journey.py",
        "workbooks.py",
        "commands/consolidating.py",
        "commands/mailing.py",
        "commands/preparing.py",
    }
