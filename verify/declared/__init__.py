"""Claims declared in TOML: data from strangers, read without ever running any of it."""
