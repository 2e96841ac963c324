"""``coverage``: the real command on a paper of a pack, complete, with a hole, with many excuses."""

import csv
import io
import json
import os

import pytest

from verify.report.tables import FORMATS, rendered

CLAIM = "from theory import Claim\nclaim = Claim(title='t', source={!r}, covers={!r})\n"


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """Writes the tables of a paper that is installed as the pack "some"."""
    site = tmp_path / "site"
    folder = site / "somepack"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("raise RuntimeError('imported')")
    told = site / "somepack-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: somepack\nVersion: 1\n")
    (told / "entry_points.txt").write_text("[verify.packs]\nsome = somepack\n")

    def made(excused="", rows=9):
        covered = tuple(f"A.{n}" for n in range(1, rows))
        (folder / "prop1_it.py").write_text(CLAIM.format("Proposition 1, Eq. (1)", covered))
        inventory = "".join(f"A.{n},sec 1,sentence {n}\n" for n in range(1, rows + 1))
        (folder / "inventory.csv").write_text(f"id,where,statement\n{inventory}")
        (folder / "contents.csv").write_text(
            'section,item\n1,"Proposition 1, Eq. (1)"\n1,Figure 1\n'
        )
        (folder / "excused.csv").write_text(f"what,word,because\n{excused}")
        path = os.pathsep.join((str(site), os.environ["PYTHONPATH"]))
        monkeypatch.setenv("PYTHONPATH", path)
        return f"A.{rows}"

    return made


def test_0_all_is_accounted_for(command, pack):
    last = pack("Figure 1,graph-only,\nA.9,unspecified,the width of the bins\n")
    done = command("coverage", "some")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "some: the numbered items",
        "  1  Proposition 1, Eq. (1)  some/prop1_it",
        "  1  Figure 1                graph-only",
        "",
        "some: the inventory",
        *(f"  A.{n}  some/prop1_it" for n in range(1, 9)),
        f"  {last}  unspecified: the width of the bins",
        "",
        "some: 2 items: 1 claimed, 1 excused, 0 unaccounted for",
        "some: 9 rows: 8 claimed, 1 excused, 0 unaccounted for",
    ]
    assert len(command("coverage", "some", "-q").stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("excused", "words"),
    [
        ("Figure 1,graph-only,\n", "A.9  unaccounted: sentence 9"),
        ("A.9,citation,\n", "Figure 1                unaccounted"),
    ],
)
def test_1_something_is_left(command, pack, excused, words):
    pack(excused)
    done = command("coverage", "some")
    assert done.returncode == 1
    assert words in done.stdout
    assert "1 unaccounted for" in done.stdout


def test_1_too_many_excuses(command, pack):
    pack("Figure 1,graph-only,\nA.7,citation,\n", rows=7)
    done = command("coverage", "some")
    assert done.returncode == 1
    assert "1 excused (more than one in 8), 0 unaccounted for" in done.stdout


def test_4_a_paper_or_an_excuse_that_does_not_exist(command, pack):
    pack("A.9,later,\n")
    done = command("coverage", "some")
    assert done.returncode == 4
    assert "excused.csv: A.9: 'later' is not one of definition" in done.stderr
    done = command("coverage", "ziyin2020")
    assert done.returncode == 4
    assert (
        "no paper has the key 'ziyin2020'; nearest: ziyin2024, ziyin2022, ziyin2021" in done.stderr
    )


def test_a_folder_that_new_has_written(command):
    """Before it is changed, then with a hole. Killed by: the claims of the library alone."""
    assert command("new", "--paper", "smith2026").returncode == 0
    done = command("coverage", "smith2026")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-2:] == [
        "smith2026: 2 items: 1 claimed, 1 excused, 0 unaccounted for",
        "smith2026: 2 rows: 2 claimed, 0 excused, 0 unaccounted for",
    ]
    assert "smith2026/prop1_trapped" in done.stdout
    with (command.here / "smith2026" / "inventory.csv").open("a") as file:
        file.write("S.3,Section 4,It is the largest.\n")
    for path in ("smith2026", "./smith2026/", str(command.here / "smith2026")):
        done = command("coverage", path)
        assert done.returncode == 1
        assert "S.3  unaccounted: It is the largest." in done.stdout


