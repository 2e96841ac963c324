"""What the Monte Carlo method computes with: addressed experiments, as integers."""
