"""The text of a map file: what it looks like, and what is said of every text that is none."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from mtd_desktop.errors import UserError
from mtd_desktop.model.actors import Actor, Membership
from mtd_desktop.model.base import TEXT_LIMIT, Entity
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.model.links import Link
from mtd_desktop.storage import codec, migrations
from mtd_desktop.storage.codec import decode, encode, unknown_keys

GOLDEN = Path(__file__).parents[2] / "golden" / "files"

SMALL = Map(
    meta=Meta(title="Two"),
    actors=(
        Actor(id="a", name="Ann", memberships=(Membership(track=1, primary=True),)),
        Actor(id="b", name="Bob “the” بوب"),
    ),
    links=(Link(id="l", from_actor="a", to_actor="b", relation="mediates"),),
)


def complaint(content: str | bytes) -> str:
    """The one line that is said of a bad file."""
    data = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(UserError) as caught:
        decode(data, where="F")
    line = str(caught.value)
    assert line.startswith("F: ")
    assert "\n" not in line
    return line.removeprefix("F: ")


def inside(content: str, version: object = 1) -> str:
    return f'{{"format": "mtdmap", "version": {json.dumps(version)}, "map": {content}}}'


def actor(rest: str) -> str:
    return f'{{"actors": [{{"id": "a", "name": "Ann", {rest}}}]}}'


# What it looks like


def test_layout_is_a_block_for_each_entity() -> None:
    text = encode(SMALL).decode()
    assert text.startswith('{\n  "format": "mtdmap",\n  "version": 1,\n  "app": "mtd-desktop ')
    assert text.endswith(
        """\
    "actors": [
      {
        "id": "a",
        "name": "Ann",
        "memberships": [{"track": 1, "primary": true}]
      },
      {
        "id": "b",
        "name": "Bob “the” بوب"
      }
    ],
    "links": [
      {
        "id": "l",
        "from_actor": "a",
        "to_actor": "b",
        "relation": "mediates"
      }
    ]
  }
}
"""
    )


def test_a_renamed_actor_is_one_changed_line() -> None:
    renamed = SMALL.but(actors=(SMALL.actors[0].but(name="Anna"), SMALL.actors[1]))
    before, after = (encode(m).decode().splitlines() for m in (SMALL, renamed))
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.strip() for _, new in changed if "sha256" not in new] == ['"name": "Anna",']
    assert len(changed) == 2


def test_a_new_actor_moves_no_line_of_the_others() -> None:
    more = SMALL.but(actors=(*SMALL.actors, Actor(id="c", name="Cem")))
    before, after = (encode(m).decode().splitlines() for m in (SMALL, more))
    assert [line for line in before if line not in after and "sha256" not in line] == []
    assert len(after) - len(before) == 4


def test_framework_conventions_and_view_are_written_whole() -> None:
    written = json.loads(encode(Map()))["map"]
    assert list(written) == ["framework", "conventions", "convention", "view"]
    assert len(written["framework"]["tracks"]) == 9
    assert written["conventions"][0]["relations"][0]["covers"] == ["close"]
    assert written["view"]["theme"] == "paper"


def test_what_is_default_elsewhere_is_left_out() -> None:
    written = json.loads(encode(SMALL))["map"]
    assert written["meta"] == {"title": "Two"}
    assert written["actors"][1] == {"id": "b", "name": "Bob “the” بوب"}


def test_the_checksum_is_that_of_the_rest_of_the_file() -> None:
    data = encode(SMALL)
    stated = json.loads(data)["sha256"]
    assert hashlib.sha256(data.replace(stated.encode(), b"")).hexdigest() == stated


# What is read all the same


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
    ],
    ids=["byte order mark", "line ends of Windows"],
)
def test_other_editors_habits_are_no_change(change: object) -> None:
    assert callable(change)
    loaded = decode(change(encode(SMALL)), where="F")
    assert loaded.map == SMALL
    assert loaded.notices == ()


def test_a_bare_map_is_read() -> None:
    loaded = decode(b'{"actors": [{"id": "a", "name": "Ann"}]}', where="F")
    assert [one.name for one in loaded.map.actors] == ["Ann"]


def test_an_edited_file_is_opened_with_a_notice() -> None:
    loaded = decode(encode(SMALL).replace(b"Ann", b"Eve"), where="F")
    assert loaded.map.actors[0].name == "Eve"
    assert not loaded.read_only
    assert "changed outside MTD Desktop" in loaded.notices[0]


def test_a_file_by_hand_needs_no_checksum() -> None:
    assert decode(inside("{}").encode(), where="F").notices == ()


def test_a_checksum_that_is_none_is_a_notice() -> None:
    text = '{"format": "mtdmap", "version": 1, "sha256": 12, "map": {}}'
    assert len(decode(text.encode(), where="F").notices) == 1


def test_unknown_keys_are_kept_and_named() -> None:
    text = """{"format": "mtdmap", "version": 1, "colour": {"a": 1}, "map": {"zoom": [1, 2.0],
      "actors": [{"id": "a", "name": "A", "nmae": 1, "memberships": [{"track": 1, "primary": true, "q": 0}]}],
      "view": {"tilt": 1e3}}}"""
    m = decode(text.encode(), where="F").map
    again = decode(encode(m), where="F").map
    assert again == m
    expected = [
        "zoom",
        "colour (outside “map”)",
        "view.tilt",
        "actors[0].nmae",
        "actors[0].memberships[0].q",
    ]
    assert list(unknown_keys(m)) == expected
    written = json.loads(encode(m))
    assert written["colour"] == {"a": 1}
    assert '"tilt": 1000.0' in encode(m).decode()
    assert list(written) == ["format", "version", "app", "sha256", "colour", "map"]


def test_unknown_keys_of_an_edited_file_are_noticed() -> None:
    text = encode(SMALL).decode().replace('"name": "Ann"', '"nmae": 1, "name": "Ann"')
    notices = decode(text.encode(), where="F").notices
    assert "actors[0].nmae" in notices[1]


def test_a_key_that_the_program_needs_is_not_taken_from_the_file() -> None:
    assert complaint(inside('{"$envelope": {"format": "x"}}')).startswith("map: The key “$envelope” is kept")
    # Bare as well: such a map could be opened and then neither saved nor kept from a crash.
    assert "The key “$envelope” is kept" in complaint('{"meta": {}, "$envelope": "x"}')


def test_a_deep_bare_map_is_refused_while_it_could_still_be_saved() -> None:
    for depth in range(150, 260):
        text = f'{{"meta": {{}}, "x": {"[" * depth}{"]" * depth}}}'
        try:
            m = decode(text.encode(), where="F").map
        except UserError:
            break
        assert decode(encode(m), where="F").map == m
    else:
        pytest.fail("no depth was refused")


# Versions


def test_a_later_version_opens_for_reading() -> None:
    text = inside('{"actors": [{"id": "a", "name": "Ann", "aura": 3}]}', version=7)
    loaded = decode(text.encode(), where="F")
    assert loaded.read_only
    assert "version 7" in loaded.notices[0]
    assert "actors[0].aura" in loaded.notices[1]


def test_a_later_version_that_is_not_understood_names_both() -> None:
    said = complaint(inside(actor('"kind": "robot"'), version=1001))
    assert "version 1001" in said
    assert "reads up to 1" in said
    assert "actors[0] “Ann”, kind" in said


# One frozen file a version


LATEST = GOLDEN / "v1-fields2.mtdmap"
"""The file of the current version with all the fields that it has by now."""


def test_there_is_a_frozen_file_of_every_version() -> None:
    stems = {path.stem for path in GOLDEN.glob("*.mtdmap")}
    assert {f"v{version}" for version in range(1, migrations.CURRENT + 1)} <= stems
    assert LATEST.stem.startswith(f"v{migrations.CURRENT}")


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.mtdmap")), ids=lambda path: path.stem)
def test_every_version_ever_written_is_read(path: Path) -> None:
    loaded = decode(path.read_bytes(), where="F")
    assert loaded.notices == ()
    assert not loaded.read_only


def test_the_present_version_is_written_as_it_always_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other bytes for the same map: then it is another version, or a mistake."""
    monkeypatch.setattr(codec, "APP", "mtd-desktop 0.1.0")
    data = LATEST.read_bytes()
    assert encode(decode(data, where="F").map) == data


