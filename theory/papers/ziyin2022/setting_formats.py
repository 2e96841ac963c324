"""The runs of Figures 1 and 2 in formats of numbers: every operation of a step is rounded.

In binary32 what is at most 2⁻¹⁵⁰ is 0. The text does not say which numbers it has.
"""

from dataclasses import replace

from sympy import Rational

from theory import BINARY32, BINARY64, Draw, Path, fair, sgd

from .setting import loss, w, w0, x
from .setting_experiments import adam_heavy, adam_plain, amsgrad_plain


def single(path: Path) -> Path:
    """The same path in binary32."""
    return Path(replace(path.model, arithmetic=BINARY32), path.start)


def double(path: Path) -> Path:
    """The same path in binary64."""
    return Path(replace(path.model, arithmetic=BINARY64), path.start)


adam_plain_single, adam_heavy_single, amsgrad_plain_single = (
    single(path) for path in (adam_plain, adam_heavy, amsgrad_plain)
)
adam_plain_double = double(adam_plain)

# Figure 1: SGD on x w²/2 for a = −1 at λ = 0.8 and at λ = 10⁻⁶, and both in binary32.
of_figure_1 = (Draw(x, fair(1, -2)),)
at_large_rate, at_small_rate = (
    Path(sgd(loss, over=(w,), rate=rate, draws=of_figure_1), (w0,))
    for rate in (Rational(4, 5), Rational(1, 10**6))
)
large_single, small_single = single(at_large_rate), single(at_small_rate)
