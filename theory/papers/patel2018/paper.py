"""The bibliography of the paper, its letters, and the items whose claims stand in this folder."""

from theory import Item, Paper

PAPER = Paper(
    key="patel2018",
    authors="V. Patel",
    title="The impact of local geometry and batch size on stochastic gradient descent for "
    "nonconvex problems",
    venue="arXiv 1709.04718v2",
    year=2018,
    notation=(
        ("Q", "a random symmetric positive semidefinite matrix"),
        ("r", "a random vector in the range of Q"),
        ("θ", "the parameters"),
        ("θ_star", "θ*, a solution of the quadratic problem (1)"),
        ("Δ", "θ_N − θ*"),
        ("k", "the batch size: how many copies of (Q, r) are drawn at each step"),
        ("C", "the step size C_{N+1}"),
        ("N", "the number of steps taken"),
        ("λ_1", "the largest eigenvalue of E[Q]"),
        ("λ_m", "the smallest nonzero eigenvalue of E[Q]"),
        ("M", "E[QE[Q]Q] − E[Q]³"),
        ("s_Q", "the infimum (5) of v′Mv/v′E[Q]v"),
        ("t_Q", "the supremum (4) of v′Mv/v′E[Q]v"),
        ("e", "e_N = (θ_N − θ*)′E[Q](θ_N − θ*)"),
    ),
    items=(
        Item("Section 2, the example", "sec2_example"),
        Item("Theorem 2.1", "thm2_1_gradient_descent"),
        Item("Lemma 3.2, Eq. (2)", "lem3_2_objective"),
        Item("Section 3.1, after Eq. (5)", "sec3_1_order"),
        Item("Lemma 3.3", "lem3_3_curvature"),
        Item("Definition 3.4", "def3_4_homogeneous"),
        Item("Definition 3.5, Eq. (8)", "def3_5_batch"),
        Item("Lemma 3.6, Eqs. (9), (10)", "lem3_6_one_step"),
        Item("Lemma 3.7, Eqs. (11)-(15)", "lem3_7_bounds"),
        Item("Theorem 3.8, Eqs. (18)-(20)", "thm3_8_homogeneous"),
        Item("Theorem 3.8, the rate", "thm3_8_rate"),
        Item("Theorem 3.8, proof, Eqs. (21), (22), (23)", "thm3_8_proof"),
        Item("Theorem 3.12, Eq. (34)", "thm3_12_decrease"),
        Item("Theorem 3.12, proof", "thm3_12_proof"),
        Item("Section 3.2, the iterates", "sec3_2_paths"),
        Item("Definition 3.14, Eqs. (49)-(52)", "def3_14_mechanism"),
    ),
)
