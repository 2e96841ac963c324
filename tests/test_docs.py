"""Texts are tied to code: blocks are run, quoted files are compared, links and commands exist."""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from verify.command.exits import MEANINGS, BadInputError
from verify.command.flags import parsed
from verify.library import library
from verify.outcome import Outcome

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")],
    key=lambda page: page.relative_to(ROOT).as_posix(),
)
FENCE = re.compile(r"^(?:<!-- file: (\S+) -->\n)?```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DECISION = ("**Status:** ", "## Context", "## Decision", "## Consequences")
over_pages = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix()
)


def blocks(page):
    return FENCE.findall(page.read_text(encoding="utf-8"))


@over_pages
def test_the_blocks_run_in_order(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {"__name__": "page"}
    for file, language, code in blocks(page):
        if language == "python" and not file:
            exec(compile(code, str(page), "exec"), names)  # noqa: S102  it is ours


@over_pages
def test_quoted_files_are_the_files(page):
    for file, _, code in blocks(page):
        if file:
            assert code == (ROOT / file).read_text(encoding="utf-8")


def unknown_commands(text):
    """Command lines that the program would refuse."""
    faults = []
    for line in re.findall(r"python -m verify ([^`&|;\n]*)", text):
        words = [word for word in shlex.split(line) if not word.startswith("#")]
        try:
            parsed(words)
        except BadInputError as error:
            faults.append(f"{line}: {error}")
        except SystemExit:
            continue  # --help
    return faults


@over_pages
def test_commands_exist(page):
    assert unknown_commands(page.read_text(encoding="utf-8")) == []


def test_an_unknown_command_is_seen():
    assert len(unknown_commands("`python -m verify prove x`, `python -m verify all`")) == 1


def dead_links(page):
    """Relative links of a page that lead nowhere."""
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    return [to for to in links if "://" not in to and not (page.parent / to).exists()]


@over_pages
def test_links_lead_somewhere(page):
    assert dead_links(page) == []


def test_a_dead_link_is_seen(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("[here](page.md) and [there](gone.md#part)")
    assert dead_links(page) == ["gone.md"]


def test_the_pages_are_found():
    assert {"README.md", "CHANGELOG.md", "docs/writing_a_claim.md", "reports/README.md"} <= {
        page.relative_to(ROOT).as_posix() for page in PAGES
    }
    assert sum(language == "python" for page in PAGES for _, language, _ in blocks(page)) >= 12


def test_the_readme_has_two_commands_and_all_exit_codes():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    before, _, _ = text.partition("## Outcomes")
    assert [code.strip() for _, language, code in FENCE.findall(before) if language == "sh"] == [
        "python -m pip install . && python -m verify all",
        "python -m pip install tox && python -m tox run -m ci",
    ]
    codes = list(dict.fromkeys(re.findall(r"^  (\d)", MEANINGS, re.MULTILINE)))
    assert re.findall(r"\*\*(\d)\*\*", text.partition("## Exit codes")[2]) == codes
    assert all(f"| {outcome} |" in text for outcome in Outcome)


def test_the_report_in_the_readme_speaks_of_claims_that_exist():
    """And of as many as there are: a claim more, and the excerpt has to be made again."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    _, _, rest = text.partition("<!-- report -->")
    *rows, last = rest.partition("<!-- end of report -->")[0].strip().strip("`").strip().split("\n")
    known = {entry.id for entry in library().entries}
    assert {row.split()[0] for row in rows} <= known
    assert {row.split()[1] for row in rows} <= set(Outcome)
    assert last.startswith(f"{len(known)} claims: ")
    assert sum(int(n) for n in re.findall(r"(\d+) [A-Z]", last)) == len(known)


def test_the_claim_in_the_readme_has_the_outcomes_that_it_says():
    """REFUTED at the rate 1/2, PROVED at 3/4."""
    from verify import verify

    (code,) = [c for _, language, c in blocks(ROOT / "README.md") if "claim = Claim(" in c]
    assert len(ast.parse(code).body) <= 8
    for rate, outcome in (("1, 2", "REFUTED"), ("3, 4", "PROVED")):
        names = {}
        exec(code.replace("rate=Rational(1, 2)", f"rate=Rational({rate})"), names)  # noqa: S102
        assert verify(names["claim"]).outcome == outcome


def test_the_claims_in_toml_have_the_outcomes_that_the_page_says():
    from verify import verify
    from verify.declared.building import claims_of

    text = (ROOT / "docs" / "toml.md").read_text(encoding="utf-8")
    told = re.findall(r"<!-- outcome: (\w+) -->\n```toml\n(.*?)^```$", text, re.M | re.DOTALL)
    assert [outcome for outcome, _ in told] == ["REFUTED", "PROVED"]
    for outcome, block in told:
        assert verify(claims_of(block.encode())["claim"]).outcome == outcome


def test_the_page_of_the_toml_format_lists_every_word_and_every_limit():
    """In the words of the code. Killed by: a word, a kind or a limit changed in one place."""
    from verify.declared import grammar, limits
    from verify.declared.kinds import KINDS
    from verify.declared.signatures import CONSTANTS, FUNCTIONS, SIGNATURES

    text = (ROOT / "docs" / "toml.md").read_text(encoding="utf-8")
    words = "\n".join(signature.line for signature in SIGNATURES.values())
    assert f"```\n{words}\n```" in text
    rules = re.sub("^    ", "", (grammar.__doc__ or "").split("\n\n")[1], flags=re.M)
    assert f"```\n{rules}\n```" in text
    for names in (FUNCTIONS, CONSTANTS):
        assert ", ".join(f"`{name}`" for name in names) in text
    for name, kind in KINDS.items():
        assert f"| {name} | {kind.words} |" in text
    numbers = re.findall(r"\d+", text.partition("## The limits")[2])
    assert {str(getattr(limits, name)) for name in limits.__all__} <= set(numbers)


STEP = re.compile(r"^(?:<!-- (save|edit): (\S+) -->\n)?```(\w+)\n(.*?)^```$", re.M | re.DOTALL)


def edited(text, diff):
    """A text after a block of lines with - and + in front; what is taken out is there once."""
    for change in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)*)", diff, re.MULTILINE):
        old, new = ("".join(line[1:] for line in re.findall(r".*\n", part)) for part in change)
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    return text


def walked(page, here):
    """Do what a page says: each command with what the page says it prints, and what it printed.

    Files are saved and edited as asked for, commands typed into a shell. Seconds are masked: they
    are all that a reader may see otherwise.
    """
    shell = shutil.which("bash") or pytest.skip("needs a shell")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
    seen, place = [], here
    for how, name, language, code in STEP.findall(page.read_text(encoding="utf-8")):
        if how == "save":
            (place / name).write_text(code, encoding="utf-8")
        elif how == "edit":
            text = edited((place / name).read_text(encoding="utf-8"), code)
            (place / name).write_text(text, encoding="utf-8")
        elif language == "sh":
            script = f"{{ {code} }} 2>&1; pwd > {shlex.quote(str(here))}/.place"
            done = subprocess.run(
                [shell, "-c", script], cwd=place, env={**os.environ, **settings},
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            place = Path((here / ".place").read_text().strip())
            seen.append([code, "", masked(done.stdout)])
        elif language == "text":
            seen[-1][1] = masked(code)
    return seen


def masked(text):
    return re.sub(r"\b\d+\.\d s$", "_ s", text, flags=re.MULTILINE)


def test_the_tutorial_is_true_word_for_word(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    steps = walked(ROOT / "docs" / "tutorial.md", tmp_path)
    assert len(steps) >= 6
    for code, said, printed in steps:
        assert printed == said, code
    outcomes = re.findall(r"1 claim: 1 (\w+)", "".join(printed for *_, printed in steps))
    assert outcomes == ["REFUTED", "REFUTED", "PROVED"]


def test_a_page_that_is_not_true_is_seen(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- save: a.txt -->\n```text\none\ntwo\n```\n<!-- edit: a.txt -->\n"
        "```diff\n-one\n+three\n```\n```sh\nmkdir b && cat a.txt && cd b\n```\n"
        "```text\nthree\ntwo\n```\n```sh\ncat ../a.txt; echo 0.7 s\n```\n```text\none\n```\n"
    )
    assert [(said, printed) for _, said, printed in walked(page, tmp_path)] == [
        ("three\ntwo\n", "three\ntwo\n"), ("one\n", "three\ntwo\n_ s\n")
    ]  # fmt: skip
    with pytest.raises(AssertionError, match="is there 2 times"):
        edited("a\na\n", "-a\n+b\n")


def test_decisions_say_what_they_have_to():
    notes = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [note.name[:4] for note in notes]
    assert numbers == [f"{n:04}" for n in range(1, len(notes) + 1)]
    assert len(notes) >= 7
    for note in notes:
        text = note.read_text(encoding="utf-8")
        places = [text.find(part) for part in (*DECISION, "## What would change our mind")]
        assert places == sorted(places), note.name
        assert min(places) > 0, note.name
        assert text.startswith(f"# {note.name[:4]} ")


def test_the_page_of_decisions_names_each_with_its_title():
    listed = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    for note in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        title = note.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        assert f"- [{title}](decisions/{note.name})\n" in listed
