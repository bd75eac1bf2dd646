"""Comparing and merging in the window: real files, one undo step, nothing decided behind a person's back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTableWidgetItem
from pytestqt.qtbot import QtBot

from mtd_desktop.editing.actor_ops import AddActor, MoveToZone, SetActorField, new_actor
from mtd_desktop.editing.entity_ops import Delete
from mtd_desktop.editing.operation import Operation
from mtd_desktop.editing.page_ops import SetMeta
from mtd_desktop.gui.dialogs.ancestor import AncestorDialog
from mtd_desktop.gui.dialogs.comparing import ComparingDialog
from mtd_desktop.gui.dialogs.merging import MINE, THEIRS, MergingDialog, Versions
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.document import Map
from mtd_desktop.privacy.mask import masked_together
from mtd_desktop.storage import versions
from mtd_desktop.storage.files import load, save
from mtd_desktop.storage.vault import Key
from tests.gui.window_stage import Stage
from tests.unit.editing.small_map import small_map

HOSTILE = "<img src=x onerror=alert(1)>"
ARABIC = "مجلس السلام في المدينة القديمة"
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def after(*operations: Operation) -> Map:
    m = small_map()
    for operation in operations:
        m = operation.apply(m)
    return m


MINE_MAP = after(SetActorField(("ann",), "name", "Anna"), SetMeta("title", "Mine"))
THEIR_MAP = after(
    SetActorField(("ann",), "name", "Hanna"), SetMeta("title", "Theirs"), MoveToZone(("bob",), 7)
)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QDialog], None]:
    def show(dialog: QDialog) -> None:
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)

    return show


class Hands:
    """What a person does with the dialogs of the room, one after the other."""

    def __init__(self) -> None:
        self.deeds: list[Callable[[QDialog], int]] = []
        self.seen: list[QDialog] = []

    def __call__(self, dialog: QDialog) -> int:
        self.seen.append(dialog)
        return self.deeds.pop(0)(dialog)


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    made = Hands()
    monkeypatch.setattr(QDialog, "exec", lambda dialog: made(dialog))  # noqa: PLW0108 - a method is bound, an object is not
    yield made
    assert made.deeds == []


def close(dialog: QDialog) -> int:
    dialog.reject()
    return 0


def take(choice: str, *, further: bool = False) -> Callable[[QDialog], int]:
    def deed(dialog: QDialog) -> int:
        assert isinstance(dialog, MergingDialog)
        dialog.take("a" if choice == "a" else "b", everything=True)
        (dialog.next if further else dialog.go).click()
        assert dialog.result()
        return 1

    return deed


def go_on(dialog: QDialog) -> int:
    """Continue without a common version."""
    assert isinstance(dialog, AncestorDialog)
    dialog.accept()
    return 1


def put(path: Path, m: Map) -> Path:
    save(path, m, expected=None)
    return path


def merging(m: Map = MINE_MAP, theirs: Map = THEIR_MAP, base: Map | None = None) -> MergingDialog:
    return MergingDialog(Versions(m, theirs, "Group 2", base, "the version before"))


# Comparing


def test_the_list_says_what_differs(shown: Callable[[QDialog], None]) -> None:
    dialog = ComparingDialog(small_map(), THEIR_MAP, ("old", HOSTILE))
    shown(dialog)
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert [text.splitlines()[0] for text in texts] == [
        "~  About the map “Theirs”: changed",
        "~  Actor “Hanna”: changed",
        "→  Actor “Bob”: moved",
    ]
    assert dialog.summary.text() == "3 differences: 1 moved, 2 changed"
    assert HOSTILE in dialog.heading.text()
    assert dialog.heading.textFormat() == Qt.TextFormat.PlainText


def test_a_row_lights_up_what_it_is_about(shown: Callable[[QDialog], None]) -> None:
    dialog = ComparingDialog(small_map(), THEIR_MAP, ("old", "new"))
    shown(dialog)
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    assert dialog.picture.lit == ""
    assert dialog.elsewhere.text() != ""
    whole = dialog.picture.grab().toImage()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.picture.lit == "ann"
    assert dialog.elsewhere.text() == ""
    assert dialog.picture.grab().toImage() != whole


def test_nothing_different_is_said_plainly(shown: Callable[[QDialog], None]) -> None:
    dialog = ComparingDialog(small_map(), small_map(), ("old", "new"))
    shown(dialog)
    assert dialog.summary.text() == "No differences: both say the same."
    assert dialog.list.count() == 0


def test_it_can_be_read_the_other_way(shown: Callable[[QDialog], None]) -> None:
    more = after(AddActor(new_actor(small_map(), ARABIC, 3)))
    dialog = ComparingDialog(small_map(), more, ("old", "new"))
    shown(dialog)
    assert dialog.list.item(0).text().startswith("+")
    dialog.swap.click()
    assert dialog.list.item(0).text().startswith("−")
    assert "“new” to “old”" in dialog.heading.text()


def test_two_hundred_differences(shown: Callable[[QDialog], None]) -> None:
    crowd = tuple(
        Actor(id=f"x{n}", name=f"{ARABIC} {n} " * 9, memberships=(Membership(track=n % 9 + 1, primary=True),))
        for n in range(200)
    )
    dialog = ComparingDialog(small_map(), small_map().but(actors=(*small_map().actors, *crowd)), ("a", "b"))
    shown(dialog)
    assert dialog.list.count() == 200
    assert dialog.list.horizontalScrollBar().maximum() == 0
    dialog.list.setCurrentRow(150)
    assert dialog.picture.lit == "x150"


# The merging dialog


def test_nothing_can_be_merged_before_all_is_decided(shown: Callable[[QDialog], None]) -> None:
    dialog = merging(base=small_map())
    shown(dialog)
    assert dialog.table.rowCount() == 2
    assert dialog.count.text().startswith("2 of 2 conflicts")
    assert not dialog.go.isEnabled()
    cell(dialog, 0, THEIRS).setCheckState(CHECKED)
    assert dialog.count.text().startswith("1 of 2 conflicts")
    assert not dialog.go.isEnabled()
    cell(dialog, 1, MINE).setCheckState(CHECKED)
    assert dialog.go.isEnabled()
    m = dialog.result_map
    assert m is not None
    assert (m.meta.title, m.actor_by_id["ann"].name) == ("Theirs", "Anna")
    assert m.actor_by_id["bob"].standing() == 7


def cell(dialog: MergingDialog, row: int, column: int) -> QTableWidgetItem:
    found = dialog.table.item(row, column)
    assert found is not None
    return found


def outcome(dialog: MergingDialog) -> Map:
    assert dialog.result_map is not None
    return dialog.result_map


def test_one_choice_excludes_the_other_and_can_be_taken_back(shown: Callable[[QDialog], None]) -> None:
    dialog = merging(base=small_map())
    shown(dialog)
    cell(dialog, 0, MINE).setCheckState(CHECKED)
    cell(dialog, 0, THEIRS).setCheckState(CHECKED)
    assert cell(dialog, 0, MINE).checkState() == UNCHECKED
    cell(dialog, 0, THEIRS).setCheckState(UNCHECKED)
    assert dialog.count.text().startswith("2 of 2 conflicts")


def test_the_keyboard_alone_suffices(shown: Callable[[QDialog], None]) -> None:
    dialog = merging(base=small_map())
    shown(dialog)
    dialog.activateWindow()
    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, MINE)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert cell(dialog, 0, MINE).checkState() == CHECKED
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    QTest.keyClick(dialog.table, Qt.Key.Key_Right)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert cell(dialog, 1, THEIRS).checkState() == CHECKED
    assert dialog.result_map is not None
    assert dialog.result_map.meta.title == "Mine"
    assert dialog.result_map.actor_by_id["ann"].name == "Hanna"


def test_the_buttons_decide_for_the_chosen_rows_or_for_all(shown: Callable[[QDialog], None]) -> None:
    dialog = merging(base=small_map())
    shown(dialog)
    dialog.table.selectRow(1)
    dialog.take("b")
    assert cell(dialog, 1, THEIRS).checkState() == CHECKED
    assert cell(dialog, 0, THEIRS).checkState() == UNCHECKED
    dialog.take("a", everything=True)
    assert dialog.result_map is not None
    assert dialog.result_map.actor_by_id["ann"].name == "Anna"


def test_a_decision_that_raises_another_question_shows_it(shown: Callable[[QDialog], None]) -> None:
    mine = after(Delete(("cid",)))
    theirs = after(SetActorField(("cid",), "name", "Cyd"))
    dialog = merging(mine, theirs, small_map())
    shown(dialog)
    assert cell(dialog, 0, MINE).text() == "removed"
    dialog.take("b", everything=True)
    assert dialog.result_map == theirs


def test_what_has_the_same_name_is_offered_as_the_same(shown: Callable[[QDialog], None]) -> None:
    theirs = Map(actors=(Actor(id="other", name="  ANN ", influence=5), Actor(id="new", name=HOSTILE)))
    dialog = merging(small_map(), theirs)
    shown(dialog)
    assert dialog.pair_list.item(0).text() == "Actor “Ann”, there called “ANN”"
    dialog.take("a", everything=True)
    assert [actor.influence for actor in outcome(dialog).actors] == [5, None, None, None]
    dialog.pair_list.item(0).setCheckState(UNCHECKED)
    assert [actor.influence for actor in outcome(dialog).actors] == [None, None, None, 5, None]


# The room


def test_compare_with_a_file(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    scene.open(put(tmp_path / "mine.mtdmap", MINE_MAP))
    scene.answers.to_open = put(tmp_path / "theirs.mtdmap", THEIR_MAP)
    hands.deeds = [close]
    scene.do("comparing.compare")
    (dialog,) = hands.seen
    assert isinstance(dialog, ComparingDialog)
    assert "“theirs” to “this map”" in dialog.heading.text()
    assert scene.window.editor.map == MINE_MAP
    assert scene.window.editor.undo_stack.count() == 0


def test_a_merge_is_one_step(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    window = scene.open(put(tmp_path / "mine.mtdmap", MINE_MAP))
    scene.answers.to_open = put(tmp_path / "theirs.mtdmap", THEIR_MAP)
    hands.deeds = [go_on, take("b")]
    scene.do("comparing.merge")
    assert window.editor.map == THEIR_MAP
    assert window.editor.undo_stack.count() == 1
    assert window.editor.undo_stack.undoText() == "Merge with “theirs”"
    window.editor.undo_stack.undo()
    assert window.editor.map == MINE_MAP


def test_giving_up_leaves_no_trace(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    window = scene.open(put(tmp_path / "mine.mtdmap", MINE_MAP))
    scene.answers.to_open = put(tmp_path / "theirs.mtdmap", THEIR_MAP)
    hands.deeds = [close]
    scene.do("comparing.merge")
    hands.deeds = [go_on, close]
    scene.do("comparing.merge")
    assert window.editor.undo_stack.count() == 0
    assert window.editor.map == MINE_MAP


def test_a_version_that_both_files_still_have_is_the_common_one(
    scene: Stage, tmp_path: Path, hands: Hands
) -> None:
    mine, theirs = put(tmp_path / "mine.mtdmap", small_map()), tmp_path / "theirs.mtdmap"
    shutil.copy(mine, theirs)
    put(mine, MINE_MAP)  # what it held stays beside it
    put(theirs, THEIR_MAP)
    window = scene.open(mine)
    scene.answers.to_open = theirs
    hands.deeds = [take("a")]
    scene.do("comparing.merge")
    (dialog,) = hands.seen
    assert isinstance(dialog, MergingDialog)
    assert dialog.versions.base == small_map()
    assert window.editor.map.actor_by_id["bob"].standing() == 7
    assert window.editor.map.meta.title == "Mine"


def test_a_checkpoint_can_be_the_common_one(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    mine = put(tmp_path / "mine.mtdmap", MINE_MAP)
    versions.keep(mine, small_map(), "before the break")
    window = scene.open(mine)
    scene.answers.to_open = put(tmp_path / "theirs.mtdmap", small_map())
    hands.deeds = [take("a")]
    scene.do("comparing.merge")
    dialog = hands.seen[0]
    assert isinstance(dialog, MergingDialog)
    assert "before the break" in dialog.versions.base_name
    assert dialog.outcome.text() == "Nothing changes in this map."
    assert window.editor.map == MINE_MAP


def test_a_person_may_name_the_common_version(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    window = scene.open(put(tmp_path / "mine.mtdmap", after(Delete(("cid",)))))
    scene.answers.to_open = put(tmp_path / "theirs.mtdmap", small_map())
    base = put(tmp_path / "base.mtdmap", small_map().but(meta=small_map().meta.but(seen_by="us")))

    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, AncestorDialog)
        before = dialog.chosen
        scene.answers.to_open = base
        dialog.other.click()
        assert before is None
        assert dialog.chosen is not None
        return 1

    hands.deeds = [choose, take("a")]
    scene.do("comparing.merge")
    assert "cid" not in window.editor.map.actor_by_id


def test_breakout_groups_come_in_one_after_the_other(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    window = scene.open(put(tmp_path / "plenum.mtdmap", small_map()))
    groups = []
    for n in (1, 2):
        m = Map(actors=(Actor(id=f"g{n}", name=f"Group {n}"), Actor(id=f"same{n}", name="Quakers")))
        groups.append(put(tmp_path / f"group{n}.mtdmap", m))

    def first(dialog: QDialog) -> int:
        scene.answers.to_open = groups[1]
        return take("a", further=True)(dialog)

    scene.answers.to_open = groups[0]
    hands.deeds = [first, take("a")]
    scene.do("comparing.merge")
    names = [actor.name for actor in window.editor.map.actors]
    assert names == ["Ann", "Bob", "Cid", "Group 1", "Quakers", "Group 2"]
    assert window.editor.undo_stack.count() == 2


def test_what_others_saved_comes_in_and_the_next_save_asks_nothing(
    scene: Stage, tmp_path: Path, hands: Hands
) -> None:
    path = put(tmp_path / "map.mtdmap", small_map())
    window = scene.open(path)
    window.editor.execute(SetActorField(("ann",), "influence", 5))
    put(path, THEIR_MAP)
    scene.answers.on_disk = "merge"
    hands.deeds = [take("a")]
    assert not window.files.save()
    assert scene.answers.asked[-1] == "changed map.mtdmap"
    ann = window.editor.map.actor_by_id["ann"]
    assert (ann.name, ann.influence) == ("Hanna", 5)
    scene.answers.asked.clear()
    assert window.files.save()
    assert scene.answers.asked == []
    assert load(path).map == window.editor.map


def test_what_others_saved_is_asked_about_again_when_the_merging_is_undone(
    scene: Stage, tmp_path: Path, hands: Hands
) -> None:
    path = put(tmp_path / "map.mtdmap", small_map())
    window = scene.open(path)
    window.editor.execute(SetActorField(("ann",), "influence", 5))
    put(path, THEIR_MAP)
    scene.answers.on_disk = "merge"
    hands.deeds = [take("a")]
    assert not window.files.save()
    window.editor.undo_stack.undo()
    scene.answers.asked.clear()
    scene.answers.on_disk = "cancel"
    assert not window.files.save()
    assert scene.answers.asked == ["changed map.mtdmap"]
    assert load(path).map == THEIR_MAP
    scene.answers.on_disk = "merge"
    hands.deeds = [take("a")]
    assert not window.files.save()
    assert window.files.save()
    window.editor.undo_stack.undo()
    assert window.files.save(), "what stands there is our own"
    assert scene.answers.asked == ["changed map.mtdmap"] * 2


def test_what_others_saved_can_be_looked_at(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    path = put(tmp_path / "map.mtdmap", small_map())
    window = scene.open(path)
    window.editor.execute(SetActorField(("ann",), "influence", 5))
    put(path, THEIR_MAP)
    scene.answers.on_disk = "compare"
    hands.deeds = [close]
    assert not window.files.save()
    assert isinstance(hands.seen[0], ComparingDialog)
    assert load(path).map == THEIR_MAP


def test_a_file_that_is_no_map_is_told(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    window = scene.open(put(tmp_path / "mine.mtdmap", MINE_MAP))
    scene.answers.to_open = tmp_path / "broken.mtdmap"
    scene.answers.to_open.write_text("{")
    scene.do("comparing.merge")
    scene.do("comparing.compare")
    assert len(scene.answers.told) == 2
    assert hands.seen == []
    assert window.editor.map == MINE_MAP


def test_hidden_names_are_not_shown_by_comparing(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    window = scene.open(put(tmp_path / "mine.mtdmap", MINE_MAP))
    scene.answers.to_open = put(tmp_path / "theirs.mtdmap", THEIR_MAP)
    window.editor.viewing.set(masked=True)
    assert not window.actions_.by_id["comparing.compare"].isEnabled()
    hands.deeds = [close]
    window.handler("comparing.compare")()  # as when a file changed on disk
    (dialog,) = hands.seen
    assert isinstance(dialog, ComparingDialog)
    texts = " ".join(dialog.list.item(row).text() for row in range(dialog.list.count()))
    assert "Anna" not in texts
    assert "Hanna" not in texts
    assert "theirs" not in dialog.heading.text()
    window.handler("comparing.merge_with_disk")()
    assert "hidden" in scene.answers.told[0].message


def test_versions_are_compared_under_the_same_pseudonyms(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    """Whoever stands behind somebody who was deleted has another number, and did not change."""
    first = small_map()
    alike = [a for a in first.actors if a.kind == first.actors[0].kind]
    assert len(alike) > 1, "the test needs somebody to be counted behind the first"
    before = first.but(
        track_notes=(), meta=first.meta.but(question=f"What does {first.actors[0].name} want?")
    )
    after_ = Delete((first.actors[0].id,)).apply(before)
    window = scene.open(put(tmp_path / "mine.mtdmap", after_))
    window.editor.viewing.set(masked=True)
    hands.deeds = [close]
    window.handler("comparing.compare_maps")(before, after_)
    (dialog,) = hands.seen
    assert isinstance(dialog, ComparingDialog)
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert not [text for text in texts if "Actor P1" in text and "Actor P2" in text], "nobody was renamed"
    assert not [text for text in texts if first.actors[0].name in text]
    a, b = masked_together(before, after_)
    assert all(a.actor_by_id[one.id].name == one.name for one in b.actors)
    assert first.actors[0].name not in b.meta.question


def test_secrets_come_into_an_open_map_only_on_purpose(scene: Stage, tmp_path: Path, hands: Hands) -> None:
    window = scene.open(put(tmp_path / "mine.mtdmap", MINE_MAP))
    theirs = tmp_path / "theirs.mtdmap"
    save(theirs, THEIR_MAP, expected=None, key=Key.create("five words"))
    scene.answers.to_open = theirs
    scene.answers.passphrases = ["five words"]
    scene.do("comparing.merge")
    assert scene.answers.asked[-1] == "sure Merge All the Same"
    assert window.editor.map == MINE_MAP
    scene.answers.on_sure = True
    hands.deeds = [go_on, take("b")]
    scene.do("comparing.merge")
    assert window.editor.map == THEIR_MAP


def test_the_picture_marks_what_was_added(shown: Callable[[QDialog], None]) -> None:
    more = after(AddActor(new_actor(small_map(), "New", 3)))
    dialog = ComparingDialog(small_map(), more, ("old", "new"))
    shown(dialog)
    page = dialog.picture.page
    assert page is not None
    spot = page.spots[more.actors[-1].id]
    drawn = dialog.picture.grab().toImage()
    room = dialog.picture.rect()
    scale = min((room.width() - 16) / page.drawing.width, (room.height() - 16) / page.drawing.height)
    left = (room.width() - page.drawing.width * scale) / 2
    top = (room.height() - page.drawing.height * scale) / 2
    at = QPoint(round(left + spot.x * scale), round(top + (spot.y - spot.r - 5) * scale))
    near = [QColor(drawn.pixel(at.x() + dx, at.y() + dy)) for dx in range(-3, 4) for dy in range(-3, 4)]
    assert any(c.green() > c.red() + 20 and c.green() > c.blue() + 10 for c in near)
