"""TOML with places: where entries stand, what a table may hold, and hostile files."""

import tomllib

import pytest

from verify.declared.document import decoded, document
from verify.declared.faults import Refusal
from verify.declared.limits import (
    MOST_BYTES,
    MOST_ENTRIES,
    MOST_KEY_PARTS,
    MOST_LETTERS,
    MOST_NESTED,
)
from verify.declared.outline import is_claim_file, outline
from verify.declared.scanning import Spot, spots
from verify.declared.tokens import Text

TEXT = '''\
# a comment with "quotes" and [brackets]
title = "one\\tλ\\u03bb" # [no] "x = 1"
'q.k' = 'lite\\ral'
 long = """
first \\
   second "" third""""
lit = \'\'\'
a\\b\'\'\'
[a . "b c"]
x = [1, "s", [true, 1979-05-27 07:32:00], {y = "in", z.w = 2.5}, # more
  "last",]
[[a.rows]]
v = "r0"
[[a.rows]]
v = "r1"
[a.rows.deep]
v = "r1d"
[[a.rows.inner]]
v = "r1i0"
'''


def strings(data, place=()):
    """Every string of TOML data with its path."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        if isinstance(value, str):
            yield (*place, key), value
        elif isinstance(value, dict | list):
            yield from strings(value, (*place, key))


def test_every_string_is_found_where_it_stands():
    """As ``tomllib`` reads it, character by character.

    Killed by: an escape of one character; the first line break of a long string kept; a header
    inside an array of tables that is counted from the first.
    """
    found = spots(TEXT)
    read = dict(strings(tomllib.loads(TEXT)))
    assert len(read) == 11
    for place, value in read.items():
        text = found[place].text
        assert text is not None, place
        assert text.value == value
        assert len(text.places) == len(value) + 1
        for character, at in zip(value, text.places, strict=False):
            assert TEXT[at] in (character, "\\"), place


@pytest.mark.parametrize(
    ("place", "line", "begins"),
    [
        (("title",), 2, "title"),
        (("q.k",), 3, "'q.k'"),
        (("a", "b c"), 9, "[a"),
        (("a", "b c", "x", 2, 0), 10, "true"),
        (("a", "b c", "x", 3, "z", "w"), 10, "z.w"),
        (("a", "b c", "x", 4), 11, '"last"'),
        (("a", "rows", 1), 14, "[[a.rows]]"),
        (("a", "rows", 1, "deep", "v"), 17, "v"),
        (("a", "rows", 1, "inner", 0, "v"), 19, "v"),
    ],
)
def test_places(place, line, begins):
    at = spots(TEXT)[place].at
    assert TEXT.count("\n", 0, at) + 1 == line
    assert TEXT[at:].startswith(begins)


CLAIM = """\
[letters]
real = "a λ x"
[claim]
title = "t"
source = "s"
states = "a < x"
"""


def refused(text):
    """The one line that says what is wrong with a file, from its place on."""
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(Refusal) as refusal:
        outline(content)
    told = refusal.value.told("f")
    assert len(told) < 700
    return told.partition("\n")[0]


def changed(old, new):
    assert old in CLAIM
    return CLAIM.replace(old, new)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "f:1:1: the file has no table [claim]"),
        ("x = 1", "f:1:1: x: no such key; known are letters, data, let, claim, part"),
        (changed("[claim]", "[klaim]"), "f:3:1: klaim: no such key; |; nearest: claim"),
        (changed("title", "titel"), "f:4:1: claim.titel: no such key;"),
        (changed('title = "t"\n', ""), "f:3:1: claim has no 'title'"),
        (changed('"t"', "3"), "f:4:1: claim.title is an integer, not a string"),
        (changed('"t"', "0.5"), "f:4:1: claim.title is a decimal, not a string"),
        (changed('"t"', "true"), "f:4:1: claim.title is a truth value, not a string"),
        (changed('"t"', "1979-05-27"), "f:4:1: claim.title is a date or a time, not a string"),
        (changed('"t"', "[]"), "f:4:1: claim.title is an array, not a string"),
        (changed('"a < x"', "{}"), "f:6:1: claim.states is a table, not a number or a string"),
        (changed('"a < x"', '"a < "'), "f:6:15: the end does not fit here"),
        (changed('"a < x"', '"""\n  a <\n ^"""'), "f:8:2: '^' (CIRCUMFLEX ACCENT) is no sign"),
        (changed('"a λ x"', '"a λ a"'), "f:2:13: a is declared twice"),
        (changed('"a λ x"', '"a λ, x"'), "f:2:11: 'λ,' is no name of a letter"),
        (changed('"a λ x"', "1"), "f:2:1: letters.real is an integer, not a string"),
        (changed("real", "reel"), "f:2:1: letters.reel: no such key;"),
        (CLAIM + "given = 3", "f:7:1: claim.given is an integer, not an array"),
        (CLAIM + "given = [3]", "f:7:10: claim.given[0] is an integer, not a table"),
        (CLAIM + "given = [{}]", "f:7:10: claim.given[0] has no 'words'"),
        (CLAIM + "covers = [1]", "f:7:11: claim.covers[0] is an integer, not a string"),
        (CLAIM + "at = [{ a = true }]", "f:7:9: claim.at[0].a is a truth value, not a number"),
        (CLAIM + "[let]\na = 1", "f:8:1: let.a: a is a letter already"),
        (CLAIM + '[let]\n"a b" = 1', "f:8:1: let.a b: 'a b' is no name"),
        (CLAIM + "[part.claim]\n", "f:7:1: part.claim: the name of a part is a name, not claim"),
        (CLAIM + "[part.a-b]\n", "f:7:1: part.a-b: the name of a part"),
        (CLAIM + 'title = "u"', "f:7:|: not TOML: "),
        (CLAIM + "[claim]", "f:7:|: not TOML: "),
        (CLAIM + "x = 01", "f:7:|: not TOML: "),
        (CLAIM + "x = \"a", "f:7:|: not TOML: "),
        (CLAIM + 'x = "a\\', "f:7:|: not TOML: "),
        (CLAIM + "at = [{ λ = 1 }]", "f:7:9: not TOML: |; a key with Greek letters has quotes"),
        (CLAIM + "= 1", "f:7:|: not TOML: "),
    ],
)  # fmt: skip
def test_what_is_refused_and_where(text, told):
    """What ``tomllib`` says differs between releases of Python, the line does not.

    Killed by: a place that is that of the table; ``bool`` taken for an integer.
    """
    begins, _, words = told.partition("|")
    line = refused(text)
    assert line.startswith(begins), line
    assert words in line


HOSTILE = {
    "large": ("# " + "x" * MOST_BYTES, "the file is too large; at most 65536 bytes"),
    "not UTF-8": (b'a = "\xff"', "f:1:6: not UTF-8: byte 5 of the file"),
    "UTF-16": ("[claim]".encode("utf-16"), "f:1:1: not UTF-8: byte 0 of the file"),
    "NUL": ("[claim]\na = '\0'", "f:2:6: the file holds a NUL character"),
    "control": ("a = '\x01'", "not TOML: "),
    "arrays": ("a = " + "[" * 5000, f"arrays and tables nest at most {MOST_NESTED} deep"),
    "tables": ("a = " + "{a = " * 5000, f"arrays and tables nest at most {MOST_NESTED} deep"),
    "key": ("a" + ".a" * 30_000 + " = 1", f"f:1:1: a key of more than {MOST_KEY_PARTS} parts"),
    "header": ("[a" + ".a" * 30_000 + "]", f"a key of more than {MOST_KEY_PARTS} parts"),
    "rows": ("[[a]]\n" * 5000, f"a file has at most {MOST_ENTRIES} keys, tables and entries"),
    "keys": ("".join(f"a{i} = 1\n" for i in range(5000)), f"at most {MOST_ENTRIES} keys"),
    "entries": ("a = [" + "1," * 5000 + "]", f"at most {MOST_ENTRIES} keys"),
    "integer": ("a = " + "9" * 5000, "not TOML: "),
    "digits": (CLAIM + "at = [{ a = " + "9" * 41 + " }]", "a number of more than 40 digits"),
    "exponent": (CLAIM + "at = [{ a = 1e1000000000 }]", "the exponent 1000000000; allowed are"),
    "hexadecimal": (CLAIM + "at = [{ a = 0x" + "f" * 4000 + " }]", "a number of more than 40"),
    "letters": (changed("a λ x", " ".join(f"x{i}" for i in range(MOST_LETTERS + 1))),
                "65 letters; a file declares at most 64"),
    "names": (CLAIM + "[let]\n" + "".join(f"n{i} = 1\n" for i in range(MOST_LETTERS + 1)),
              "65 names in [let]; at most 64"),
    "words": (changed('"t"', f'"{"t" * 2001}"'), "2001 characters; at most 2000 are read"),
    "long key": (CLAIM + "k" * 5000 + " = 1", f"claim.{'k' * 40}: no such key"),
    "escapes": (CLAIM + '"\\u001b[31m" = 1', "claim.\\x1b[31m: no such key"),
    "dunder": (CLAIM + "__class__ = 1", "claim.__class__: no such key"),
    "steps": (CLAIM + "at = [" + '{ a = "' + "x+" * 180 + 'x" },' * 1 + "]\n" + "[let]\n"
              + "".join(f'n{i} = "{"x+" * 180}x"\n' for i in range(20)), "take 10000 steps"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused_at_once(what):
    """Killed by: each of the limits; ``parse_float=Fraction``, for which no memory is enough."""
    text, words = HOSTILE[what]
    assert words in refused(text)


def test_line_ends_and_the_byte_order_mark():
    windows = b"\xef\xbb\xbf" + CLAIM.replace("\n", "\r\n").encode()
    assert decoded(windows) == CLAIM
    assert outline(windows) == outline(CLAIM.encode())
    assert refused(windows.replace(b"a < x", b"a < ^")).startswith("f:6:15: '^'")


def test_what_is_meant_as_claims():
    """A TOML file of another program in a folder is none. Killed by: every file is one."""
    assert is_claim_file(CLAIM.encode())
    assert is_claim_file(b"[part.x]")
    assert is_claim_file(b"[claim\nx")
    assert not is_claim_file(b"[project]\nname = 'claim'")
    assert not is_claim_file(b"[project")


def test_a_string_that_the_walk_reads_otherwise_keeps_a_place(monkeypatch):
    """``tomllib`` decides: its value is taken, and the place is that of the key."""
    import verify.declared.document as documents

    wrong = {("a",): Spot(0, Text("y", (5, 6)))}
    for found in ({}, wrong):
        monkeypatch.setattr(documents, "spots", lambda _text, found=found: found)
        assert document('a = "x"').text("a") == ("x", (0, 0))
