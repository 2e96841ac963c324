"""Any text is read or refused: no other exception, no side effect, no more than 10^4 steps.

``--size 100000`` tries so many texts of each sort. A text is made again from its number.
"""

import contextlib
import difflib  # noqa: F401  these make classes of text when they are imported: not while watched
import os
import sys
import tomllib
from contextlib import contextmanager
from random import Random

import generator
import numpy as np
import pytest
import sympy.physics.units  # noqa: F401

import verify.declared.document as documents
from verify.declared.building import claims_of
from verify.declared.faults import Fault, Refusal
from verify.declared.grammar import parsed
from verify.declared.limits import MOST_BYTES, MOST_STEPS
from verify.declared.outline import is_claim_file, outline
from verify.declared.scanning import spots
from verify.declared.tokens import Steps, Text
from verify.declared.writing import written
from verify.finding.loading import load
from verify.library import library

SHARE = 10  # an expression that is built costs as much as ten that are parsed
OWN = (  # these make functions, for so many letters and for sorts of numbers, of no other text
    "sympy/polys/monomials.py",
    "mpmath/libmp/libhyper.py",
)
WATCHED, SEEN = [], []  # whether it is watched, and what was done then besides computing


def _watch(event, arguments):
    """Note text that is run, files that are written, folders that change, processes, sockets."""
    if not WATCHED:
        return
    if event == "exec":
        by = sys._getframe(1).f_code.co_filename.replace(os.sep, "/")
        strange = arguments[0].co_filename.startswith("<") and not by.endswith(OWN)
    elif event == "open":
        strange = bool(set(str(arguments[1])) & set("wax+")) and "__pycache__" not in arguments[0]
        strange = strange or any(part in str(arguments[0]) for part in ("secret", "passwd"))
    else:
        strange = event.startswith(("os.", "subprocess.", "socket.", "shutil.", "ctypes."))
        strange = strange and event not in ("os.listdir", "os.scandir")
    if strange:
        SEEN.append((event, str(arguments)[:200]))


sys.addaudithook(_watch)  # there is no way to remove one


@contextmanager
def watched():
    """Nothing happens inside but computing."""
    SEEN.clear()
    WATCHED.append(True)
    try:
        yield
    finally:
        WATCHED.clear()
    assert SEEN == []


def _read(text):
    """Whether a file declares claims; any exception but a refusal is one of ours."""
    refusal = None
    with watched():
        try:
            claims_of(text.encode("utf-8", "surrogatepass"))
        except Refusal as found:
            refusal = found
    if refusal is not None:
        assert min(refusal.line, refusal.column, len(refusal.words)) >= 1
        assert len(refusal.told("f")) < 1000
    return refusal is None


@pytest.fixture(autouse=True, scope="module")
def _warm():
    """Import what SymPy imports when it is first needed."""
    for number in range(30):
        with contextlib.suppress(Refusal):
            claims_of(_file(number).encode("utf-8", "surrogatepass"))


@pytest.fixture
def counted(monkeypatch):
    """The counters of steps of the files that are read."""
    counters = []

    def counter():
        counters.append(Steps())
        return counters[-1]

    monkeypatch.setattr(documents, "Steps", counter)
    return counters


def _file(number):
    """A file with a thing, a hypothesis and a statement that are mostly of the right kind."""
    kinds = iter(("expression", "condition", "statement"))

    def one(random):
        made = generator.expression(random, next(kinds))
        return made if random.random() < 0.9 else generator.mutated(random, made)

    return generator.file(Random(f"file {number}"), one)


