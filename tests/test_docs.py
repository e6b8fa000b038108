"""The documents tell the truth: every command in them exists and runs, every command and option is told."""

import json
import re
import shlex
import shutil
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kbextract.cli import app
from kbextract.pipeline import extraction

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    path for pattern in ("*.md", "*/README.md") for path in sorted(ROOT.glob(pattern)) if path.parts[-2] != ".venv"
]
README = (ROOT / "README.md").read_text("utf-8")
FENCED = re.compile(r"^```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")
TERM = re.compile(r"^\*\*(.+?)\*\*", re.MULTILINE)


def find_commands(text: str) -> list[list[str]]:
    """The command lines of `kbextract` in the fenced blocks of a page; a quote may run over lines."""
    found = []
    for block in FENCED.findall(text):
        lines = iter(block.splitlines())
        for line in lines:
            if line.startswith("kbextract "):
                whole = line
                while whole.count("'") % 2:
                    whole += "\n" + next(lines)
                found.append(shlex.split(whole, comments=True)[1:])
    return found


def list_leaves() -> dict[str, click.Command]:
    """Every command that does something, by its full name."""
    leaves = {}
    for name, command in app.commands.items():
        inner = command.commands.items() if isinstance(command, click.Group) else ()
        leaves |= {f"{name} {sub}": leaf for sub, leaf in inner} or {name: command}
    return leaves


def test_readme_shows_every_command():
    """A command that nobody tells of might as well not be there."""
    shown = {" ".join(words[: len(name.split())]) for words in find_commands(README) for name in list_leaves()}
    assert set(list_leaves()) <= shown


def test_readme_tells_every_option_of_run_and_no_other():
    """The table of options is the list of options."""
    listed = set(re.findall(r"`(--?[a-z]+)`", README.partition("| option of `run` |")[2].partition("\n\n")[0]))
    options = {flag for option in list_leaves()["run"].params for flag in option.opts if flag.startswith("-")}
    assert listed == options


def test_readme_uses_only_options_that_exist():
    """No page promises what a command does not take."""
    known = {flag for leaf in list_leaves().values() for option in leaf.params for flag in option.opts}
    used = {word for words in find_commands(README) for word in words if word.startswith("-")}
    assert used <= known


@pytest.fixture(scope="module")
def workplace(tmp_path_factory, seeds):
    """A folder with a copy of the sample reports, in which the commands run one after another."""
    home = tmp_path_factory.mktemp("readme")
    shutil.copytree(seeds, home / "seeds")
    shutil.copytree(ROOT / "tests" / "gold" / "seeds", home / "tests" / "gold" / "seeds")
    return home


def test_commands_of_the_readme_run(workplace, extractor, monkeypatch):
    """In the order in which a reader would try them, each ends with status 0, or 1 for findings."""
    monkeypatch.chdir(workplace)
    monkeypatch.setattr(extraction.Extractor, "load", lambda *_: extractor)
    for words in find_commands(README):
        answer = CliRunner().invoke(app, words)
        assert answer.exit_code in (0, 1), (words, answer.output)
    assert (workplace / "kb.ttl").exists()


def test_example_of_the_readme_is_real(workplace):
    """The record at the head of the README is one that `facts` prints for the sample reports."""
    example = json.loads(README.partition("```json\n")[2].partition("```")[0])
    answer = CliRunner().invoke(app, ["facts", str(workplace / "kb.ttl")])
    assert example in map(json.loads, answer.stdout.splitlines())


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    """Every link to a file of the project finds it."""
    broken = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert broken == []


def test_glossary_is_in_order():
    """Each word stands once, where the alphabet puts it."""
    terms = TERM.findall((ROOT / "GLOSSARY.md").read_text("utf-8"))
    assert terms == sorted(set(terms))
    assert {"claim", "evidence", "fact", "rule", "span", "trigger"} <= set(terms)


def test_changelog_tells_of_this_version():
    """The version that is installed has its section."""
    assert f"## [{version('kbextract')}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_make_targets_of_the_documents_exist():
    """`make` does what the pages say."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`?make ([a-z]+)\b`", page.read_text("utf-8"))}
    assert {"kb", "test", "check"} <= named <= targets
