"""Words go through one seam, which a window may fill with a translation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mtd_desktop.i18n import install, translate


@pytest.fixture(autouse=True)
def back_to_english() -> Iterator[None]:
    yield
    install(None)


def test_without_a_backend_the_text_stays_as_written() -> None:
    assert translate("Tracks", "Government") == "Government"


def test_a_backend_answers_with_context_and_text() -> None:
    install(lambda context, text: f"[{context}] {text}")
    assert translate("Tracks", "Government") == "[Tracks] Government"


def test_none_goes_back_to_english() -> None:
    install(lambda _context, text: text.upper())
    install(None)
    assert translate("Tracks", "Government") == "Government"
