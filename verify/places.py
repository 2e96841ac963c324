"""Where things are kept between runs."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["cache", "evidence"]


def cache() -> Path:
    """Our folder in the user's cache: ``$XDG_CACHE_HOME/theory-verify``, or in ``~/.cache``.

    A relative path in the variable is ignored, as its specification demands. Without a home it is
    a place that cannot be written.
    """
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        above = given if given.is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # no home
        above = Path(os.devnull)
    return above / "theory-verify"


def evidence() -> Path:
    """Where evidence is kept between runs (``verify.cache``)."""
    return cache() / "evidence"
