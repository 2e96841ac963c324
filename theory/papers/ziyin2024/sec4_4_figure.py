"""Section 4.4, last sentence. "See Figure 2-right for the numerical computation of Lyapunov
exponents of a matrix factorization problem and the corresponding phases."

At the saddle of a matrix factorization problem the Hessian of every sample, −χ (0 1; 1 0), has the
trace 0. Those of (25) from which Figure 2, right, is computed (Appendix A.2) have the trace
2(m_11 + m_22): claimed is that it is 0 for every draw, in mean square, and (``corrected``) what its
mean square is.
"""

from theory import Claim, Equals, Mean

from .setting_a2 import Ĥ, noise

trace = Ĥ[0][0] + Ĥ[1][1]

claim = Claim(
    title="The sample Hessians of Figure 2, right, have the trace 0",
    source="Section 4.4, last sentence",
    states=Equals(Mean(of=trace**2, over=noise), 0),
    covers=("T-S4.4-FIG2R",),
)

corrected = Claim(
    title="The trace of the sample Hessians of Figure 2, right, has the mean square 8",
    source="Section 4.4, last sentence",
    states=Equals(Mean(of=trace**2, over=noise), 8),
    corrects="ziyin2024/sec4_4_figure",
    covers=("T-S4.4-FIG2R",),
)
