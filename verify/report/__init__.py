"""What a run is rendered as: pure functions of verdicts and records, one file for each form."""
