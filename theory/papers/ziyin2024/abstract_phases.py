"""Abstract. "Saddle points can be either attractive or repulsive for SGD, and its dynamics can be
classified into four different phases, depending on the signal-to-noise ratio in the gradient close
to the saddle."

Four are the cases of the proof of Proposition 1, by whether w − u and w + u tend to 0 or diverge in
probability (phases Ia and Ib are one of them), for xy = 1 or a with equal probability, a > −1 and
w_0 ≠ ±u_0. That each is entered, the claims on Section 5.3 say. Here: there is no fifth where
neither exponent of (56), (57) is 0.
"""

from sympy import Abs, Ne

from theory import All, Claim, Hypothesis, Not

from .setting import a, above, diverges, no_line, pair, positive_rate, tends_to_zero, u, w, λ

minus, plus = w - u, w + u
edges = (
    Hypothesis("|(1 − λ)(1 − λa)| ≠ 1", Ne(Abs((1 - λ) * (1 - λ * a)), 1)),
    Hypothesis("|(1 + λ)(1 + λa)| ≠ 1", Ne(Abs((1 + λ) * (1 + λ * a)), 1)),
)
learning = All(tends_to_zero(minus, pair), diverges(plus, pair))
wrong = All(diverges(minus, pair), tends_to_zero(plus, pair))
collapse = All(tends_to_zero(minus, pair), tends_to_zero(plus, pair))
unstable = All(diverges(minus, pair), diverges(plus, pair))

claim = Claim(
    title="Beside their boundaries there are the four phases and no other",
    source="Abstract",
    given=(above, positive_rate, *no_line, *edges),
    states=Not(All(Not(learning), Not(wrong), Not(collapse), Not(unstable))),
    covers=("T-ABS4",),
)
