"""How large a declared claim may be. Every number of this format stands here.

They are far above what statements of papers need, and low enough that reading any text takes less
than a second and that nothing is built whose size is not bounded by that of the text.
"""

from __future__ import annotations

__all__ = [
    "MOST_BITS",
    "MOST_BRACKETS",
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "MOST_DATA_BYTES",
    "MOST_DATA_NAME",
    "MOST_DIGITS",
    "MOST_ENTRIES",
    "MOST_EXPANDED",
    "MOST_EXPONENT",
    "MOST_IN_EXP",
    "MOST_KEY_PARTS",
    "MOST_LETTERS",
    "MOST_NAME",
    "MOST_NESTED",
    "MOST_NODES",
    "MOST_STEPS",
    "MOST_TERMS",
]

MOST_BYTES = 1 << 16  # of a file
MOST_NESTED = 8  # arrays and tables of TOML inside one another
MOST_KEY_PARTS = 4  # of a dotted key
MOST_ENTRIES = 2000  # keys, tables and array entries of a file
MOST_LETTERS = 64  # declared in a file; as many names in [let] besides
MOST_NAME = 40  # characters of a name
MOST_CHARACTERS = 2000  # of an expression
MOST_NODES = 400  # of an expression
MOST_BRACKETS = 40  # brackets, signs and powers inside one another
MOST_DIGITS = 40  # of a number
MOST_EXPONENT = 64  # of a power, and of a decimal: 1e-64
MOST_BITS = 4096  # of a number that is computed
MOST_IN_EXP = 4096  # numbers beside a logarithm in the argument of exp
MOST_EXPANDED = 4000  # nodes of an expression once the names of [let] are written out
MOST_TERMS = 1000  # of a loss that is multiplied out
MOST_DATA_BYTES = 1 << 24  # of a file of numbers that is named in [data]
MOST_DATA_NAME = 200  # characters of its name
MOST_STEPS = 10_000  # of the parser, for all expressions of a file together
