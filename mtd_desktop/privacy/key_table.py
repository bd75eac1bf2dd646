"""Which pseudonym stands for whom: the one file that must never travel with the picture.

It is small JSON, and whoever writes it encrypts it; see docs/privacy.md.
"""

from __future__ import annotations

import json

from mtd_desktop.model.document import Map
from mtd_desktop.privacy.pseudonyms import codes, pseudonym


def key_table(m: Map) -> bytes:
    """Pseudonym, name and id of every actor of the map, as UTF-8 JSON."""
    known = codes(m)
    rows = [{"pseudonym": pseudonym(known[a.id]), "name": a.name, "id": a.id} for a in m.actors]
    table = {"format": "mtd-key-table", "version": 1, "actors": rows}
    return json.dumps(table, ensure_ascii=False, indent=1).encode(errors="surrogatepass")