@pytest.mark.parametrize(
    "deed", ["eval('1')", "open('made', 'w').close()", "open('secret').close()", "os.mkdir('made')"]
)
def test_what_is_done_is_seen(deed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret").touch()
    code = compile(deed, "deed.py", "exec")
    with pytest.raises(AssertionError), watched():
        exec(code, {"os": os})  # noqa: S102  this is the deed


def test_expressions_are_parsed_or_refused(size):
    """Killed by: ``eval`` of a number; a token that is not counted."""
    good, most, wrong = 0, 0, 0
    for number in range(size * SHARE):
        steps = Steps()
        text = generator.any_expression(Random(f"expression {number}"))
        with watched():
            try:
                parsed(Text(text, tuple(range(len(text) + 1))), steps)
                good += 1
            except Fault as fault:
                wrong += not 0 <= fault.at <= len(text)
        most = max(most, steps.taken)
    assert (most <= MOST_STEPS, wrong) == (True, 0)
    assert size * SHARE * 0.2 < good < size * SHARE * 0.9


def test_files_declare_claims_or_are_refused(size, counted):
    """Some declare claims. Killed by: an exception of SymPy let through; ``sympify`` of a text."""
    good = sum(_read(_file(number)) for number in range(size))
    assert max(steps.taken for steps in counted) <= MOST_STEPS
    assert size / 50 < good < size


def test_no_name_of_a_file_leads_out_of_the_folder(size, tmp_path):
    """Killed by: joining folder and name; following a link; waiting for a pipe."""
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.csv").write_text("h\n31337\n")
    (folder / "h.csv").write_text("a,h\n0,1\n0,2\n")
    np.save(folder / "sub" / "h.npy", np.array([[1.0, 0.5], [2.0, 4.0]]))
    for name, to in (("own", "h.csv"), ("link", "../secret.csv"), ("round", "round.csv")):
        (folder / f"{name}.csv").symlink_to(to)
    (folder / "up").symlink_to("..")
    os.mkfifo(folder / "pipe.csv")
    good = 0
    for number in range(size):
        content = generator.data(Random(f"data {number}")).encode("utf-8", "surrogatepass")
        with watched(), contextlib.suppress(Refusal):
            made = claims_of(content, folder)
            good += 1
            assert "31337" not in repr(made)
    assert size / 50 < good < size


def test_mutated_files_declare_claims_or_are_refused(size, counted):
    """Mutations of files of the library. Killed by: a type that the schema does not expect."""
    entries = [entry for entry in library().entries if entry.origin == "shipped"][::10]
    texts = []
    for entry in entries:
        with contextlib.suppress(ValueError):  # those that the format cannot say are pinned
            texts.append(written({"claim": load(entry._asdict())}))
    assert len(texts) > 0.9 * len(entries)
    counted.clear()
    good = 0
    for number in range(size):
        random = Random(f"mutation {number}")
        good += _read(generator.mutated(random, random.choice(texts)))
    assert max(steps.taken for steps in counted) <= MOST_STEPS
    assert size / 50 < good < size


def test_any_bytes_are_read_or_refused(size):
    """Killed by: a decoding that raises; a walk that does not end."""
    pieces = (b'"', b"'", b"[", b"]", b"{", b"}", b"=", b".", b"\n", b"a", b"#", b"\\", b",", b"1")
    for number in range(size * SHARE):
        random = Random(f"bytes {number}")
        content = random.randbytes(random.randrange(200))
        if number % 2:
            content = b"".join(random.choice(pieces) for _ in range(random.randrange(200)))
        with watched():
            with pytest.raises(Refusal):
                outline(content)
            is_claim_file(content)


def _strings(data, place=()):
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for name, value in pairs:
        if isinstance(value, str):
            yield (*place, name), value
        elif isinstance(value, dict | list):
            yield from _strings(value, (*place, name))


def test_the_walk_finds_what_tomllib_reads(size):
    """Every string of every TOML text. Killed by: any difference between the two."""
    good = 0
    for number in range(size * SHARE):
        text = generator.toml(Random(f"toml {number}"))
        try:
            found, data = spots(text), tomllib.loads(text)
        except (Fault, tomllib.TOMLDecodeError):
            continue
        good += 1
        for place, value in _strings(data):
            assert place in found, (number, place)
            assert found[place].text is not None, (number, place)
            assert found[place].text.value == value, (number, place)
    assert good > size * SHARE * 0.2


@pytest.mark.parametrize("piece", ["a+", "0.1*", "(a)+", "-a-", "f()*", "a, ", "a<b, "])
def test_no_file_takes_more_steps(piece, counted):
    """Files as large as they may be, of large expressions. Killed by: a counter for each."""
    line = f'x{{}} = "({piece * 120}a)"\n'
    text = "[let]\n" + "".join(line.format(i) for i in range(60))
    assert not _read(text[: text.rfind("\n", 0, MOST_BYTES)])
    assert [steps.taken for steps in counted] == [MOST_STEPS]
