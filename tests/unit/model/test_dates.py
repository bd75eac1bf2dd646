"""Partial dates are read, compared and refused as people mean them."""

from __future__ import annotations

from datetime import date

import pytest

from mtd_desktop.model.dates import active, checked, first_day, in_order, last_day, state_at


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("1993", date(1993, 1, 1), date(1993, 12, 31)),
        ("1993-02", date(1993, 2, 1), date(1993, 2, 28)),
        ("1996-02", date(1996, 2, 1), date(1996, 2, 29)),
        ("1998-04-10", date(1998, 4, 10), date(1998, 4, 10)),
    ],
)
def test_a_partial_date_covers_all_its_days(partial: str, first: date, last: date) -> None:
    assert (first_day(partial), last_day(partial)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "93",
        "1993-13",
        "1993-02-30",
        "1993-5",
        "0000",
        "1993-05-05T10:00",
        "May 1993",
        "１９９３",
        "1993\n",
    ],
)
def test_what_is_no_date_is_refused_with_its_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|exists"):
        checked(text)


@pytest.mark.parametrize(
    ("since", "until", "on", "expected"),
    [
        (None, None, "1800", True),
        ("1993", None, "1992-12-31", False),
        ("1993", None, "1993", True),
        ("1993-08", None, "1993", True),  # some of 1993 is touched
        ("1993-08", None, "1993-06", False),
        (None, "1993-05", "1993-05-31", True),
        (None, "1993-05", "1993-06", False),
        ("1990", "1995", None, True),
    ],
)
def test_spans_count_generously(since: str | None, until: str | None, on: str | None, expected: bool) -> None:
    assert active(since, until, on) is expected


def test_spans_are_read_forwards() -> None:
    assert in_order("1993-05", "1993")
    assert not in_order("1994", "1993-12")


@pytest.mark.parametrize(
    ("since", "until", "on", "expected"),
    [
        ("1993", "1995", "1992", "to come"),
        ("1993", "1995", "1993-01-01", "active"),
        ("1993", "1995", "1995-12-31", "active"),
        ("1993", "1995", "1996", "ended"),
        (None, None, "1700", "active"),
        ("1993-08", "1993-09", "1993", "active"),
        ("1993", "1995", None, "active"),
    ],
)
def test_a_span_is_to_come_active_or_over(
    since: str | None, until: str | None, on: str | None, expected: str
) -> None:
    assert state_at(since, until, on) == expected
