"""Importing this module enters every rule. A new family is one more name here."""

from __future__ import annotations

from mtd_desktop.rules import (  # noqa: F401 - each enters its rules
    agreements,
    autonomy,
    bridges,
    funding,
    kind,
    pyramid,
    sides,
    standards,
    staying,
    synergy,
    tracks,
    transfer,
    women,
)
