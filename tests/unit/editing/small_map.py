"""A small map on which every kind of mention of an actor stands."""

from __future__ import annotations

from mtd_desktop.model.actors import Actor, Membership, Place, Side
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import Link
from mtd_desktop.model.notes import Assessment, Dismissal, Reference
from mtd_desktop.model.processes import Agreement, Funding, Participation, Phase, Process


def small_map() -> Map:
    """Ann on tracks 1 (main) and 4, Bob on 2 placed by hand, Cid in the tray; Ann–Bob and Bob–Cid linked."""
    return Map(
        meta=Meta(title="Small"),
        sides=(
            Side(id="north", name="North", colour="#3f90da"),
            Side(id="south", name="South", colour="#e76300"),
        ),
        actors=(
            Actor(
                id="ann",
                name="Ann",
                side="north",
                memberships=(Membership(track=1, primary=True), Membership(track=4, since="1990")),
                sources=("ref", "a letter"),
            ),
            Actor(
                id="bob",
                name="Bob",
                side="south",
                memberships=(Membership(track=2, primary=True),),
                place=Place(angle=0.5, radius=0.5),
            ),
            Actor(id="cid", name="Cid"),
        ),
        links=(
            Link(id="ab", from_actor="ann", to_actor="bob", relation="works-with"),
            Link(id="bc", from_actor="bob", to_actor="cid", relation="funds", direction="forward"),
        ),
        processes=(
            Process(
                id="talks",
                name="Talks",
                phases=(Phase(kind="2"),),
                participants=(Participation(actor="ann"), Participation(actor="bob")),
                invited_by=("ann",),
                funding=(
                    Funding(actor="ann"),
                    Funding(actor="bob", name="Bob's fund"),
                    Funding(name="A purse"),
                ),
            ),
        ),
        agreements=(Agreement(id="deal", name="Deal", signatories=("ann", "bob")),),
        assessments=(Assessment(id="look", name="Look", subject="ann"),),
        references=(Reference(id="ref", title="A book"),),
        dismissals=(
            Dismissal(rule="r5", subjects=("ann",), reason="she works alone"),
            Dismissal(rule="r8", subjects=("ann", "bob"), reason="both are watched"),
            Dismissal(rule="r1", reason="for the whole map"),
        ),
    )
