"""What the commands do; ``verify.cli`` has their flags and prints."""
