"""Bridges: the named theorems that let a quantity decide an event.

Throughout, w_t = w_0 Π f(x_i) with x_i independent and identically distributed, γ = E ln|f(x)| in
[−∞, ∞) and M(s) = E|f(x)|^s. A method that crosses a bridge names it in its evidence, and may not
cross the bridge that its claim states.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

__all__ = [
    "ABSORPTION",
    "AFFINE",
    "BERRY_ESSEEN",
    "BOUNDED_FACTOR",
    "CLT",
    "FIXED_POINT",
    "FRACTIONAL_MOMENT",
    "GEOMETRIC_BROWNIAN_MOTION",
    "LAW_OF_LARGE_NUMBERS",
    "OSCILLATION",
    "RATCHET",
    "SCALE_AND_SPEED",
    "Bridge",
]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """A theorem: under what, what follows, and why (a proof in one line or a reference)."""

    name: str
    needs: str
    gives: str
    proof: str


LAW_OF_LARGE_NUMBERS = Bridge(
    name="law of large numbers",
    needs="γ exists, γ ≠ 0; w_0 ≠ 0 where γ > 0",
    gives="γ < 0: w_t → 0 almost surely; γ > 0: |w_t| → ∞ almost surely",
    proof="(1/t) ln|w_t/w_0| is the mean of t independent copies of ln|f|, and tends to γ",
)

OSCILLATION = Bridge(
    name="recurrence at γ = 0",
    needs="γ = 0, 0 < Var ln|f| < ∞, w_0 ≠ 0",
    gives="P(|w_t| > ε) → 1/2 for every ε > 0: w_t tends neither to 0 nor to ∞ in probability",
    proof="the central limit theorem for ln|w_t/w_0| at the fixed level ln(ε/|w_0|)",
)

ABSORPTION = Bridge(
    name="absorption",
    needs="P(f = 0) = p > 0",
    gives="P(w_t ≠ 0) ≤ (1 − p)^t, so w_t = 0 from some step on, almost surely",
    proof="independence, then Borel and Cantelli",
)

FRACTIONAL_MOMENT = Bridge(
    name="fractional moment",
    needs="M(s) < 1 for one s ≠ 0; w_0 ≠ 0 where s < 0",
    gives="s > 0: w_t → 0 almost surely; s < 0: |w_t| → ∞ almost surely",
    proof="Markov: P(|w_t| > ε) ≤ (|w_0|/ε)^s M(s)^t, summable; for s < 0 turn the inequality",
)

BERRY_ESSEEN = Bridge(
    name="Berry and Esseen",
    needs="0 < s² = Var ln|f|, E|ln|f||³ < ∞, w_0 ≠ 0",
    gives="sup |P((ln|w_t/w_0| − γ t)/(s √t) ≤ x) − Φ(x)| ≤ C E|ln|f| − γ|³ / (s³ √t) for all t",
    proof="A. C. Berry 1941, C.-G. Esseen 1942; C = 0.4748 (Shevtsova 2011)",
)

FIXED_POINT = Bridge(
    name="a limit is a fixed point",
    needs="w ← F(w, x), F continuous in w, x independent of w",
    gives="w_t → c in probability only if F(c, x) = c almost surely; to a finite set exactly if to "
    "the largest part of it that no step leaves",
    proof="then F(w_t, x) → F(c, x) in law, while w_{t+1} → c; limit points of the laws of w_t "
    "live on the points of the set from which F leads into it, hence on those from which it leads "
    "into these, and so on",
)

AFFINE = Bridge(
    name="an affine recursion",
    needs="w ← A w + B, finitely many (A, B), drawn afresh; no c with A c + B = c for all of them; "
    "γ = E ln|A| in [−∞, ∞)",
    gives="γ < 0: w_t tends in law to the only stationary law, from every start, and is tight; "
    "γ ≥ 0: |w_t| → ∞ in probability, so w_t is not tight",
    proof="W. Vervaat 1979; C. M. Goldie and R. A. Maller 2000, Theorem 2.1, for w_t − w_0, whose "
    "law at each t is that of a sum of the products A_1 ... A_{k−1} with A_k w_0 + B_k − w_0",
)

BOUNDED_FACTOR = Bridge(
    name="a bounded factor",
    needs="the state is kept in a box after each step, one coordinate by v ← [v g(w, x)], where "
    "|g(w, x)| ≤ R(x) in the box; finitely many x, drawn afresh",
    gives="E ln R(x) < 0: v_t → 0 almost surely, from every start",
    proof="|v_t| ≤ |v_1| ∏ R(x_s), which tends to 0 by the strong law of large numbers; cutting "
    "off at an interval that contains 0 does not enlarge |v|",
)

RATCHET = Bridge(
    name="a preconditioner that only grows",
    needs="v ← β v + (1 − β) G(x) w², h ← max(h, v), w ← (1 − s(x)/(√h + ε)) w kept in [−r, r]; "
    "finitely many x, s < 0 at one with the largest G, v_0 = h_0 = 0 < |w_0| ≤ r, "
    "γ = E ln|1 − s(x)/(r √G* + ε)| in [−∞, ∞)",
    gives="γ < 0: w_t → 0 almost surely; γ = 0: in probability; γ > 0: not in probability; "
    "always: h_t tends to something",
    proof="where w_t does not tend to 0, h_t → r² G*: decision 0014",
)

GEOMETRIC_BROWNIAN_MOTION = Bridge(
    name="geometric Brownian motion",
    needs="dw = b w dt + σ w dB, γ = b − σ²/2 (Itô) or b (Stratonovich), w_0 ≠ 0",
    gives="γ < 0: w_t → 0; γ > 0: |w_t| → ∞, almost surely; γ = 0: neither, not in probability",
    proof="Itô: ln|w_t/w_0| = γ t + σ B_t, and B_t/t → 0 almost surely; at γ = 0 its median is 0",
)

SCALE_AND_SPEED = Bridge(
    name="scale and speed",
    needs="dw = b dt + σ dB with b = σ = 0 at w = 0, rational; no path comes to ∞; the scale s and "
    "the speed m near 0 and near ∞, on each side of 0",
    gives="almost surely to the end at which s is finite, if it is infinite at the other; in "
    "probability also to that at which m is infinite, if it is finite at the other and s at none",
    proof="W. Feller 1952; in the second case compact sets are lost (Orey; Maruyama and Tanaka "
    "1959), and P(|w_t| > R) ≤ m(R, ∞)/m(w_0, ∞), as paths do not cross",
)

CLT = Bridge(
    name="central limit theorem",
    needs="0 < s² = Var ln|f| < ∞, w_0 ≠ 0",
    gives="α_t ln|w_t/w_0| + β_t → N(m, v), v > 0, in law iff α_t γ t + β_t → m and α_t² s² t → v",
    proof="Lindeberg and Lévy, with the convergence of types for the converse",
)
