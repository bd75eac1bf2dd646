"""Names that must not leave the room: a canary in every field, looked for in everything that leaves."""

from __future__ import annotations

from typing import Final

from mtd_desktop.cli.main import main
from mtd_desktop.privacy.audience import AUDIENCES, MODES, Audience
from mtd_desktop.privacy.redact import redact
from mtd_desktop.storage.codec import encode
from mtd_desktop.storage.files import save
from tests.canaries import CANARY, LEVELS, MARKS, Mint, marked_map, names_of
from tests.e2e.test_leaving import words_in
from tests.faults.trials import Row, Trials

ABOVE: Final[dict[Audience, tuple[str, ...]]] = {
    "public": ("restricted", "secret", "never"),
    "workshop": ("secret", "never"),
    "private": (),
}


def escaped(words: str, mint: Mint, audience: Audience, *more: str) -> set[str]:
    """Whose canaries are among `words` and above the audience."""
    marks = tuple(MARKS[level] for level in (*ABOVE[audience], *more))
    return {mint.made.get(word, word) for word in CANARY.findall(words.casefold()) if word.startswith(marks)}


def in_data(trials: Trials) -> None:
    """What `redact` lets through, letter by letter, also when every text names somebody hidden."""
    m, mint = marked_map()
    hidden = tuple(names_of(m, "restricted", "secret"))
    gossip, _ = marked_map(hidden)
    for audience in AUDIENCES:
        for mode in MODES:
            for everyone in (False, True):
                for what, whole in (("plain", m), ("with gossip", gossip)):
                    with trials.trial(f"{what}, {audience}, {mode}, everyone {everyone}"):
                        made = redact(whole, audience, mode, everyone=everyone).map
                        assert escaped(encode(made).decode(), mint, audience) == set()


def in_files(trials: Trials) -> None:
    """Every format, audience and mode of the command line, unpacked and read."""
    m, mint = marked_map()
    m = m.but(view=m.view.but(label_by="name", show_link_labels=True), conventions=m.conventions[:-1])
    path = trials.new_folder() / "map.mtdmap"
    save(path, m, expected=None)
    forms = ("svg", "pdf", "png") if trials.full else ("svg",)
    for audience in AUDIENCES:
        for mode in MODES:
            for everyone in ([], ["--everyone"])[: 1 if mode == "leave out" else 2]:
                for form in forms:
                    with trials.trial(f"{form}, {audience}, {mode} {everyone}"):
                        out = path.with_name(f"out.{form}")
                        chosen = ["--audience", audience, "--mode", mode.replace(" ", "-"), *everyone]
                        assert main(["export", str(path), str(out), *chosen]) == 0
                        words = words_in(out)
                        assert escaped(words, mint, audience, "never") == set()
                        if everyone:
                            assert not [name for name in names_of(m, *LEVELS) if name in words]


TABLE: Final = (
    Row("Canary names in what is let through, for every audience, in every mode", in_data),
    Row("Canary names in exported files, unpacked and read", in_files),
)
