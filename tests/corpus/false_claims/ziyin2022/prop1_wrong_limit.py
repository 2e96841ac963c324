"""Proposition 1 with the limit exchanged: at λ = 1 the path escapes instead of being trapped."""

from theory import ALMOST_SURELY, Claim, escapes
from theory.papers.ziyin2022.setting import elsewhere, local_maximum, path_one

claim = Claim(
    title="SGD escapes from the local maximum with probability 1",
    source="Proposition 1, varied",
    given=(local_maximum, elsewhere),
    states=escapes(path_one, ALMOST_SURELY),
)
