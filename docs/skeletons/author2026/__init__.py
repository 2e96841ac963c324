"""A. Author: title of the paper."""
