"""The narrative held against the statements: every number of the prose, what it speaks of, and whether it agrees."""

from viewer.checks.narrative.reading import claims
from viewer.checks.narrative.findings import narrative_findings
from viewer.checks.narrative.uses import claimed

__all__ = ["claimed", "claims", "narrative_findings"]
