"""Whatever is on a map survives the file: fields, order, unknown keys, odd words."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mtd_desktop.errors import UserError
from mtd_desktop.model.document import Map
from mtd_desktop.storage.codec import ENVELOPE, Loaded, decode, encode
from mtd_desktop.storage.explain import place
from tests.strategies import json_values, maps, texts


def outcome(content: bytes) -> Loaded | UserError:
    """What reading gives; every other exception is a defect."""
    try:
        return decode(content, where="here")
    except UserError as error:
        return error


def names_place(error: UserError, part: str = "") -> bool:
    line = str(error)
    return line.startswith("here: ") and part in line and "\n" not in line


def reopened(m: Map) -> Map:
    loaded = decode(encode(m), where="here")
    assert loaded.notices == ()
    assert not loaded.read_only
    return loaded.map


@given(maps())
@settings(deadline=None, max_examples=60)
def test_load_after_save_is_identity(m: Map) -> None:
    again = reopened(m)
    assert again == m
    assert encode(again) == encode(m)


@given(maps())
@settings(deadline=None, max_examples=25)
def test_the_file_keeps_types_that_python_holds_equal(m: Map) -> None:
    """1, 1.0 and true are equal in Python; in the file they are not."""
    assert reopened(m).model_dump_json() == m.model_dump_json()


@given(
    st.dictionaries(
        texts.filter(lambda key: key not in {"format", "version", "app", "sha256", "map"}), json_values
    )
)
@settings(deadline=None, max_examples=50)
def test_unknown_keys_of_the_envelope_are_kept(unknown: dict[str, Any]) -> None:
    text = json.dumps({"format": "mtdmap", "version": 1, **unknown, "map": {}})
    m = decode(text.encode(), where="here").map
    written = json.loads(encode(m))
    for key in ("format", "version", "app", "sha256", "map"):
        del written[key]
    assert json.dumps(written) == json.dumps(unknown)
    assert bool((m.__pydantic_extra__ or {}).get(ENVELOPE)) is bool(unknown)


@given(maps(), st.data())
@settings(deadline=None, max_examples=60)
def test_a_changed_byte_is_refused_or_noticed(m: Map, data: st.DataObject) -> None:
    """Never silently different: the checksum covers every byte of the file."""
    content = bytearray(encode(m))
    position = data.draw(st.integers(0, len(content) - 1))
    content[position] ^= data.draw(st.integers(1, 255))
    found = outcome(bytes(content))
    assert names_place(found) if isinstance(found, UserError) else found.map == m or found.notices


@given(st.binary(max_size=200) | texts.map(str.encode))
@settings(deadline=None, max_examples=200)
def test_any_bytes_give_a_map_or_a_sentence(content: bytes) -> None:
    found = outcome(content)
    assert not isinstance(found, UserError) or names_place(found)


@given(json_values)
@settings(deadline=None, max_examples=60)
def test_any_json_inside_a_map_gives_a_map_or_a_sentence(value: Any) -> None:
    """Put in the place of each part of a map in turn."""
    for field in Map.model_fields:
        for tree in ({field: value}, {field: [value]}, {field: [{"id": "a", "name": value}]}):
            found = outcome(json.dumps(tree).encode())
            assert not isinstance(found, UserError) or names_place(found, field.removesuffix("s"))


@given(st.lists(texts | st.integers(0, 3)), json_values)
def test_any_place_can_be_named(location: list[str | int], tree: Any) -> None:
    assert isinstance(place(location, tree), str)
