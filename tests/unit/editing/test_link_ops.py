"""What happens to links."""

from __future__ import annotations

import pytest

from mtd_desktop.editing.link_ops import AddLink, ReverseLinks, SetLinkField, new_link
from mtd_desktop.errors import UserError
from mtd_desktop.model.links import Link
from tests.unit.editing.small_map import small_map


def test_a_new_link_has_the_arrow_of_its_relation() -> None:
    m = small_map()
    link = new_link(m, "ann", "cid", "funds")
    assert link.direction == "forward"
    after = AddLink(link).apply(m)
    assert after.links[-1] is link
    assert AddLink(link).label(m) == "Link Ann – Cid"


def test_what_cannot_be_linked_is_refused() -> None:
    m = small_map()
    with pytest.raises(UserError, match="different"):
        new_link(m, "ann", "ann", "funds")
    with pytest.raises(UserError, match="no longer"):
        new_link(m, "ann", "zoe", "funds")
    with pytest.raises(UserError, match="knows the relation"):
        new_link(m, "ann", "bob", "adores")
    with pytest.raises(UserError, match="no longer"):
        AddLink(Link(id="new", from_actor="ann", to_actor="zoe", relation="funds")).apply(m)
    with pytest.raises(UserError, match="ab"):
        AddLink(Link(id="ab", from_actor="ann", to_actor="cid", relation="funds")).apply(m)


def test_another_relation_brings_its_arrow_unless_the_arrow_was_chosen() -> None:
    m = small_map()
    assert SetLinkField(("ab",), "relation", "funds").apply(m).link_by_id["ab"].direction == "forward"
    chosen = SetLinkField(("ab",), "direction", "both").apply(m)
    assert SetLinkField(("ab",), "relation", "funds").apply(chosen).link_by_id["ab"].direction == "both"


def test_ends_can_be_changed_but_not_made_equal() -> None:
    m = small_map()
    assert SetLinkField(("ab",), "to_actor", "cid").apply(m).link_by_id["ab"].to_actor == "cid"
    for field, value in (("to_actor", "ann"), ("from_actor", "bob")):
        with pytest.raises(UserError, match="different"):
            SetLinkField(("ab",), field, value).apply(m)
    with pytest.raises(UserError, match="no longer"):
        SetLinkField(("ab",), "to_actor", "zoe").apply(m)
    with pytest.raises(UserError, match="no longer"):
        SetLinkField(("zz",), "strength", 1).apply(m)


def test_reversing_twice_is_nothing() -> None:
    m = small_map()
    once = ReverseLinks(("ab", "bc")).apply(m)
    assert (once.links[0].from_actor, once.links[0].to_actor) == ("bob", "ann")
    assert ReverseLinks(("ab", "bc")).apply(once) == m
