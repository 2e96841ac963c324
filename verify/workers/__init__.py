"""Worker processes: one claim at a time each, killed at a deadline."""
