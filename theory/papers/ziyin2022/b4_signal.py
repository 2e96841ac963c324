"""Section B.4, after Eq. (47). "The term Sa/2λ is thus the signal to noise ratio of this learning
problem, and the escaping condition is exactly when the signal becomes larger than the noise. This
analysis, therefore, pinpoints the cause of the convergence to saddle points to be the dominance of
the SGD noise over the gradient."

Of the diffusion (44): it escapes exactly where −Sa/(2λ) > 1, and converges to 0 exactly where the
ratio is below 1 (``dominance``). Both turn at 1/2.
"""

from theory import Claim, Iff, escapes, vanishes

from .setting import a, elsewhere, local_maximum, positive_rate, λ
from .setting_diffusion import S, batch, path_44

given = (local_maximum, positive_rate, batch, elsewhere)

claim = Claim(
    title="The diffusion escapes exactly where −Sa/(2λ) > 1",
    source="Section B.4, after Eq. (47)",
    given=given,
    states=Iff(escapes(path_44), -S * a / (2 * λ) > 1),
    covers=("F.30",),
)

corrected = Claim(
    title="The diffusion escapes exactly where −Sa/λ > 1",
    source="Section B.4, after Eq. (47)",
    given=given,
    states=Iff(escapes(path_44), -S * a / λ > 1),
    corrects="ziyin2022/b4_signal",
    covers=("F.30",),
)

dominance = Claim(
    title="The diffusion converges to 0 exactly where −Sa/(2λ) < 1",
    source="Section B.4, after Eq. (47)",
    given=given,
    states=Iff(vanishes(path_44), -S * a / (2 * λ) < 1),
    covers=("F.30",),
)

corrected_dominance = Claim(
    title="The diffusion converges to 0 exactly where −Sa/λ < 1",
    source="Section B.4, after Eq. (47)",
    given=given,
    states=Iff(vanishes(path_44), -S * a / λ < 1),
    corrects="ziyin2022/b4_signal:dominance",
    covers=("F.30",),
)
