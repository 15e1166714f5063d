"""Statements to findings: one module a kind of check."""

from viewer.checks.check import check_release
from viewer.checks.proof import Proof, Relation, Term, Verdict
from viewer.checks.prove import prove

__all__ = ["Proof", "Relation", "Term", "Verdict", "check_release", "prove"]
