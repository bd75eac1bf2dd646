"""The questions that a map should raise: one small function for each, and an engine that asks them all."""

from mtd_desktop.rules.engine import catalogue, findings
from mtd_desktop.rules.finding import Finding, Mend

__all__ = ["Finding", "Mend", "catalogue", "findings"]
