"""Table 4, the thresholds (51) for divergence at the flattest and the sharpest minimizer of each
model, for k = 1, 100, 200, 350, 500 and ∞.

The columns for k ≥ 100 are 2λ_m/(λ_m² + s_f/k) with a λ_m and an s_f each. By (52) the entry for
k = 1 has j = 1 if s_f ≥ λ_1λ_2, and it suffices that s_f ≥ λ_1²; λ_1 is 2/(the last entry of the
same column of Table 5), which gives s_f ≥ λ_1² in all six. So it should be 2λ_1/(λ_1² + s_f), that
is 0.0149 in the first column. It is printed as 9.001e-03: in all six j = m for k = 1, too.
"""

from dataclasses import replace

from sympy import And, Expr, Rational

from theory import All, AtMost, Claim, Equals, Exists, Printed

from .setting import c, d

Column = tuple[tuple[str, ...], str, str, str]
COLUMNS: tuple[Column, ...] = (  # k = 1, 100, 200, 350, 500, ∞; ∞ of Table 5; a λ_m and an s_f
    (
        ("9.001e-03", "9.814e-02", "1.033e-01", "1.057e-01", "1.067e-01", "1.091e-01"),
        "5.064e-02", "18.3402", "3738.8",
    ),
    (
        ("7.682e-03", "8.133e-02", "8.546e-02", "8.737e-02", "8.815e-02", "9.004e-02"),
        "4.447e-02", "22.2111222", "5289.3",
    ),
    (
        ("2.134e-02", "6.831e-01", "8.100e-01", "8.800e-01", "9.116e-01", "9.947e-01"),
        "1.613e-01", "2.0106", "184.405",
    ),
    (
        ("1.951e-02", "6.117e-01", "7.225e-01", "7.833e-01", "8.106e-01", "8.823e-01"),
        "1.418e-01", "2.26692", "227.27",
    ),
    (
        ("2.598e-02", "1.221e+00", "1.590e+00", "1.827e+00", "1.942e+00", "2.279e+00"),
        "3.742e-01", "0.877476", "66.78",
    ),
    (
        ("1.871e-02", "8.561e-01", "1.106e+00", "1.264e+00", "1.341e+00", "1.563e+00"),
        "3.337e-01", "1.28", "135.19",
    ),
)  # fmt: skip
BATCHES = (1, 100, 200, 350, 500)


FIRST = COLUMNS[0]


def entries(column: Column, last: Expr, spread: Expr) -> tuple[Equals, ...]:
    """Those for k = 1, 100, ... and ∞, all with j = m."""
    finite = [
        Equals(2 * last / (last**2 + spread / k), Printed(text))
        for k, text in zip(BATCHES, column[0], strict=False)
    ]
    return (*finite, Equals(2 / last, Printed(column[0][-1])))


top = 2 / Rational(FIRST[1])  # λ_1
_, *later = entries(FIRST, c, d)
found = Exists(
    over=(c, d),
    such_that=All(Equals(2 * c / (c**2 + d), Printed(FIRST[0][0])), *later),
    within=And(c > 0, d >= top**2),
    witness=(Rational(FIRST[2]), Rational(FIRST[3])),
)

claim = Claim(
    title="Model 1, flat: the entry for k = 1 has j = 1, as (52) says where s_f ≥ λ_1²",
    source="Table 4",
    states=replace(
        found, such_that=All(Equals(2 * top / (top**2 + d), Printed(FIRST[0][0])), *later)
    ),
    covers=("P-TAB4", "P-TAB4-K1"),
)

corrected = Claim(
    title="Model 1, flat: the entry for k = 1 has j = m, although s_f ≥ λ_1²",
    source="Table 4",
    states=found,
    corrects="patel2018/tab4_lower",
    covers=("P-TAB4", "P-TAB4-K1"),
)

step_columns = Claim(
    title="All six columns are 2λ_m/(λ_m² + s_f/k) with j = m for every k",
    source="Table 4",
    states=All(
        *(
            entry
            for column in COLUMNS
            for entry in entries(column, Rational(column[2]), Rational(column[3]))
        )
    ),
    covers=("P-TAB4", "P-TAB4-K1"),
)

step_large = Claim(
    title="In all six columns s_f ≥ λ_1²",
    source="Table 4, with Table 5",
    states=All(*(AtMost((2 / Rational(low)) ** 2, Rational(s)) for _, low, _, s in COLUMNS)),
    covers=("P-TAB4-K1",),
)
