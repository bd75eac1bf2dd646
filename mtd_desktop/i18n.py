"""The translation marker: every word a person may read goes through `translate`.

Layers below Qt must not import it, yet their messages are shown in windows. So this module
holds only a seam: the program installs a backend (in the window, one that asks Qt), and until
then every text comes back as it was written, in English.

Call it by its own name and with bare literals, ``translate("Tracks", "Government")``. Qt's
``lupdate`` reads the source and finds neither aliases (``_ = translate``) nor calls inside
f-strings; a text with changing parts is translated first and filled in afterwards with
``str.format``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Backend: TypeAlias = Callable[[str, str], str]
"""Takes a context and an English text, returns the text to show."""


def _as_written(_context: str, text: str, /) -> str:
    return text


_backend: Backend = _as_written


def translate(context: str, text: str, /) -> str:
    """Return `text` in the language of the person at the machine.

    `context` groups texts for translators, usually by window or module, so that one English
    word may have two translations. A text nobody translated comes back unchanged.
    """
    return _backend(context, text)


def install(backend: Backend | None) -> None:
    """Let `backend` answer every later `translate`; None goes back to English."""
    global _backend  # noqa: PLW0603 - one language for the whole program, chosen once at its start
    _backend = _as_written if backend is None else backend
