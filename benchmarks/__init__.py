"""What the kernels cost, as ratios within one run; no part of the tests."""
