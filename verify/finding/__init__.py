"""Where claims come from: files read as text, loaded in workers only, chosen by id."""
