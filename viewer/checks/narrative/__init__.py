"""The narrative held against the statements: every number of the prose, what it speaks of, and whether it agrees."""
