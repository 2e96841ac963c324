"""Figure 2: a function of one parameter whose sharper minimizer has the larger basin, and where SGD
is on it. What is said of it stands in ``sec1_1_basins``.
"""

from sympy import Integer

from theory.figures import Axis, Curves, Figure, Histogram, Line, Sweep, Times

from .setting import y
from .setting_sums import N
from .setting_wells import sharp_path, wide_sharp

figure = Figure(
    source="Figure 2",
    caption="A function with a flat minimizer at −1/2 and a sharp one at 2 (left), and where 2000 "
    "runs of SGD with the noise −10 or 10 are after 10 and 100 steps (right).",
    chosen="the function, two parabolas that meet at 0; the noise; C = 1/10; the start 0.",
    panels=(
        Curves(
            title="the expected function",
            along=Sweep(Axis(y, Integer(-3), Integer(5), 81), 0),
            estimates=(),
            lines=(Line("F", wide_sharp),),
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
            over=sharp_path,
            times=Times(N, (10, 100)),
            low=Integer(-4),
            high=Integer(6),
            bins=40,
            runs=2000,
            where=(),
        ),
    ),
)