def test_the_frozen_file_uses_every_field_of_every_entity() -> None:
    m = decode(LATEST.read_bytes(), where="F").map
    used: dict[type[BaseModel], set[str]] = {}
    collect(m, used)
    missing = {
        f"{kind.__name__}.{name}"
        for kind in entity_kinds(Entity)
        for name, field in kind.model_fields.items()
        if name not in used.get(kind, ())
    }
    assert missing == set()


def collect(value: object, used: dict[type[BaseModel], set[str]]) -> None:
    """Note the fields whose value is not the default, for each kind of entity."""
    if isinstance(value, Entity):
        differing = {
            name for name, field in type(value).model_fields.items() if getattr(value, name) != field.default
        }
        used.setdefault(type(value), set()).update(differing)
        for name in type(value).model_fields:
            collect(getattr(value, name), used)
    elif isinstance(value, tuple):
        for element in value:
            collect(element, used)


def entity_kinds(kind: type[Entity]) -> set[type[Entity]]:
    """Every kind of entity in the program (not those that tests define)."""
    found = {one for one in kind.__subclasses__() if one.__module__.startswith("mtd_desktop.")}
    return found.union(*(entity_kinds(one) for one in found))


# What is refused, and what is said

BROKEN_SYNTAX = [
    ("", "The file is empty"),
    (" \n\t", "The file is empty"),
    ("{", "line 1, column 1: The text ends too early"),
    ("[", "line 1, column 1: The text ends too early"),
    ('{"a', "line 1, column 3: The text ends too early"),
    ('{"a":', "line 1, column 5: The text ends too early"),
    ('{"a": 1', "line 1, column 7: The text ends too early"),
    ('{"a": 1,', "line 1, column 8: The text ends too early"),
    ('{"a": tru', "line 1, column 9: The text ends too early"),
    ('{\n"a": 1,\n}', "line 3, column 1: There is a comma too many"),
    ("[1,]", "line 1, column 4: There is a comma too many"),
    ("[1 2]", "line 1, column 4: A comma or ] is missing"),
    ("[1}", "line 1, column 3: A comma or ] is missing"),
    ('{"a": 1 "b": 2}', "line 1, column 9: A comma or } is missing"),
    ('{"é": "é" x}', "line 1, column 11: A comma or } is missing"),
    ('{"a" 1}', "line 1, column 6: A colon is missing"),
    ("{a: 1}", "line 1, column 2: A key in double quotes is missing"),
    ("{'a': 1}", "line 1, column 2: A key in double quotes is missing"),
    ("{,}", "line 1, column 2: A key in double quotes is missing"),
    ('{"a": NaN}', "line 1, column 7: Here should stand a value; NaN and Infinity are none"),
    ('{"a": Infinity}', "line 1, column 7: Here should stand a value; NaN and Infinity are none"),
    ('{"a": -Infinity}', "line 1, column 8: A number is written in a way"),
    ('{"a": undefined}', "line 1, column 7: Here should stand a value"),
    ('{"a": nil}', "line 1, column 8: A word is misspelt"),
    ('{"a": 01}', "line 1, column 8: A number is written in a way"),
    ('{"a": 1.}', "line 1, column 9: A number is written in a way"),
    ('{"a": +1}', "line 1, column 7: Here should stand a value"),
    ('{"a": .5}', "line 1, column 7: Here should stand a value"),
    ('{"a": 0x1f}', "line 1, column 8: A comma or } is missing"),
    ('{"a": 1e999}', "line 1, column 7: The number 1e999 is too large"),
    ('{"a": "1e999",\n "b": [-1e999]}', "line 2, column 8: The number -1e999 is too large"),
    ('{"a": ' + "9" * 5000 + "}", "A number has too many digits"),
    ('{"a": "x\ny"}', "line 1, column 9: A text holds a raw line break or control character"),
    ('{"a": "x\x00y"}', "line 1, column 9: A text holds a raw line break or control character"),
    ('{"a": "x\ty"}', "line 1, column 9: A text holds a raw line break or control character"),
    ('{"a": "\\x"}', "line 1, column 9: A backslash is followed by something"),
    ('{"a": "\\ud800"}', "A \\u escape is half a character"),
    ('{"a": "\\udc00"}', "A \\u escape is half a character"),
    ('{"a": "\\ud800\\u0041"}', "A \\u escape is half a character"),
    ("{} {}", "line 1, column 4: Something stands after the end"),
    ('{"map": {}}x', "line 1, column 12: Something stands after the end"),
    ("Minutes of the meeting\n\n1. ", "This is plain text, not a map"),
    ("// map\n{}", "line 1, column 1: Here should stand a value"),
    ("[" * 300, "Too many brackets stand inside each other"),
    ("[" * 100_000, "Too many brackets stand inside each other"),
    ('{"a":' * 100_000, "Too many brackets stand inside each other"),
    (b'{"a": "\xff"}', "line 1, column 8: Here stands a byte that is not text in UTF-8"),
    (b'{"a":\n "\xc3\xa9\xc3"}', "line 2, column 4: Here stands a byte that is not text in UTF-8"),
    (b'{"a": "\xed\xa0\x80"}', "line 1, column 8: Here stands a byte that is not text in UTF-8"),
    ('{"a": 1}'.encode("utf-16"), "The text is in UTF-16 or UTF-32"),
    ('{"a": 1}'.encode("utf-16-le"), "The text is in UTF-16 or UTF-32"),
    ('{"a": 1}'.encode("utf-16-be"), "The text is in UTF-16 or UTF-32"),
    ('{"a": 1}'.encode("utf-32"), "The text is in UTF-16 or UTF-32"),
    (b"PK\x03\x04....", "This is a ZIP archive"),
    (b"%PDF-1.7", "This is a PDF"),
    (b"\x89PNG\r\n\x1a\n", "This is a PNG picture"),
    (b"\xff\xd8\xff\xe0", "This is a JPEG picture"),
    (b"\x1f\x8b\x08", "This is a compressed file"),
    (b"SQLite format 3\x00", "This is a database"),
    ("<svg/>", "This is XML or HTML"),
    ('{"a": 1, "a": 2}', "line 1, column 10: The key “a” stands twice"),
    ('{"a": 1, "\\u0061": 2}', "line 1, column 10: The key “a” stands twice"),
    (
        '{"b": {}, "a": [0, {"x": [], "y": "},{", "x": 1}]}',
        "a[1], line 1, column 42: The key “x” stands twice",
    ),
    (
        inside('{"actors": [{"id": "a"},\n{"id": "b", "id": "c"}]}'),
        "actors[1], line 2, column 13: The key “id” stands twice",
    ),
]

