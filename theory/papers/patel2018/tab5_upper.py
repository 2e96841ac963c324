"""Table 5, the thresholds (18) for convergence at the flattest and the sharpest minimizer, for
k = 1, 100, 200, 350, 500 and ∞: 2λ_1/(λ_1² + t_f/k) if k > t_f/(λ_1λ_m), else 2λ_m/(λ_m² + t_f/k).

Of Model 1 both columns are those of some λ_1, λ_m and t_f, but of no λ_m that is 2/(the last entry
of Table 4): it is 35.2 here and 18.3 there. The columns of Models 2 and 3 are those of no λ_1, λ_m
and t_f.

In Model 3 the flattest minimizer has the smaller entries for k = 1, 100 and 200: 7.587e-04 against
9.089e-04. So it is where (18) has j = m for small k: of two minimizers the one with the smaller λ_m
has the smaller threshold for convergence, as long as λ_mλ_m′ < t_f/k (t, with b and d for the two).
"""

from dataclasses import replace

from sympy import And, Expr, Piecewise, Rational

from theory import All, Claim, Equals, Exists, Hypothesis, Iff, Not, Printed

from .setting import b, c, d, t

BATCHES = (1, 100, 200, 350, 500)
Entries = tuple[str, ...]
FLAT_1 = ("2.319e-03", "4.268e-02", "4.632e-02", "4.808e-02", "4.882e-02", "5.064e-02")
FLAT_2 = ("8.603e-04", "7.925e-02", "1.174e-01", "1.329e-01", "1.403e-01", "1.613e-01")
within = And(c >= d, d > 0, t > 0)


def threshold(first: Expr, last: Expr, spread: Expr, size: Expr | int) -> Expr:
    """(18)."""
    top, bottom = 2 * first / (first**2 + spread / size), 2 * last / (last**2 + spread / size)
    return Piecewise((top, size * first * last > spread), (bottom, True))


def column(texts: Entries) -> tuple[Equals, ...]:
    """The entries of a column, from λ_1 = c, λ_m = d and t_f = t."""
    finite = [
        Equals(threshold(c, d, t, k), Printed(text))
        for k, text in zip(BATCHES, texts, strict=False)
    ]
    return (*finite, Equals(2 / c, Printed(texts[-1])))


first = Exists(
    over=(c, d, t),
    such_that=All(*column(FLAT_1)),
    within=within,
    witness=(Rational("39.492"), Rational("35.194"), Rational(29114)),
)

agree = Claim(
    title="Model 1, flat: Tables 4 and 5 are those of the same λ_m",
    source="Table 5, with Table 4",
    states=replace(first, such_that=All(*column(FLAT_1), Equals(2 / d, Printed("1.091e-01")))),
    covers=("P-TAB45",),
)

corrected_agree = Claim(
    title="Model 1, flat: the column of Table 5 is that of some λ_1, λ_m and t_f",
    source="Table 5, with Table 4",
    states=first,
    corrects="patel2018/tab5_upper:agree",
    covers=("P-TAB45",),
)

step_second = Claim(
    title="Model 2, flat: the column of Table 5 is that of no λ_1, λ_m and t_f",
    source="Table 5",
    states=Not(Exists(over=(c, d, t), such_that=All(*column(FLAT_2)), within=within)),
    covers=("P-TAB5",),
)

step_flat = Claim(
    title="With one t_f the smaller λ_m has the smaller threshold exactly if λ_mλ_m′ < t_f/k",
    source="Table 5",
    given=(Hypothesis("λ_m′ > λ_m > 0, t_f/k ≥ 0", And(b > d, d > 0, t >= 0)),),
    states=Iff(2 * d / (d**2 + t) < 2 * b / (b**2 + t), b * d < t),
    covers=("P-TAB5-FS",),
)
