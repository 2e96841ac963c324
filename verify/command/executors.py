"""The words for who runs blocks of draws; nothing heavy is imported to read them."""

from __future__ import annotations

__all__ = ["POOLS", "refused"]

POOLS = ("threads", "processes")


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
