"""Near (0, 0) the loss −x u w + (u² + w²)/4 of a draw x = 1 or 2 has no gradient, and
its mean falls along u = w: a saddle of type II.
"""

from theory import Claim, Draw, fair, is_type_two, real

u, w, x = real("u w x")

claim = Claim(
    title="The origin is a saddle at which no draw has a gradient",
    source="a saddle of type II",
    states=is_type_two((u**2 + w**2) / 4 - x * u * w, {u: 0, w: 0}, (Draw(x, fair(1, 2)),)),
)
