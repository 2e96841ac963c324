"""A saddle of u² − w² whose noise is along u + a w is left by it unless a = 0: the noise along u
alone would stay where the loss curves upward. Here a small a is overlooked.
"""

from theory import Claim, Draw, Hypothesis, fair, is_type_two, real

a, u, w, x = real("a u w x")

claim = Claim(
    title="The noise does not lead out of the saddle",
    source="a component that is overlooked",
    given=(Hypothesis("a > 0", a > 0),),
    states=is_type_two(u**2 - w**2 + x * (u + a * w), {u: 0, w: 0}, (Draw(x, fair(1, -1)),)),
)
