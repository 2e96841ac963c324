"""``python -m verify``, the same as ``theory-verify``."""

from verify.cli import console

if __name__ == "__main__":
    console()