def test_a_folder_of_folders_with_claims_in_toml(command):
    """None is run, and a key comes first. Killed by: running; the folder above alone."""
    folder = command.here / "ziyin2022" / "first"
    folder.mkdir(parents=True)
    (folder / "inventory.csv").write_text("id,where,statement\nA.1,sec 1,a\nA.2,sec 1,b\n")
    (folder / "eq1_it.toml").write_text(
        '[claim]\ntitle = "t"\nsource = "s"\nstates = "0 < 1"\ncovers = ["A.1"]\n'
    )
    (folder / "eq2_it.py").write_text(CLAIM.format("s", ("A.2",)) + "raise RuntimeError\n")
    done = command("coverage", "./ziyin2022", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert [(r["paper"], r["name"], r["claims"]) for r in json.loads(done.stdout)] == [
        ("ziyin2022/first", "A.1", "ziyin2022/first/eq1_it"),
        ("ziyin2022/first", "A.2", "ziyin2022/first/eq2_it"),
    ]
    assert "ziyin2022: " in command("coverage", "ziyin2022").stdout
    both = command("coverage", "./ziyin2022", "ziyin2021", "-q").stdout
    assert both.startswith("ziyin2021: ")
    assert both.endswith("ziyin2022/first: 2 rows: 2 claimed, 0 excused, 0 unaccounted for\n")


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("nowhere/at/all", 4, "no paper has the key 'nowhere/at/all', and there is no such folder"),
        ("a.py", 4, "a.py: is not a folder"),
        ("empty", 5, "nothing selected"),
        ("bare", 1, "bare: 1 row: 0 claimed, 0 excused, 1 unaccounted for"),
        ("broken", 4, "eq1.py:1:5: not a Python file"),
        ("false", 4, "eq1.toml:2:1: claim.stats: no such key"),
        ("wrong", 4, "inventory.csv: the columns are not id, where, statement"),
    ],
)
def test_folders_without_what_is_needed(command, path, code, words):
    (command.here / "a.py").write_text("")
    rows = "id,where,statement\nA.1,sec 1,a\n"
    for name, files in {
        "empty": {},
        "bare": {"inventory.csv": rows},
        "broken": {"inventory.csv": rows, "eq1.py": "a = (\n"},
        "false": {"inventory.csv": rows, "eq1.toml": "[claim]\nstats = 1\n"},
        "wrong": {"inventory.csv": "id,where\n"},
    }.items():
        (command.here / name).mkdir()
        for file, text in files.items():
            (command.here / name / file).write_text(text)
    done = command("coverage", path)
    assert done.returncode == code, done.stderr
    assert words in done.stderr + done.stdout


def test_every_format_holds_every_part(command, pack):
    pack("Figure 1,graph-only,\n")
    read = {
        "csv": lambda text: [row["name"] for row in csv.DictReader(io.StringIO(text))],
        "json": lambda text: [row["name"] for row in json.loads(text)],
    }
    for how in FORMATS[1:]:
        done = command("coverage", "some", "--format", how)
        assert done.returncode == 1
        assert "some: 2 items" in done.stderr
        assert "some: 2 items" not in done.stdout
        if how in read:
            names = ["Proposition 1, Eq. (1)", "Figure 1", *(f"A.{n}" for n in range(1, 10))]
            assert read[how](done.stdout) == names
        else:
            assert "graph-only" in done.stdout


def test_lines_keep_within_the_terminal(command):
    for columns in (80, 120):
        done = command("coverage", "ziyin2022", COLUMNS=str(columns))
        assert max(map(len, done.stdout.splitlines())) <= columns


# --- one table in five formats

WILD = [["=1+1", "a|b"], ["λ_1 & 50%", "\x1b[31m\nred"]]


def test_text_is_aligned_and_wrapped():
    assert rendered(("x", "y"), [["a", "one two"], ["bcd", ""]], "text", 0) == "a    one two\nbcd"
    text = rendered(("x", "y"), [["a", "one two three four five six seven"]], "text", 30)
    assert text == "a  one two three four five six\n   seven"
    long = ["a word that is wider than its column", "so it goes below"]
    assert rendered(("x", "y"), [long], "text", 60).split("\n") == [long[0], f"{'':28}{long[1]}"]
    assert rendered(("x", "y"), WILD, "text", 0).split("\n")[1] == "λ_1 & 50%  \\x1b[31m red"
    assert rendered(("x", "y"), [], "text", 0) == ""


def test_markup_and_formulas_are_harmless():
    assert rendered(("x", "y"), WILD, "md", 0).split("\n")[2] == "| =1+1 | a\\|b |"
    assert rendered(("x", "y"), WILD, "csv", 0).split("\n")[1] == "'=1+1,a|b"
    assert json.loads(rendered(("x", "y"), WILD, "json", 0)) == [
        {"x": "=1+1", "y": "a|b"},
        {"x": "λ_1 & 50%", "y": "\x1b[31m\nred"},
    ]
    assert rendered(("x", "y"), WILD, "latex", 0).split("\n") == [
        r"% \usepackage{booktabs}",
        r"\begin{tabular}{ll}",
        r"\toprule",
        r"x & y \\",
        r"\midrule",
        r"=1+1 & a\textbar{}b \\",
        r"$\lambda$\_1 \& 50\% & \textbackslash{}x1b[31m red \\",
        r"\bottomrule",
        r"\end{tabular}",
    ]