NOT_A_MAP = [
    ("{}", "neither an envelope nor a map"),
    ('{"nodes": []}', "neither an envelope nor a map"),
    ("[]", "The file holds a single value"),
    ("3", "The file holds a single value"),
    ("null", "The file holds a single value"),
    ('"text"', "The file holds a single value"),
    ('{"format": "mtdmap", "map": {}}', "The key “version” is missing"),
    ('{"version": 1, "map": {}}', "The key “format” is missing"),
    ('{"format": "kumu", "version": 1, "map": {}}', "The format should be “mtdmap”, not “kumu”"),
    ('{"format": 3, "version": 1, "map": {}}', "The format should be “mtdmap”, not 3"),
    ('{"format": "mtdmap", "version": 1}', "The key “map” is missing or is not an object"),
    (inside("[]"), "The key “map” is missing or is not an object"),
    (inside("null"), "The key “map” is missing or is not an object"),
    (inside("{}", "1"), "version: should be a whole number from 1 up, not “1”"),
    (inside("{}", 0), "version: should be a whole number from 1 up, not 0"),
    (inside("{}", -3), "version: should be a whole number from 1 up, not -3"),
    (inside("{}", 1.0), "version: should be a whole number from 1 up, not 1.0"),
    (inside("{}", version=True), "version: should be a whole number from 1 up, not true"),
    (inside("{}", None), "version: should be a whole number from 1 up, not null"),
]

