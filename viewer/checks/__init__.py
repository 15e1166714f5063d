"""Statements to findings: one module a kind of check."""
