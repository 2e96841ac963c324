"""The tables of a paper: what is an item, what stands for it, which excuses are none."""

from pathlib import Path

import pytest

from verify.command.exits import BadInputError
from verify.finding.papers import WORDS, account, contents
from verify.finding.references import Reference, place_of, references
from verify.library import PAPERS, Entry, Folder, library, subfolders

FOLDERS = [Folder(path.name, path, "shipped", "") for path in subfolders(PAPERS)]
over_papers = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.paper)


def equations(*numbers):
    return {Reference("equation", str(number)) for number in numbers}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eqs. (66)-(68)", equations(66, 67, 68)),
        ("Eqs. (75), (76)", equations(75, 76)),
        ("Eqs. (35) and (36)", equations(35, 36)),
        ("eq 26", equations(26)),
        ("eq26", equations(26)),
        ("equation (26)", equations(26)),
        ("Eq. (5), 3 points", equations(5)),
        ("prop 1", {("proposition", "1")}),
        ("Corollary 1, Eq. (5)", {("corollary", "1"), *equations(5)}),
        ("cor. 1", {("corollary", "1")}),
        ("Remark after Definition 3, Eq. (8)", {("remark", "definition 3"), *equations(8)}),
        ("remark def 3", {("remark", "definition 3")}),
        ("Appendix C.2", {("section", "c.2")}),
        ("sec 4", {("section", "4")}),
        ("§5.1", {("section", "5.1")}),
        ("Eqs. (A1)-(A3)", equations("a1", "a2", "a3")),
        ("eq a2", equations("a2")),
        ("Theorem 3.8, Eqs. (18), (19)", {("theorem", "3.8"), *equations(18, 19)}),
        ("Lemma 3.2. It", {("lemma", "3.2")}),
        ("problem 4.1", {("problem", "4.1")}),
        ("Figure A1", {("figure", "a1")}),
        ("sequence 4, propeller 5, second 6, problems", set()),
    ],
)
def test_what_a_text_refers_to(text, found):
    assert references(text) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Eqs. (67), (68)", equations(67, 68)),
        ("Eq. (73), with Definition 3", equations(73)),
        ("Eq. (72), as the proof of Corollary 1 needs it", equations(72)),
        ("Section 4, after Eq. (4)", {("section", "4")}),
        ("Lemma 1, proof, Eq. (51)", equations(51)),
        ("Proposition 1, proof", set()),
        ("Remark after Proposition 6", {("remark", "proposition 6")}),
        ("Eq. (33) and the chain before it", equations(33)),
    ],
)
def test_what_a_claim_stands_for(source, found):
    assert place_of(source) == found


def loose(folder, entries):
    """What the tables and the claims of a paper say against each other."""
    of = contents(folder)
    listed = {reference for item in of.items for reference in place_of(item.name)}
    rows = {row.name for row in of.rows}
    faults = []
    for entry in entries:
        named = {place for place in place_of(entry.source) if place.kind != "section"}
        faults += [f"{entry.id}: {' '.join(place)} is no item" for place in named - listed]
        faults += [f"{entry.id}: {row} is no row" for row in entry.covers if row not in rows]
    for fate in (fate for part in account(of, tuple(entries)) for fate in part):
        if fate.claims and fate.part.name in of.excuses:
            faults.append(f"{fate.part.name} is claimed and excused")
    return faults


@over_papers
def test_claims_and_tables_agree(folder):
    own = [entry for entry in library().entries if entry.paper == folder.paper]
    assert loose(folder, own) == []


@over_papers
def test_every_item_can_be_told_from_the_others(folder):
    names = [item.name for item in contents(folder).items]
    places = [place for name in names for place in place_of(name)]
    assert all(place_of(name) for name in names)
    assert len(places) == len(set(places))


def entry(source, *covers):
    return Entry("p/x", "p", "t", source, covers, "", "", "claim", "file", "")


@pytest.fixture
def folder(tmp_path):
    """A paper with one item, one row, a definition that exists, and no claims."""
    tables = {
        "contents": ["section,item", "1,Eq. (1)", "1,Definition 1"],
        "inventory": ["id,where,statement", "A.1,sec 1,it is so", "A.2,sec 1,it may be so"],
        "excused": ["what,word,because", "Definition 1,definition,setting.path"],
    }
    for name, lines in tables.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n")
    (tmp_path / "setting.py").write_text("raise SystemExit\npath = 1\n")
    return Folder("p", tmp_path, "file", "")


def test_each_part_has_one_fate(folder):
    items, rows = account(contents(folder), (entry("Eq. (1), first case", "A.2"),))
    assert [(fate.part.name, fate.claims) for fate in items] == [
        ("Eq. (1)", ("p/x",)), ("Definition 1", ())
    ]  # fmt: skip
    assert items[1].excuse == ("definition", "setting.path")
    assert [(fate.part.name, fate.claims, fate.excuse) for fate in rows] == [
        ("A.1", (), None), ("A.2", ("p/x",), None)
    ]  # fmt: skip


def test_what_does_not_agree_is_seen(folder):
    assert loose(folder, [entry("Eq. (2)", "A.1")]) == ["p/x: equation 2 is no item"]
    assert loose(folder, [entry("Eq. (1)", "A.3")]) == ["p/x: A.3 is no row"]
    assert loose(folder, [entry("Definition 1", "A.1")]) == ["Definition 1 is claimed and excused"]


def test_a_paper_without_tables_is_empty(tmp_path):
    assert contents(Folder("p", tmp_path, "file", ""))[1:] == ((), (), {})


@pytest.mark.parametrize(
    ("name", "line", "fault"),
    [
        ("excused", "A.9,citation,", "'A.9' is no item and no row"),
        ("excused", "A.1,later,", "'later' is not one of definition, citation"),
        ("excused", "A.1,notation,", "'notation' is not one of definition, citation"),
        ("excused", "A.1,unspecified,", "unspecified needs a reason"),
        ("excused", "A.1,definition,", "definition needs a reason"),
        ("excused", "A.1,definition,setting.rate", "there is no setting.rate of ours"),
        ("excused", "A.1,definition,theory.adagrad", "there is no theory.adagrad of ours"),
        ("excused", "A.1,citation", "has not 3 cells"),
        ("contents", "2,Eq. (1)", "'Eq. (1)' is there twice"),
        ("inventory", "A.1,sec 2,again", "'A.1' is there twice"),
    ],
)
def test_a_wrong_table_is_refused(folder, name, line, fault):
    path = Path(folder.path) / f"{name}.csv"
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(BadInputError) as caught:
        contents(folder)
    assert fault in str(caught.value)
    assert f"{name}.csv" in str(caught.value)


def test_wrong_columns_are_refused(folder):
    (Path(folder.path) / "inventory.csv").write_text("id,statement\n")
    with pytest.raises(BadInputError, match="the columns are not id, where, statement"):
        contents(folder)


@pytest.mark.parametrize("word", WORDS)
def test_the_page_explains_every_word(word):
    page = Path(__file__).resolve().parents[1] / "docs" / "adding_a_paper.md"
    assert f"| `{word}` |" in page.read_text(encoding="utf-8")
