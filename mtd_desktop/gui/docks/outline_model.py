"""The outline's nodes for Qt: what stands in each row, what may be renamed, and what may be dragged where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from mtd_desktop.editing.actor_ops import MoveToZone, SetActorField
from mtd_desktop.gui import plain
from mtd_desktop.gui.carried import MIME, carried, idents_in
from mtd_desktop.gui.docks import options, outline_things
from mtd_desktop.gui.docks.icons import line_icon, swatch
from mtd_desktop.gui.docks.outline_things import quiet
from mtd_desktop.gui.docks.outline_tree import ActorNode, KindNode, LinkNode, Node, ThingNode, Tree, ZoneNode
from mtd_desktop.gui.editor import Editor
from mtd_desktop.i18n import translate
from mtd_desktop.model.changes import ChangeSet
from mtd_desktop.model.tracks import OUTSIDE

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_LONGEST: Final = 200
_ROW_FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ZONE_FLAGS: Final = _ROW_FLAGS | Qt.ItemFlag.ItemIsDropEnabled
_ACTOR_FLAGS: Final = _ZONE_FLAGS | Qt.ItemFlag.ItemIsDragEnabled
_LINK_FLAGS: Final = _ROW_FLAGS | Qt.ItemFlag.ItemNeverHasChildren


class OutlineModel(QAbstractItemModel):
    """Two columns: the name, and how many actors or links there are."""

    def __init__(self, editor: Editor, parent: QAbstractItemModel | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._search = ""
        self.tree = Tree(editor.shown)
        self._next: Tree | None = None

    def node(self, index: _Index) -> Node | None:
        """The node of a row; `None` for no row."""
        found: Node | None = index.internalPointer() if index.isValid() else None
        return found

    def index_of(self, node: Node, column: int = 0) -> QModelIndex:
        """The row of a node."""
        return self.createIndex(node.row, column, node)

    def search(self, text: str) -> None:
        """Keep what matches, and nothing else."""
        self._search, self._next = text, None
        self.rebuild()

    def rebuild(self) -> None:
        """Make the tree anew from the map."""
        self.beginResetModel()
        ready, self._next = self._next, None
        stale = ready is None or ready.map is not self._editor.shown
        self.tree = Tree(self._editor.shown, self._search) if ready is None or stale else ready
        self.endResetModel()

    def follow(self, changes: ChangeSet) -> bool:
        """Take over what a change altered; false if rows came, went or moved, and `rebuild` is due."""
        fresh = Tree(self._editor.shown, self._search)
        if changes.links or changes.page or fresh.shape() != self.tree.shape():
            self._next = fresh
            return False
        self.tree.map = self._editor.shown
        for ident in changes.actors.altered:
            node = self.tree.actor_nodes.get(ident)
            if node is not None:
                self.dataChanged.emit(self.index_of(node), self.index_of(node, 1))
        for ident in changes.processes.altered | changes.agreements.altered:
            thing = self.tree.thing_nodes.get(ident)
            if thing is not None:
                self.dataChanged.emit(self.index_of(thing), self.index_of(thing, 1))
        if changes.sides and self.tree.zones:
            for zone in self.tree.zones:
                if zone.actors:
                    self.dataChanged.emit(self.index_of(zone.actors[0]), self.index_of(zone.actors[-1], 1))
        return True

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        """See Qt."""
        children = self._children(self.node(parent))
        if 0 <= row < len(children) and 0 <= column < 2 and parent.column() <= 0:
            return self.createIndex(row, column, children[row])
        return QModelIndex()

    def parent(self, index: _Index = _ROOT) -> Any:
        """See Qt; it has a second meaning, the owner, that nobody here asks for."""
        node = self.node(index)
        above = None if node is None else node.parent
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """See Qt."""
        return 0 if parent.column() > 0 else len(self._children(self.node(parent)))

    def columnCount(self, _parent: _Index = _ROOT) -> int:
        """See Qt."""
        return 2

    def hasChildren(self, parent: _Index = _ROOT) -> bool:
        """See Qt; without making the nodes of all links."""
        node = self.node(parent)
        if isinstance(node, ActorNode):
            return parent.column() == 0 and self.tree.has_links(node)
        if isinstance(node, KindNode):
            return parent.column() == 0
        return node is None or (isinstance(node, ZoneNode) and bool(node.actors))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The names of the columns, for those who hear the table."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (translate("Outline", "Name"), translate("Outline", "Number"))[section]
        return None

    def data(self, index: _Index, role: int = 0) -> object:
        """See Qt."""
        node = self.node(index)
        if node is None:
            return None
        if index.column() == 1:
            return self._count_data(node, role)
        if isinstance(node, ZoneNode | KindNode):
            return self._top_data(node, role)
        if isinstance(node, ThingNode):
            return outline_things.data(self.tree.map, node.ident, role, self._editor.viewing.look.date)
        return self._actor_data(node, role) if isinstance(node, ActorNode) else self._link_data(node, role)

    def setData(self, index: _Index, value: object, role: int = 0) -> bool:
        """Rename an actor, a process or an agreement in place."""
        node = self.node(index)
        if isinstance(node, ThingNode) and role == Qt.ItemDataRole.EditRole:
            return self._editor.execute(outline_things.rename(self.tree.map, node.ident, str(value)))
        if not isinstance(node, ActorNode) or role != Qt.ItemDataRole.EditRole:
            return False
        return self._editor.execute(SetActorField((node.ident,), "name", str(value)))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What has a name can be renamed; actors can be dragged, zones take them."""
        node = self.node(index)
        named = index.column() == 0 and not self._editor.viewing.look.masked
        if isinstance(node, ThingNode):
            return _LINK_FLAGS | Qt.ItemFlag.ItemIsEditable if named else _LINK_FLAGS
        if isinstance(node, KindNode):
            return _ROW_FLAGS
        if isinstance(node, ActorNode):
            return _ACTOR_FLAGS | Qt.ItemFlag.ItemIsEditable if named else _ACTOR_FLAGS
        return _ZONE_FLAGS if isinstance(node, ZoneNode) else _LINK_FLAGS

    def mimeTypes(self) -> list[str]:
        """See Qt."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the dragged actors."""
        nodes = (self.node(index) for index in indexes)
        idents = dict.fromkeys(node.ident for node in nodes if isinstance(node, ActorNode))
        return carried(idents, self._editor)

    def supportedDropActions(self) -> Qt.DropAction:
        """Actors are moved."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: _Index
    ) -> bool:
        """Actors can be dropped on a zone, or on an actor that stands there."""
        taken = isinstance(self.node(parent), ZoneNode | ActorNode | LinkNode)
        return taken and bool(idents_in(data, self._editor))

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: _Index
    ) -> bool:
        """Move the dragged actors to the zone they were dropped on."""
        node = self.node(parent)
        while isinstance(node, ActorNode | LinkNode):
            node = node.parent
        idents = idents_in(data, self._editor)
        return (
            isinstance(node, ZoneNode)
            and bool(idents)
            and self._editor.execute(MoveToZone(idents, node.zone))
        )

    def _children(self, node: Node | None) -> Sequence[Node]:
        if node is None:
            return self.tree.tops
        if isinstance(node, ZoneNode):
            return node.actors
        if isinstance(node, KindNode):
            return node.things
        return self.tree.links(node) if isinstance(node, ActorNode) else ()

    def _count_data(self, node: Node, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return quiet()
        if isinstance(node, ZoneNode):
            text = str(len(node.actors))
            all_of = translate("Outline", "{n} actors") if len(node.actors) == node.total else ""
            some_of = translate("Outline", "{n} of {total} actors")
            spoken = (all_of or some_of).format(n=len(node.actors), total=node.total)
        elif isinstance(node, KindNode):
            text = spoken = str(len(node.things))
        elif isinstance(node, ActorNode):
            links = len(self.tree.map.links_of.get(node.ident, ()))
            text = str(links) if links else ""
            spoken = translate("Outline", "{n} links").format(n=links)
        else:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return spoken if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) else None

    def _top_data(self, node: ZoneNode | KindNode, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(node, KindNode):
                return outline_things.heading(node.kind)
            return self.zone_title(node.zone)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if isinstance(node, KindNode):
            return None
        if role == Qt.ItemDataRole.ForegroundRole and not node.actors:
            return quiet()
        if role == Qt.ItemDataRole.ToolTipRole and node.zone:
            return plain.tooltip(self.tree.map.framework.track(node.zone).description)
        return None

    def zone_title(self, zone: int | None) -> str:
        """Number and name of a track, or where else an actor can be."""
        if zone is None:
            return translate("Outline", "Tray: not placed yet")
        if zone == OUTSIDE:
            return translate("Outline", "Outside the compass")
        return plain.one_line(self.tree.map.framework.track(zone).title, _LONGEST)

    def _actor_data(self, node: ActorNode, role: int) -> object:
        m = self.tree.map
        actor = m.actor_by_id.get(node.ident)
        if actor is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return plain.one_line(actor.name, _LONGEST)
        if role == Qt.ItemDataRole.EditRole:
            return actor.name
        away = outline_things.presence(actor.state_on(self._editor.viewing.look.date))
        if role == Qt.ItemDataRole.ForegroundRole:
            return quiet() if away else None
        side = None if actor.side is None else m.side_by_id.get(actor.side)
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch(None if side is None else side.colour, 16)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            kind = next((o.text for o in options.kinds(m) if o.value == actor.kind), "")
            also = [m.framework.track(n).title for n in actor.other_tracks()]
            parts = [actor.name, kind, "" if side is None else side.name, away]
            if also:
                parts.append(translate("Outline", "also on {tracks}").format(tracks=", ".join(also)))
            text = ", ".join(plain.one_line(part, _LONGEST) for part in parts if part)
            return plain.tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def _link_data(self, node: LinkNode, role: int) -> object:
        m = self.tree.map
        link = m.link_by_id.get(node.ident)
        if link is None:
            return None
        relation = m.relation(link.relation)
        date = self._editor.viewing.look.date
        if role == Qt.ItemDataRole.ForegroundRole:
            return quiet() if link.state_on(date) != "active" else None
        if role == Qt.ItemDataRole.DecorationRole:
            return line_icon(relation)
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        outwards = link.from_actor == node.parent.ident
        other = m.actor_by_id[link.to_actor if outwards else link.from_actor]
        if link.direction == "forward":
            form = (
                translate("Outline", "{relation} → {name}")
                if outwards
                else translate("Outline", "{relation} ← {name}")
            )
        elif link.direction == "both":
            form = translate("Outline", "{relation} ↔ {name}")
        else:
            form = translate("Outline", "{relation} – {name}")
        text = plain.one_line(form.format(relation=relation.name, name=other.name), _LONGEST)
        return plain.tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text
