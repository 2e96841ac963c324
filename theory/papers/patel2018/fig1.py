"""Figure 1: a function of one parameter whose flatter minimizer has the larger basin, and where SGD
is on it. What is said of it stands in ``sec1_1_basins``.
"""

from sympy import Integer

from theory.figures import Axis, Curves, Figure, Histogram, Line, Sweep, Times

from .setting import y
from .setting_sums import N
from .setting_wells import flat_path, wide_flat

figure = Figure(
    source="Figure 1",
    caption="A function with a flat minimizer at −2 and a sharp one at 1/4 (left), and where 2000 "
    "runs of SGD with the noise −10 or 10 are after 10 and 100 steps (right).",
    chosen="the function, two parabolas that meet at 0; the noise; C = 1/10; the start 0.",
    panels=(
        Curves(
            title="the expected function",
            along=Sweep(Axis(y, Integer(-6), Integer(2), 81), 0),
            estimates=(),
            lines=(Line("F", wide_flat),),
            runs=0,
            where=(),
            height="F",
            formula="F",
            scale="linear",
            reach=(),
        ),
        Histogram(
            title="SGD",
            of=y,
            over=flat_path,
            times=Times(N, (10, 100)),
            low=Integer(-8),
            high=Integer(4),
            bins=48,
            runs=2000,
            where=(),
        ),
    ),
)
