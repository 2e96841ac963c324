"""``python -m verify``, the same as ``theory-verify``."""

import os
import sys


def _forget_the_current_folder() -> None:
    """Take the current folder off the import path, on which Python puts it first.

    What lies where a command is given must neither run nor hide what is installed. Only a checkout
    from which this program itself runs stays.
    """
    here, own = os.getcwd(), os.path.dirname(os.path.dirname(__file__))  # noqa: PTH109, PTH120  it
    # might hide pathlib, which is not loaded yet
    if not sys.flags.safe_path and sys.path[0] == here != own:
        del sys.path[0]


if __name__ == "__main__":
    _forget_the_current_folder()
    from verify.cli import console

    console()