WRONG_CONTENT = [
    ('{"actors": {}}', "actors: should be a list in square brackets, not an object"),
    ('{"actors": "Ann"}', "actors: should be a list in square brackets, not “Ann”"),
    ('{"actors": [3]}', "actors[0]: should be an object in braces, not 3"),
    ('{"actors": [{"name": "Ann"}]}', "actors[0] “Ann”: the key “id” is missing"),
    ('{"actors": [{"id": "a"}]}', "actors[0] “a”: the key “name” is missing"),
    ('{"actors": [{"id": "a", "name": 3}]}', "actors[0] “a”, name: should be a text in double quotes, not 3"),
    ('{"actors": [{"id": 3, "name": "Ann"}]}', "actors[0] “Ann”, id: should be an id of at most 80"),
    ('{"actors": [{"id": "a b", "name": "Ann"}]}', "actors[0] “Ann”, id: should be an id of at most 80"),
    (
        '{"actors": [{"id": "", "name": "Ann"}]}',
        "id: should be an id of at most 80 letters, digits, dots, dashes",
    ),
    (actor('"kind": "robot"'), "actors[0] “Ann”, kind: should be one of “person”, “organisation”"),
    (actor('"kind": null'), "actors[0] “Ann”, kind: should be one of “person”"),
    (actor('"kind": ["person"]'), "kind: should be one of “person”, “organisation”, “group”"),
    (actor('"influence": 6'), "actors[0] “Ann”, influence: should be a whole number from 1 to 5, not 6"),
    (actor('"influence": "3"'), "influence: should be a whole number from 1 to 5, not “3”"),
    (actor('"influence": 3.0'), "influence: should be a whole number from 1 to 5, not 3.0"),
    (actor('"influence": true'), "influence: should be a whole number from 1 to 5, not true"),
    (actor('"is_us": 1'), "actors[0] “Ann”, is_us: should be true or false, not 1"),
    (actor('"is_us": "yes"'), "is_us: should be true or false, not “yes”"),
    (actor('"tags": "a, b"'), "actors[0] “Ann”, tags: should be a list in square brackets, not “a, b”"),
    (actor('"tags": ["a", 2]'), "actors[0] “Ann”, tags[1]: should be a text in double quotes, not 2"),
    (
        actor('"memberships": [{"track": "three", "primary": true}]'),
        "actors[0] “Ann”, memberships[0], track: should be a whole number from 0 to 9, not “three”",
    ),
    (
        actor('"memberships": [{"track": 10}]'),
        "memberships[0], track: should be a whole number from 0 to 9, not 10",
    ),
    (actor('"memberships": [{"track": 1}]'), "actors[0] “Ann”: exactly one track is the primary one, not 0"),
    (actor('"place": {"angle": 2, "radius": 0}'), "place, angle: should be a number from 0 to 1, not 2"),
    (actor('"place": {"angle": "0", "radius": 0}'), "place, angle: should be a number from 0 to 1, not “0”"),
    (actor('"place": [0, 1]'), "actors[0] “Ann”, place: should be an object in braces, not a list"),
    (actor('"since": "May 1993"'), "actors[0] “Ann”, since: “May 1993” is not a date like 1993"),
    (actor('"since": "1993-02-30"'), "since: “1993-02-30” is not a day that exists"),
    (actor('"since": 1993'), "actors[0] “Ann”, since: should be a text in double quotes, not 1993"),
    (actor('"since": "1995", "until": "1993"'), "actors[0] “Ann”: it ends (1993) before it begins (1995)"),
    (actor('"side": "x"'), "actors[0] “Ann”: there is no side “x”"),
    (f'{{"meta": {{"title": "{"x" * (TEXT_LIMIT + 1)}"}}}}', "meta, title: this text is longer than 100000"),
    ('{"meta": []}', "meta: should be an object in braces, not a list"),
    ('{"meta": null}', "meta: should be an object in braces, not null"),
    (
        '{"view": {"theme": "neon"}}',
        "view, theme: should be one of “paper”, “dark”, “projector”, “print”, not “neon”",
    ),
    ('{"view": {"rotation": 400}}', "view, rotation: should be a number from -360 to 360, not 400"),
    (
        '{"sides": [{"id": "s", "name": "S", "colour": "red"}]}',
        "sides[0] “S”, colour: should be a colour like",
    ),
    (
        '{"processes": [{"id": "p", "name": "P", "phases": []}]}',
        "processes[0] “P”, phases: at least one is needed",
    ),
    (
        '{"processes": [{"id": "p", "name": "P", "phases": [{"kind": "1"}], "sessions": -1}]}',
        "sessions: should be a whole number from 0 up, not -1",
    ),
    ('{"framework": {"tracks": []}}', "framework: a framework has the tracks 1 to 9 in order"),
    ('{"convention": "none"}', "convention: there is no convention set “none”"),
    ('{"links": [{}]}', "links[0]: the key “id” is missing. (3 more problems follow.)"),
    (
        '{"links": [{"id": "l", "from_actor": "x", "to_actor": "y", "relation": "close"}]}',
        "links[0] “l”: there is no actor “x”",
    ),
    (
        '{"links": [{"id": "l", "from_actor": "x", "to_actor": "x", "relation": "close"}]}',
        "joins two different actors",
    ),
    (
        '{"actors": [{"id": "a", "name": "Ann"}, {"id": "a", "name": "Bob"}]}',
        "actors[1]: the id “a” is already that of actors[0]",
    ),
    (
        '{"agreements": [{"id": "g", "name": "Pact", "signatories": ["x"]}]}',
        "agreements[0] “Pact”: there is no actor “x”",
    ),
]


