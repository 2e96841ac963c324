"""Ziyin, Li, Simon, Ueda: SGD may never escape saddle points (the first version, 2021)."""
