"""V. Patel, The impact of local geometry and batch size on stochastic gradient descent (2018)."""
