"""What an experiment may cost: blocks and random words, never a time."""

from __future__ import annotations

__all__ = ["BLOCKS", "CHEAP", "LONG", "WORDS", "most", "of_paths"]

BLOCKS = {"quick": 16, "standard": 128, "deep": 1024}  # of one-step increments
WORDS = {"quick": 1 << 21, "standard": 1 << 24, "deep": 1 << 27}  # random words of one experiment
CHEAP = 16  # so many times more blocks where a block is one word a path
LONG = 4  # blocks of paths that are within the budget only because tosses share words


def most(words: int, limit: int, budget: int) -> int:
    """Blocks that a budget of words allows where one costs so many.

    Raises:
        ValueError: not even one; the message says what would be needed.
    """
    if words > budget:
        raise ValueError(
            f"under-powered: one block needs {words} random words, the budget is {budget}"
        )
    return min(limit, budget // words)


def of_paths(words: int, drawn: int, limit: int, budget: int) -> int:
    """Blocks of whole paths, one sample for each path.

    A step takes time whatever it draws, so a word is charged for each draw, also where 64 tosses
    of a fair coin share one. A long path that is within the budget by the words that are drawn, and
    only by these, may come ``LONG`` times.

    Args:
        words: of a block, one for each draw.
        drawn: those that are drawn; 0 where none is shared.
        limit: blocks at most.
        budget: words.

    Raises:
        ValueError: not even one block is allowed.
    """
    if 0 < drawn <= budget < words:
        return min(LONG, budget // drawn)
    return most(words, limit, budget)
