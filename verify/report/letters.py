"""Letters and signs that are not ASCII, spelled for a terminal without them and for LaTeX."""

from __future__ import annotations

from itertools import pairwise

__all__ = ["ascii_of", "latex", "spelled_out"]

_NAMES = (
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "final-sigma", "sigma", "tau", "upsilon",
    "phi", "chi", "psi", "omega",
)  # fmt: skip
_GREEK = {chr(0x3B1 + i): name for i, name in enumerate(_NAMES)}
_CAPITALS = {chr(0x391 + i): name.capitalize() for i, name in enumerate(_NAMES) if i != 17}
_LATIN = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧ", "ABEZHIKMNOPTX", strict=True))  # capitals LaTeX has no name for
_SIGNS = {  # sign: (in ASCII, in the mathematics of LaTeX)
    "≤": ("<=", r"\leq"),
    "≥": (">=", r"\geq"),
    "≠": ("!=", r"\neq"),
    "≈": ("~=", r"\approx"),
    "∼": ("~", r"\sim"),
    "≪": ("<<", r"\ll"),
    "≫": (">>", r"\gg"),
    "→": ("->", r"\to"),
    "←": ("<-", r"\leftarrow"),
    "⇒": ("=>", r"\Rightarrow"),
    "∞": ("oo", r"\infty"),
    "√": ("sqrt", r"\surd"),
    "∏": ("prod ", r"\prod"),
    "∑": ("sum ", r"\sum"),
    "∫": ("int ", r"\int"),
    "∂": ("d", r"\partial"),
    "∇": ("grad ", r"\nabla"),
    "∈": ("in", r"\in"),
    "∉": ("not in", r"\notin"),
    "∀": ("for all ", r"\forall"),
    "∃": ("exists ", r"\exists"),
    "∧": ("and", r"\wedge"),
    "∨": ("or", r"\vee"),
    "¬": ("not ", r"\neg"),
    "±": ("+-", r"\pm"),
    "×": ("x", r"\times"),
    "·": ("*", r"\cdot"),
    "−": ("-", "-"),
    "∣": ("|", r"\mid"),
    "⟨": ("<", r"\langle"),
    "⟩": (">", r"\rangle"),
    "½": ("1/2", r"\tfrac12"),
    "¼": ("1/4", r"\tfrac14"),
    "¾": ("3/4", r"\tfrac34"),
    "∗": ("*", r"\ast"),
    "⁻": ("^-", "^{-}"),
    "ℝ": ("R", r"\mathbf{R}"),
    "ϵ": ("epsilon", r"\epsilon"),
}
_PROSE = {  # sign: (in ASCII, in the text of LaTeX)
    "“": ('"', "``"),
    "”": ('"', "''"),
    "‘": ("'", "`"),
    "’": ("'", "'"),
    "–": ("-", "--"),
    "—": ("--", "---"),
    "…": ("...", r"\ldots{}"),
    "§": ("section ", r"\S{}"),
    "\u00a0": (" ", "~"),
}
_ACTIVE = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
_UP = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_DOWN = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))


def ascii_of(text: str) -> str:
    """The text in ASCII: λ is "lambda", ≤ is "<=", é is "e"; what has no name keeps its number."""
    return _spelled(text, "", "")


def spelled_out(error: UnicodeError) -> tuple[str, int]:
    """An error handler for encoding: what cannot be encoded, in ASCII, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    before, after = error.object[: error.start][-1:], error.object[error.end :][:1]
    return _spelled(error.object[error.start : error.end], before, after), error.end


def latex(text: str) -> str:
    """The text for LaTeX, whatever is in it; letters and signs become mathematics."""
    return "".join(_latex(letter) for letter in text).replace("$$", "")


def _spelled(text: str, before: str, after: str) -> str:
    """The text in ASCII, words kept apart: λx is "lambda x", not "lambdax"."""
    parts = [before, *(_ascii(letter) for letter in text), after]
    told = []
    for (left, word), right in zip(pairwise(parts), [*text[1:], after], strict=False):
        named = len(word) > 1 and word.isalpha()
        told.append(" " if named and left[-1:].isalnum() else "")
        told.append(f"{word} " if named and right.isascii() and right.isalnum() else word)
    return "".join(told)


def _ascii(letter: str) -> str:
    for signs in (_SIGNS, _PROSE):
        if letter in signs:
            return signs[letter][0]
    for names in (_GREEK, _CAPITALS):
        if letter in names:
            return names[letter].removeprefix("final-")
    if letter in _UP or letter in _DOWN:
        return f"^{_UP[letter]}" if letter in _UP else f"_{_DOWN[letter]}"
    from unicodedata import combining, normalize

    plain = "".join(part for part in normalize("NFKD", letter) if not combining(part))
    return plain if plain.isascii() else letter.encode("ascii", "backslashreplace").decode()


def _latex(letter: str) -> str:
    if letter in _ACTIVE or letter in _PROSE:
        return _ACTIVE.get(letter) or _PROSE[letter][1]
    if letter in _SIGNS:
        return f"${_SIGNS[letter][1]}$"
    if letter in _LATIN:
        return _LATIN[letter]
    if letter in _CAPITALS:
        return f"$\\{_CAPITALS[letter]}$"
    if letter in _GREEK:
        return "o" if letter == "ο" else f"$\\{_GREEK[letter].replace('final-', 'var')}$"
    if letter in _UP or letter in _DOWN:
        return f"$^{_UP[letter]}$" if letter in _UP else f"$_{_DOWN[letter]}$"
    return letter
