"""Where statements and numbers meet: claims are examined, judged and reported here.

``verify(claim)`` gives the verdict on one claim, ``results(folder)`` the table of a finished run,
``column(file, name)`` the numbers of a file, from which ``theory.sample`` makes a law.
Nothing is imported before it is used, so that the command line starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import os
    from concurrent.futures import Executor
    from fractions import Fraction

    import pandas as pd

    from theory.claims import Claim
    from verify.records import Verdict

__all__ = ["__version__", "column", "results", "verify"]

__version__ = "0.1.0"


def verify(
    claim: Claim, *, seed: int = 0, budget: str = "quick", executor: str | Executor = ""
) -> Verdict:
    """What holds of a claim: the verdict that the command line gives for it, but for ``seconds``.

    The examination runs in this process, hence without the deadline of the command line. A claim
    that is not in the library gets the id "claim".

    Args:
        claim: the claim.
        seed: root of all draws, 0 <= seed < 2**128; the command line's default is 0.
        budget: "quick", "standard" or "deep".
        executor: who runs blocks of draws, as with ``--executor``: "threads", "processes" or
            "dask:ADDRESS", or any ``concurrent.futures.Executor``. It changes no result.

    Raises:
        ValueError: the seed, the budget or the executor is not one of these.
        ImportError: Dask's distributed is not installed.
        OSError: the scheduler does not answer.
    """
    from verify.command.direct import verdict

    return verdict(claim, seed=seed, budget=budget, executor=executor)


def results(folder: str | os.PathLike[str]) -> pd.DataFrame:
    """The table of a finished run, one row per claim, with the columns of ``claims.csv``.

    Raises:
        FileNotFoundError: the folder holds no ``claims.csv``.
    """
    from verify.command.direct import table

    return table(folder)


def column(path: str | os.PathLike[str], name: str = "") -> tuple[Fraction, ...]:
    """The numbers of one column of a CSV or NumPy (``.npy``) file, exact.

    Args:
        path: the file; in a claim file, ``Path(__file__).with_name("data.csv")``.
        name: of the column, or its number from 1 where columns have no names; it can be left out
            where there is one column only.

    Raises:
        ValueError: the file cannot be read, has no such column, no rows or more than 100000, or a
            value that is not a finite number; the message names row and column.
    """
    from verify.samples import column

    return column(path, name)


def __getattr__(name: str) -> Any:
    raise AttributeError(f"verify has no {name!r}; it has {', '.join(__all__)}")
