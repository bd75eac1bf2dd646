"""MTD Desktop: a compass for multi-track diplomacy."""

__version__ = "0.1.0"
