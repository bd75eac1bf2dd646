"""Hostile names on the whole way: name, save, load, and every picture."""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtd_desktop.editing.revise import revised
from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor, Membership, Side
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import Link
from mtd_desktop.model.processes import Phase, Process
from mtd_desktop.privacy.redact import redact
from mtd_desktop.storage.codec import decode, encode
from mtd_desktop.storage.files import load, save
from tests.faults.hostile_strings import HALVES, HOSTILE
from tests.faults.trials import Row, Trials

BATCH: Final = 24
STARTS: Final = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-"}
SVG: Final = "{http://www.w3.org/2000/svg}"


def _of(names: Sequence[str]) -> Map:
    """A map with these names on actors, and on everything else that has one."""
    actors = tuple(
        Actor(
            id=f"a{i}",
            name=name,
            short=name,
            memberships=(Membership(track=i % 9 + 1, primary=True),),
            side="s",
            description=name,
            tags=(name,),
            aliases=(name,),
        )
        for i, name in enumerate(names)
    )
    links = tuple(
        Link(id=f"l{i}", from_actor=f"a{i}", to_actor=f"a{i - 1}", relation="close", label=name)
        for i, name in enumerate(names)
        if i
    )
    first, last = names[0], names[-1]
    return Map(
        meta=Meta(title=first, question=last, seen_by=first, authors=(last,), description=first),
        sides=(Side(id="s", name=last, colour="#3f90da"),),
        actors=actors,
        links=links,
        processes=(Process(id="p", name=first, phases=(Phase(kind="1", name=last),)),),
    )


def _chosen(trials: Trials) -> Sequence[str]:
    """All names, or some of each kind."""
    return HOSTILE[:: 1 if trials.full else 5]


def _batches(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(names), BATCH):
        yield names[at : at + BATCH]


def kept(trials: Trials) -> None:
    """In every field of a file, letter by letter."""
    for name in _chosen(trials):
        path = trials.folder / "names.mtdmap"
        with trials.trial(f"{name[:30]!a}"):
            m = _of((name, name))
            save(path, m, expected=None)
            again = load(path)
            assert again.map == m
            assert again.notices == ()
            assert [actor.name for actor in again.map.actors] == [name, name]


def halves(trials: Trials) -> None:
    for name in HALVES:
        path = trials.folder / "halves.mtdmap"
        save(path, _of(("good",)), expected=None)
        before = path.read_bytes()
        with trials.trial(f"{name[-5:]!a}"):
            refused = False
            try:
                m = load(path).map
                save(path, m.but(actors=(revised(m.actors[0], "Ann", name=name),)), expected=None)
            except (UserError, ValueError):
                refused = True
            assert refused
            assert path.read_bytes() == before


@contextmanager
def drawing() -> Iterator[None]:
    """Qt without a screen, for as long as pictures are made. Scripts that no font here knows are no fault."""
    from PySide6.QtCore import QLoggingCategory
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication(["faults"])
    QLoggingCategory.setFilterRules("qt.text.font.*=false")
    yield
    QLoggingCategory.setFilterRules("")
    del application


def pictures(trials: Trials) -> None:
    """PNG, SVG and PDF of pages full of such names; in the SVG the words are words."""
    from mtd_desktop.qtrender.picture import Wish, composed, encoded

    with drawing():
        for number, names in enumerate(_batches(_chosen(trials))):
            m = _of(names)
            m = m.but(view=m.view.but(show_link_labels=True, process_kinds=("1",), label_by="name"))
            redacted = redact(m, "private")
            for form, start in STARTS.items():
                before = trials.tried
                with trials.trial(f"{form} of batch {number}"):
                    wish = Wish(form, width=400) if form == "png" else Wish(form)  # type: ignore[arg-type]
                    data = encoded(composed(redacted, wish), wish)
                    assert data.startswith(start)
                    if form == "svg":
                        _judge_svg(trials, data, names)
                if trials.tried == before + 1:
                    trials.tried += len(names) - 1  # each of the names was on that picture


def _judge_svg(trials: Trials, data: bytes, names: Sequence[str]) -> None:
    root = ET.fromstring(data)
    said = {}
    for group in root.iter(f"{SVG}g"):
        title = group.find(f"{SVG}title")
        said[group.get("id", "")] = title.text or "" if title is not None else ""
    for i, name in enumerate(names):
        with trials.trial(f"svg, {name[:30]!a}"):
            found, wanted = _letters(said[f"actor-a{i}"]), _letters(name)[:50]
            assert wanted in found, f"{wanted!a} is not in {found[:80]!a}"
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "g", "title", "desc", "rect", "circle", "path", "text", "style", "defs"}, tags
    for element in root.iter():
        risky = [key for key in element.attrib if key.lower().startswith("on") or key.endswith("href")]
        assert risky == []


def _letters(text: str) -> str:
    """What can be read of a text: letters, marks, digits, signs and symbols, without blanks and controls."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMNPS")


def beyond(trials: Trials) -> None:
    """Whatever else can be a text: found by a machine."""
    texts = st.text(max_size=40)

    @settings(
        max_examples=trials.times(3_000, 150),
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(texts, min_size=2, max_size=4))
    def try_all(names: list[str]) -> None:
        with trials.trial(f"{names!a}"):
            m = _of(names)
            again = decode(encode(m), where="file")
            assert again.map == m
            assert again.notices == ()

    try_all()


TABLE: Final = (
    Row("Hostile names in every field, saved and opened", kept),
    Row("Half characters are refused, the file stays", halves),
    Row("Hostile names in PNG, SVG and PDF; the SVG is well-formed and says them", pictures),
    Row("Names found by Hypothesis, saved and opened", beyond),
)
