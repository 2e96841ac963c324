"""The papers: one folder per paper, one file per numbered item or paragraph.

A file types what its paper prints, symbol by symbol. It imports the vocabulary of ``theory`` and
the letters of its own ``setting``, never a derivation; it does not say which outcome is expected.
"""
