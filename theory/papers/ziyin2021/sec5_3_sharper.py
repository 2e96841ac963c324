"""Section 5.3, after Eq. (11). "We see that for positive a, the minima at (0, ±√((1 + a)/2)) are
sharper than the other two minima."

It is seen from sharpnesses that are misprinted in Eq. (11); it holds with the right ones, 8 + 10a
and 8 − 2a. ``only_if``: for a ≤ 0 they are not (where all four are minima, −2/3 < a < 2).
"""

from sympy import And

from theory import AtMost, Claim, Hypothesis, Iff

from .setting import a, flat, positive_a, sharp, sharpness

claim = Claim(
    title="For a > 0 the minima at (0, ±√((1 + a)/2)) are sharper than the other two",
    source="Section 5.3, after Eq. (11)",
    given=(positive_a, Hypothesis("a < 2, so that all four are minima", a < 2)),
    states=AtMost(sharpness.subs(flat), sharpness.subs(sharp), strict=True),
    covers=("M3.8",),
)

only_if = Claim(
    title="The minima at (0, ±√((1 + a)/2)) are sharper than the other two only for a > 0",
    source="Section 5.3, after Eq. (11)",
    given=(Hypothesis("all four are minima", And(3 * a > -2, a < 2)),),
    states=Iff(a > 0, sharpness.subs(flat) < sharpness.subs(sharp)),
    covers=("M3.8",),
)
