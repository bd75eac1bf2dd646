"""The JSON Schema of a map file, for those who write maps with other programs."""

from __future__ import annotations

from typing import Any, Final

from mtd_desktop.model.document import Map
from mtd_desktop.storage import migrations
from mtd_desktop.storage.codec import FORMAT

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def file_schema() -> dict[str, Any]:
    """The schema of the whole file: the envelope, and in it the map.

    It says what stands where. That ids are unique and lead somewhere is checked by the program alone.
    """
    inner = Map.model_json_schema(mode="validation")
    definitions = inner.pop("$defs")
    return {
        "$schema": DIALECT,
        "$id": f"urn:{FORMAT}:schema:{migrations.CURRENT}",
        "title": "MTD Desktop map file",
        "description": (
            "A map of who makes peace on which track: an envelope that names format and version, and the map."
            " Unknown keys are allowed everywhere and kept. Dates are texts like 1993, 1993-05 or 1993-05-31."
        ),
        "type": "object",
        "required": ["format", "version", "map"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": migrations.CURRENT},
            "app": {"type": "string", "description": "The program that wrote the file."},
            "sha256": {
                "type": "string",
                "description": "Of the file without these 64 digits. Leave it out of files of your own.",
            },
            "map": {"$ref": "#/$defs/Map"},
        },
        "$defs": {**definitions, "Map": inner},
    }
