"""The words for who runs blocks of draws; nothing heavy is imported to read them."""

from __future__ import annotations

import importlib.util

from verify.command.exits import BadInputError

__all__ = ["POOLS", "refused", "require"]

POOLS = ("threads", "processes")
_PATIENCE = 10  # seconds for a scheduler to answer


def refused(words: str) -> str:
    """What is wrong with the words for an executor; "" if nothing is."""
    kind, _, rest = words.partition(":")
    if kind == "dask":
        return "" if rest else "dask needs the address of a scheduler: dask:tcp://HOST:PORT"
    if kind not in POOLS:
        return f"{words!r} is not threads, processes or dask:ADDRESS"
    if rest and not (rest.isascii() and rest.isdigit() and 0 < int(rest) <= 1024):
        return f"{words!r} does not end in a number of workers in 1 .. 1024"
    return ""


def require(words: str) -> None:
    """Refuse an executor that cannot be had, before anything is run.

    Raises:
        BadInputError: Dask's distributed is not installed, or the scheduler does not answer.
    """
    kind, _, address = words.partition(":")
    if kind != "dask":
        return
    if importlib.util.find_spec("distributed") is None:
        raise BadInputError(
            "--executor dask: distributed is not installed; "
            "the extra theory-verify[distributed] has it"
        )
    from distributed import Client

    try:
        Client(address, timeout=_PATIENCE, set_as_default=False).close()
    except (OSError, ValueError) as error:
        told = " ".join(str(error).split())
        raise BadInputError(f"--executor {words}: no scheduler answers: {told}") from None
