"""Ziyin, Li, Simon, Ueda: SGD with a constant large learning rate can converge to local maxima."""
