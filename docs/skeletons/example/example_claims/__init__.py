"""Claims of an installed pack: every file here is found, none has to be named anywhere."""
