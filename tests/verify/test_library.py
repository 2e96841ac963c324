"""Claims are found by their place, without being imported; ids, globs, expressions, the index."""

import json
import os
import shutil
import subprocess
import sys

import pytest

import verify.library
from verify.command.discovering import digests_of
from verify.command.exits import BadInputError
from verify.finding.index import Index
from verify.finding.loading import load
from verify.finding.packs import Pack
from verify.finding.parsing import claims_in, prose
from verify.finding.selection import chosen, matching
from verify.finding.userfiles import entries_of, user_files
from verify.library import Entry, Folder, Found, entries, library, refuse_twins, segment
from verify.skeletons import place as skeletons

HEAVY = ("sympy", "numpy", "scipy", "pandas", "numba", "matplotlib", "flint", "z3", "rich")


def entry(name, title=""):
    return Entry(
        id=name, paper="p", title=title, source="", covers=(), corrects="", path=f"/{name}.py",
        name="claim", origin="shipped", module="m",
    )  # fmt: skip


KNOWN = tuple(
    entry(name, title)
    for name, title in (
        ("ziyin2022/cor1_trapped", "SGD is trapped"),
        ("ziyin2022/cor1_trapped:corrected", "SGD is trapped inside"),
        ("ziyin2022/prop1_trapped", "With probability 1"),
        ("liu2021/thm2", "The stationary variance"),
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("claim = Claim(title='t', source='s')", [("claim", "t", "s")]),
        ("claim: Claim = Claim(title='a' 'b')", [("claim", "ab", "")]),
        ("from theory import Claim as C\nx = C(title='t')", [("x", "t", "")]),
        ("import theory\nx = theory.Claim(source='s')", [("x", "", "s")]),
        ("claim = Claim(title='t', source='s')\ny = replace(claim, title='u')",
         [("claim", "t", "s"), ("y", "u", "s")]),
        ("claim = Claim(title=f'{1}')", [("claim", "", "")]),
        ("def f():\n    claim = Claim(title='t')", []),
        ("claim = Claimed(title='t')", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_file_is_parsed(text, found):
    assert [(f.name, f.title, f.source) for f in claims_in(text)] == found


def test_literal_fields_are_read():
    (found,) = claims_in("claim = Claim(covers=('a', 'b'), corrects='p/q', title=1)")
    assert found == Found("claim", covers=("a", "b"), corrects="p/q")
    assert prose('"""Prose."""') == "Prose."
    assert prose("(") == ""


@pytest.mark.parametrize(
    ("text", "is_segment"),
    [("cor1_trapped", "cor1_trapped"), ("_Main Result", "main-result"), ("Größe", "gr-e"),
     ("a.b-c", "a.b-c"), ("..", None), ("", None), ("x" * 65, None), ("λ", None)],
)  # fmt: skip
def test_segments(text, is_segment, tmp_path):
    if is_segment is not None:
        assert segment(text, tmp_path) == is_segment
    else:
        with pytest.raises(BadInputError, match="gives no id"):
            segment(text, tmp_path)


def test_the_id_is_the_place(tmp_path):
    folder = Folder(paper="p", path=tmp_path, origin="shipped", package="theory.papers.p")
    found = entries(folder, tmp_path / "cor1.py", [Found("claim"), Found("step_two")])
    assert [(e.id, e.module) for e in found] == [
        ("p/cor1", "theory.papers.p.cor1"),
        ("p/cor1:step_two", "theory.papers.p.cor1"),
    ]


def test_two_claims_with_one_id_are_refused():
    with pytest.raises(BadInputError, match="given twice"):
        refuse_twins([entry("p/a"), entry("p/b"), entry("p/a")])


@pytest.mark.parametrize(
    ("patterns", "ids"),
    [
        (["liu2021/thm2"], ["liu2021/thm2"]),
        (["ziyin2022/cor1*"], ["ziyin2022/cor1_trapped", "ziyin2022/cor1_trapped:corrected"]),
        (["*trapped"], ["ziyin2022/cor1_trapped", "ziyin2022/prop1_trapped"]),
        (["liu2021/thm2", "*thm2"], ["liu2021/thm2"]),
    ],
)
def test_ids_and_globs(patterns, ids):
    assert [e.id for e in chosen(patterns, KNOWN)] == ids


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("ziyin2022/cor1_traped", "no claim has the id .*; nearest: ziyin2022/cor1_trapped"),
        ("cor1_trapped", "nearest: ziyin2022/cor1_trapped"),
        ("ziyin2022", r"nearest: ziyin2022\* \(3 claims\)"),
        ("nothing/*", "no claim matches"),
        ("@@@@", "see `list`"),
    ],
)
def test_unknown_ids_suggest_the_nearest(pattern, words):
    with pytest.raises(BadInputError, match=words):
        chosen([pattern], KNOWN)


@pytest.mark.parametrize(
    ("expression", "count"),
    [("trapped", 3), ("TRAPPED", 3), ("not trapped", 1), ("cor1 and not corrected", 1),
     ("liu2021 or (prop1 and probability)", 2), ("stationary", 1), ("nothing", 0)],
)  # fmt: skip
def test_expressions(expression, count):
    assert len(matching(expression, KNOWN)) == count


@pytest.mark.parametrize("expression", ["", "and", "a or", "(a", "a b", "not", "a )", "()"])
def test_wrong_expressions(expression):
    with pytest.raises(BadInputError, match="-k"):
        matching(expression, KNOWN)


def test_the_shipped_library_has_ids_of_one_form():
    found = library().entries
    assert [e.id for e in found] == sorted(e.id for e in found)
    assert all(
        segment(part, e.path) == part for e in found for part in e.id.split(":")[0].split("/")
    )
    assert all(e.module.startswith("theory.papers.") for e in found if e.origin == "shipped")


def test_the_index_notices_a_change(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "a.py"
    file.write_text("claim = Claim(title='one')")
    index = Index.load(tmp_path)
    assert index.read(file)[0].title == "one"
    index.save()
    file.write_text("claim = Claim(title='three')")
    assert Index.load(tmp_path).read(file)[0].title == "three"


def test_the_index_is_used_when_nothing_changed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "a.py"
    file.write_text("claim = Claim(title='one')")
    index = Index.load(tmp_path)
    index.read(file)
    index.save()
    monkeypatch.setattr("verify.finding.index._parsed", lambda _: pytest.fail("parsed again"))
    assert Index.load(tmp_path).read(file)[0].title == "one"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 3}', '{"format": 2, "files": {}}',
                                     '{"format": 3, "files": {"FILE": [[1], 2]}}'])  # fmt: skip
