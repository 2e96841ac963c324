"""How notebooks show what is claimed: made when they ask for it, and needing nothing of them."""

from __future__ import annotations

__all__ = ["Shown"]


class Shown:
    """A class of the vocabulary whose objects a notebook displays as mathematics."""

    __slots__ = ()

    def _repr_latex_(self) -> str:
        """For front ends that prefer LaTeX, and for export."""
        from theory.latex import latex

        return rf"$\displaystyle {latex(self)}$"

    def _repr_html_(self) -> str:
        """For front ends with HTML, in which mathematics is set by MathJax."""
        from theory.cards import card

        return card(self)
