"""Section 4, the averages (49) and (50) at the circular minimum. "We compute the integrals using a
Monte Carlo sample of size 1000."

For c_2 = 0 the basin is c_4 + 10κr³ to leading order; its Hessian at the distance r is 30κr(1 +
x̂x̂′), with the eigenvalues 60κr and 30κr, and so is that of each component with its own κ. In the
disc of radius 1 r has the density 2r. The mean of the Hessian is the mean of 45κr, 30κ, times 1;
s_f is Var(κ) times the mean of (30r)², 450, and t_f Var(κ) times that of (60r)², 1800.
"""

from theory import Claim, Draw, Equals, Mean, Uniform

from .setting import y

radius = (Draw(y, Uniform(0, 1)),)
density = 2 * y  # of the distance, relative to the uniform law

average = Claim(
    title="λ_1 = λ_2 = 30κε for ε = 1",
    source="Section 4, before Table 2",
    states=Equals(Mean(of=45 * y * density, over=radius), 30),
    covers=("P-CIRC-HESS", "P-TAB2-EPS"),
)

least = Claim(
    title="s_f = 450Var(κ)ε² for ε = 1",
    source="Section 4, before Table 2",
    states=Equals(Mean(of=(30 * y) ** 2 * density, over=radius), 450),
    covers=("P-CIRC-HESS",),
)

most = Claim(
    title="t_f = 1800Var(κ)ε² for ε = 1",
    source="Section 4, before Table 2",
    states=Equals(Mean(of=(60 * y) ** 2 * density, over=radius), 1800),
    covers=("P-CIRC-HESS", "P-TAB3"),
)