@pytest.mark.parametrize(("content", "said"), BROKEN_SYNTAX)
def test_broken_syntax_is_refused_at_its_place(content: str | bytes, said: str) -> None:
    assert said in complaint(content)


@pytest.mark.parametrize(("content", "said"), NOT_A_MAP)
def test_what_is_not_a_map_is_refused(content: str, said: str) -> None:
    assert said in complaint(content)


@pytest.mark.parametrize(("content", "said"), WRONG_CONTENT)
def test_wrong_content_is_refused_at_its_place_bare_and_in_an_envelope(content: str, said: str) -> None:
    assert said in complaint(content)
    assert said in complaint(inside(content))


def test_the_tables_hold_at_least_eighty_texts() -> None:
    assert len(BROKEN_SYNTAX) + len(NOT_A_MAP) + len(WRONG_CONTENT) >= 80


def test_a_file_cut_off_anywhere_is_refused() -> None:
    data = encode(SMALL)
    body = data.rstrip()
    for length in range(len(body)):
        said = complaint(data[:length])
        assert re.search(r"line \d+, column \d+|empty", said), (length, said)


def test_long_names_are_shortened_in_what_is_said() -> None:
    said = complaint(
        inside(f'{{"actors": [{{"id": "a", "name": "{"n" * 10_000}", "kind": "{"k" * 10_000}"}}]}}')
    )
    assert len(said) < 500