def test_a_corrupt_index_is_made_again(content, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "a.py"
    file.write_text("claim = Claim(title='one')")
    Index.load(tmp_path).save()
    index = Index.load(tmp_path)
    index.read(file)
    index.save()
    (kept,) = (tmp_path / "cache" / "theory-verify").iterdir()
    kept.write_text(content.replace("FILE", str(file)))
    assert Index.load(tmp_path).read(file)[0].title == "one"


def test_no_index_can_be_written(tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("a file, not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert library().entries
    Index.load(tmp_path).save()


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """Installs a package as the pack of a distribution; its folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.syspath_prepend(str(tmp_path / "first"))  # what a test may take for the current one
    monkeypatch.syspath_prepend(str(tmp_path / "site"))

    def install(name, points, version="1", place="site"):
        folder = tmp_path / place / name
        folder.mkdir(parents=True)
        (folder / "__init__.py").write_text("raise RuntimeError('imported to be listed')")
        (folder / "thm1.py").write_text("claim = Claim(title='one')")
        told = tmp_path / place / f"{name}-{version}.dist-info"
        told.mkdir()
        told.joinpath("METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        told.joinpath("entry_points.txt").write_text(f"[verify.packs]\n{points}\n")
        return folder

    return install


def packed():
    return [(e.id, e.module, e.origin) for e in library().entries if e.origin != "shipped"]


def test_a_pack_is_found(pack):
    folder = pack("somepack", "some = somepack\nlost = nowhere_at_all\ninner = somepack.sub")
    (folder / "sub").mkdir()
    (folder / "sub" / "thm2.py").write_text("claim = Claim(title='two')")
    for _ in range(2):  # found, then taken from the index
        assert packed() == [
            ("inner/thm2", "somepack.sub.thm2", "somepack 1"),
            ("some/sub/thm2", "somepack.sub.thm2", "somepack 1"),
            ("some/thm1", "somepack.thm1", "somepack 1"),
        ]
        (note,) = library().notes
        assert note == "pack lost of somepack 1: nowhere_at_all is not an importable package"


def test_a_pack_may_declare_its_claims(pack):
    folder = pack("somepack", "some = somepack")
    shutil.copy(skeletons() / "declared.toml", folder / "eq1.toml")
    (folder / "settings.toml").write_text("[tool]\nx = 1\n")
    assert packed() == [
        ("some/eq1", "somepack.eq1", "somepack 1"), ("some/thm1", "somepack.thm1", "somepack 1")
    ]  # fmt: skip
    entry = next(entry for entry in library().entries if entry.id == "some/eq1")
    assert load(entry._asdict()).title == entry.title == "SGD converges to 0 if 0 < λ < 4/3"
    assert sorted(digests_of([entry])) == [
        f"some/{name}" for name in ("eq1.toml", "settings.toml", "thm1.py")
    ]
    (folder / "eq1.toml").write_text("[claim]\ntitle = 1\n")
    assert packed() == []
    (note,) = library().notes
    assert "eq1.toml:1:1: claim has no 'source'" in note
    assert "\n" not in note


def test_the_index_notices_that_packs_have_changed(pack, tmp_path):
    assert packed() == []
    folder = pack("somepack", "some = somepack")
    assert [row[0] for row in packed()] == ["some/thm1"]
    (folder / "thm2.py").write_text("claim = Claim(title='two')")
    assert [row[0] for row in packed()] == ["some/thm1", "some/thm2"]
    shutil.rmtree(tmp_path / "site" / "somepack-1.dist-info")
    shutil.rmtree(folder)
    pack("somepack", "other = somepack", "2")
    assert packed() == [("other/thm1", "somepack.thm1", "somepack 2")]


def test_an_unchanged_import_path_is_not_searched_again(pack, monkeypatch):
    folder = pack("somepack", "some = somepack")
    os.utime(folder.parent, ns=(1, 1))
    found = packed()
    assert found
    monkeypatch.setattr("verify.finding.index.installed", lambda: pytest.fail("searched again"))
    assert packed() == found
    moved = folder.rename(folder.with_name("moved"))
    os.utime(folder.parent, ns=(1, 1))
    there = (Pack("some", "somepack", str(moved), "somepack 1"),)
    monkeypatch.setattr("verify.finding.index.installed", lambda: (there, ()))
    assert packed() == found


def test_what_lies_in_the_current_folder_is_not_installed(pack, tmp_path, monkeypatch):
    """Python puts it first on its path with -m; neither a distribution nor a package counts."""
    pack("stranger", "strange = stranger", place="first")
    pack("mine", "own = mine\nhidden = stranger")
    monkeypatch.chdir(tmp_path / "first")
    here = [str(tmp_path / "first"), "", *[p for p in sys.path if p != str(tmp_path / "first")]]
    monkeypatch.setattr(sys, "path", here)
    assert [row[0] for row in packed()] == ["own/thm1"]
    assert library().notes == ("pack hidden of mine 1: stranger is not an importable package",)
    assert sys.path == here
    monkeypatch.setattr(sys, "path", here[1:] + here[:1])  # installed in place, by a .pth file
    assert [row[0] for row in packed()] == ["hidden/thm1", "own/thm1", "strange/thm1"]


@pytest.mark.parametrize(
    ("name", "points", "file", "why"),
    [("bad", "bad = bad", ("x.py", "(x"), "not a Python file"),
     ("bad", "bad = bad", ("λ.py", ""), "gives no id"),
     ("bad", "ziyin2022 = bad", ("x.py", ""), "the name 'ziyin2022' is taken"),
     ("bad", "Apt = bad", ("x.py", ""), "given twice"),
     ("bad", "apt = bad", ("x.py", ""), "apt 1 has it")],
)  # fmt: skip
def test_a_pack_that_does_not_fit_is_noted_and_left_out(pack, name, points, file, why):
    pack("apt", "apt = apt")
    folder = pack(name, points)
    (folder / file[0]).write_text(f"claim = Claim()\n{file[1]}")
    assert packed() == [("apt/thm1", "apt.thm1", "apt 1")]
    (note,) = library().notes
    assert note.startswith(f"pack {points.split()[0]} of bad 1")
    assert why in note


def test_files_of_a_user(tmp_path):
    top = tmp_path / "My Paper"
    (top / "sub").mkdir(parents=True)
    (top / "one.py").write_text("claim = Claim(title='t')\nother = Claim(title='u')")
    (top / "sub" / "two.py").write_text("x = 1")
    (top / "bad.py").write_bytes(b"\xff\xfe")
    (top / "_hidden.py").write_text("claim = Claim()")
    found = {file.path.name: file for file in user_files(str(top))}
    assert set(found) == {"one.py", "two.py", "bad.py"}
    assert [e.id for e in entries_of(found["one.py"], None)] == [
        "my-paper/one",
        "my-paper/one:other",
    ]
    assert entries_of(found["two.py"], {"claims": []}) == ()
    assert [e.id for e in entries_of(found["bad.py"], None)] == ["my-paper/bad"]
    assert user_files(str(top / "one.py"))[0].folder.paper == "my-paper"
    told = {"claims": [["made", "by a function", "s", ["r"], ""]]}
    (made,) = entries_of(found["two.py"], told)
    assert (made.id, made.title, made.covers) == ("my-paper/sub/two:made", "by a function", ("r",))


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing.py", "no such file"), ("text.txt", "not a claim file"), ("empty", "no claim file"),
     ("huge.py", "bytes is no claim file")],
)  # fmt: skip
def test_paths_that_hold_nothing(name, words, tmp_path):
    (tmp_path / "text.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    (tmp_path / "huge.py").write_text("#" * (2 << 20))
    with pytest.raises(BadInputError, match=words):
        user_files(str(tmp_path / name))


@pytest.mark.parametrize("arguments", [["list"], ["--help"], ["run", "--help"], ["new", "-h"]])
def test_nothing_heavy_is_imported(arguments, tmp_path):
    code = (
        "import sys, verify, verify.cli\n"
        "try: verify.cli.main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        f"sys.exit(' '.join(name for name in {HEAVY!r} if name in sys.modules) or 0)"
    )
    for cache in ("cold", "cold"):  # the index is made, then used
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / cache)},
            capture_output=True,
            text=True,
            cwd=verify.library.PAPERS.parents[1],
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_a_run_leaves_what_is_heavy_to_its_workers(tmp_path):
    """Killed by: SymPy in what concludes, which costs every command a second."""
    code = (
        "import sys, verify.cli\n"
        "code = verify.cli.main(sys.argv[1:])\n"
        f"sys.exit(' '.join(name for name in {HEAVY!r} if name in sys.modules) or code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "run", "ziyin2022/c4_convexity", "-o", str(tmp_path / "out")],
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "REFUTED" in done.stdout


def test_the_index_is_json_without_claims_of_others(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    library()
    (kept,) = (tmp_path / "theory-verify").iterdir()
    assert set(json.loads(kept.read_text())) == {"format", "files", "packs"}
