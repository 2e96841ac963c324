"""Figure 9. "Escape probability as a function of a and λ. ... The orange line denotes the
analytical convergence bound on λ as a function of a obtained in the discrete-time calculation,
while the red dashed line denotes the same bound obtained by the continuous-time calculation. Here
the batch size S is set to 1. The result given by the continuous-time process agrees well with the
discrete-time process in the small λ small a limit."

With h = −a the bound of SGD is λ = h/(1 + h), the lower end of (5), and that of (47) is λ = h/2.
``claim``: their ratio tends to 1 as h → 0. It tends to 1/2. The bound of (44), λ = h, has the ratio
1; that of the diffusion with the covariance (1 − a/2)² w² of the data, λ = h/(1 + h/2)², even
agrees up to O(h³) (``data``; that these are the bounds: ``chain``, ``diffusion``).
"""

from sympy import Limit, O

from theory import Claim, Equals, Hypothesis, Iff, vanishes

from .setting import a, elsewhere, local_maximum, path, positive_rate, λ
from .setting_diffusion import chain_edge, data_edge, h, path_of_the_data

discrete = h / (1 + h)

claim = Claim(
    title="The bounds of (47) and of (5) agree as a → 0",
    source="Figure 9",
    states=Equals(Limit(h / 2 / discrete, h, 0), 1),
    covers=("F.29",),
)

corrected = Claim(
    title="The bounds −Sa = λ and that of (5) agree as a → 0",
    source="Figure 9",
    states=Equals(Limit(h / discrete, h, 0), 1),
    corrects="ziyin2022/b4_fig9_lines",
    covers=("F.29",),
)

chain = Claim(
    title="For λ < 1 SGD converges to 0 iff λ > a/(a − 1)",
    source="Figure 9, the orange line",
    given=(local_maximum, positive_rate, elsewhere, Hypothesis("λ < 1", λ < 1)),
    states=Iff(vanishes(path), λ > chain_edge),
    covers=("F.29",),
)

diffusion = Claim(
    title="The diffusion with the covariance of the data converges to 0 iff λ > −a/(1 − a/2)²",
    source="Figure 9, the line of the covariance of the data",
    given=(local_maximum, positive_rate, elsewhere),
    states=Iff(vanishes(path_of_the_data), λ > data_edge),
    covers=("F.29",),
)

data = Claim(
    title="The bound of that diffusion is the bound of (5) up to O(a³)",
    source="Figure 9, the line of the covariance of the data",
    states=Equals(data_edge.subs(a, -h), discrete, upto=O(h**3)),
    covers=("F.29",),
)