def test_more_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "LIMIT", 1_000_000)
    assert complaint(b" " * 1_000_001).startswith("The file has 1 MB; more than 1 MB are not read.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (inside("{" + ",".join(f'"k{i}": 1' for i in range(100_000)) + "}"), None),
        (inside("{" + ",".join(f'"k{i}": 1' for i in range(100_001)) + "}"), "100001 keys"),
        (inside('{"meta": {"title": "%s"}}' % ("x" * 5_000_000)), "longer than"),
        ("[" + "1.5," * 100_000 + "1e999]", "line 1, column 400002"),
        (inside('{"actors": [%s1]}' % ("1," * 200_000)), "actors[0]: should be an object"),
        ('{"a": [%s1], "a": 1}' % ("1," * 3_000_000), "The key “a” stands twice"),
        ('{"actors": [%s{}]}' % ("{}," * 300_000), "more than 300000 things"),
        ('{"x": [%s1]}' % ("1," * 10_000_001), "more than 10000000 things"),
    ],
    ids=[
        "many keys",
        "too many keys",
        "long text",
        "long list",
        "all wrong",
        "too long to search",
        "too many objects",
        "too many values",
    ],
)
def test_hostile_sizes_end_in_a_map_or_a_sentence(content: str, said: str | None) -> None:
    if said is None:
        assert len(list(unknown_keys(decode(content.encode(), where="F").map))) == 100_000
    else:
        assert said in complaint(content)


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(_data: bytes) -> object:
        raise MemoryError

    monkeypatch.setattr(codec, "parse", exhausted)
    assert "not enough memory" in complaint("{}")


# What is written about it

DOCUMENT = (Path(__file__).parents[3] / "docs" / "file-format.md").read_text(encoding="utf-8")


def test_the_example_in_the_documentation_is_a_map() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
    loaded = decode(example.encode(), where="F")
    assert (len(loaded.map.actors), loaded.notices, list(unknown_keys(loaded.map))) == (3, (), [])
    ours = encode(loaded.map).decode()
    actors = example[example.index('    "actors"') : example.index("\n  }\n}")]
    assert actors in ours, "the example is laid out as the program would"


def test_the_documentation_names_every_part_and_version() -> None:
    assert [name for name in Map.model_fields if f"| `{name}` |" not in DOCUMENT] == []
    assert re.findall(r"^\| (\d+) \|", DOCUMENT, re.MULTILINE) == [
        str(n) for n in range(1, migrations.CURRENT + 1)
    ]
