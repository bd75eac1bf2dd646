"""MTD Desktop: a compass for multi-track diplomacy."""

from typing import Final

__version__: Final = "0.1.0"
