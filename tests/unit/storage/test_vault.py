"""Encrypted files: nobody reads them without the passphrase, and no change to them stays unnoticed."""

from __future__ import annotations

import copy
import pickle
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mtd_desktop.errors import UserError
from mtd_desktop.model.document import Map, Meta
from mtd_desktop.storage import phrases, vault
from mtd_desktop.storage.files import ChangedOnDisk, content, load, save, unsealed
from mtd_desktop.storage.vault import Key, Locked, NeedsPassphrase, WrongPassphrase, is_sealed, opened

WORDS = "maple robot valley"
SECRET = Map(meta=Meta(title="Canary Wharfinger"))
DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "encryption.md"


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that cost nothing, for tests that need very many."""
    for name, value in (("ITERATIONS", 1), ("MEMORY_KIB", 8), ("LANES", 1)):
        monkeypatch.setattr(vault, name, value)


@pytest.fixture(scope="module")
def key() -> Key:
    return Key.create(WORDS)


def header_length(data: bytes) -> int:
    return data.index(b"\n", data.index(b"\n") + 1) + 1


def refused(data: bytes, passphrase: str = WORDS) -> UserError:
    """The sentence with which the file is refused, by whatever room notices first."""
    with pytest.raises(UserError) as caught:
        opened(data, passphrase)
    assert caught.value.hint
    return caught.value


# It opens


@pytest.mark.parametrize("size", [0, 1, 4094, 4095, 4096, 4097, 100_000])
@pytest.mark.parametrize("end", [b"", b"\0", b"\0\0\x80", b"\x80\0"])
@pytest.mark.usefixtures("cheap")
def test_what_goes_in_comes_out(size: int, end: bytes) -> None:
    plain = b"x" * size + end
    sealed = Key.create(WORDS).sealed(plain)
    assert opened(sealed, WORDS)[0] == plain
    assert (len(sealed) - header_length(sealed) - 16) % 4096 == 0


def test_no_word_of_the_map_is_in_the_file_and_no_two_saves_are_alike(key: Key) -> None:
    one, two = content(SECRET, key), content(SECRET, key)
    assert b"Canary" not in one
    assert opened(one, WORDS)[0] == opened(two, WORDS)[0] == content(SECRET)
    body, other = one[header_length(one) :], two[header_length(two) :]
    assert len(body) == len(other)
    assert sum(a == b for a, b in zip(body, other, strict=True)) < len(body) / 50


def test_it_is_told_from_json_by_its_first_bytes(key: Key) -> None:
    assert content(SECRET, key).startswith(b"mtdmap-encrypted 1\n{")
    assert is_sealed(content(SECRET, key))
    assert not is_sealed(content(SECRET))
    assert not is_sealed(b"")
    assert not is_sealed(b"mtdmap")


def test_a_passphrase_may_be_typed_in_either_way_of_writing_accents() -> None:
    sealed = Key.create("caf\u00e9 \u1e69").sealed(b"x")
    assert opened(sealed, "cafe\u0301 s\u0323\u0307")[0] == b"x"


def test_another_passphrase_is_refused_and_a_space_is_a_letter(key: Key) -> None:
    sealed = content(SECRET, key)
    for wrong in ("Maple robot valley", "maple robot valley ", "maple", " "):
        assert refused(sealed, wrong).message == "The passphrase is wrong, or the file was changed."
    for impossible in ("", "\ud800"):
        with pytest.raises(WrongPassphrase):
            opened(sealed, impossible)


def test_the_data_key_opens_its_files_without_the_passphrase_and_no_others(key: Key) -> None:
    assert opened(key.sealed(b"x"), key)[0] == b"x"
    with pytest.raises(WrongPassphrase):
        key.unsealed(Key.create(WORDS).sealed(b"x"))


def test_the_document_decrypts_a_real_file_with_its_twenty_lines(tmp_path: Path, key: Key) -> None:
    block = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)[0]
    assert sum(bool(line.strip()) for line in block.splitlines()) <= 20
    script, path = tmp_path / "decrypt.py", tmp_path / "secret.mtdmap"
    script.write_text(block, encoding="utf-8")
    save(path, SECRET, expected=None, key=key)
    answer = subprocess.run(
        [sys.executable, script, path], input=WORDS.encode() + b"\n", check=True, capture_output=True
    )
    assert answer.stdout == content(SECRET)


def test_the_words_of_the_document_are_those_of_the_program() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for number in (
        vault.MOST_ITERATIONS,
        vault.MOST_MEMORY_KIB,
        vault.MOST_LANES,
        vault.MEMORY_KIB,
        vault.LONGEST_HEAD,
        vault.STEP,
        len(phrases.words()),
        phrases.bits(),
    ):
        assert re.search(rf"\b{number}\b", text), number


# It is refused


@pytest.mark.usefixtures("cheap")
def test_every_flipped_bit_of_the_header_is_noticed() -> None:
    sealed = Key.create(WORDS).sealed(content(SECRET))
    for position in range(header_length(sealed)):
        for bit in range(8):
            changed = bytearray(sealed)
            changed[position] ^= 1 << bit
            assert is_sealed(bytes(changed))
            refused(bytes(changed))


def test_flips_in_the_body_are_noticed(key: Key) -> None:
    sealed, chance = content(SECRET, key), random.Random(3)
    start = header_length(sealed)
    changed = bytearray(sealed)
    for _ in range(1000):
        changed[:] = sealed
        changed[chance.randrange(start, len(sealed))] ^= 1 << chance.randrange(8)
        with pytest.raises(UserError):
            key.unsealed(bytes(changed))
    assert "was changed or damaged" in refused(bytes(changed)).message


def test_a_file_that_is_cut_off_or_has_grown_is_noticed(key: Key) -> None:
    sealed = content(SECRET, key)
    places = {*range(19, 700), *range(700, len(sealed), 97), *range(len(sealed) - 40, len(sealed))}
    for place in sorted(places):
        assert "damaged" in refused(sealed[:place]).message
    for more in (b"\0", bytes(16), bytes(4096), sealed):
        with pytest.raises(UserError):
            key.unsealed(sealed + more)


def test_headers_cannot_be_exchanged(key: Key) -> None:
    one, two, other = key.sealed(b"one"), key.sealed(b"two"), Key.create(WORDS).sealed(b"other")
    end = header_length(one)
    assert "damaged" in refused(two[:end] + one[end:]).message
    assert "damaged" in refused(other[:end] + one[end:]).message


def altered(sealed: bytes, change: Callable[[bytes], bytes]) -> bytes:
    end = header_length(sealed)
    head = change(sealed[:end])
    assert head != sealed[:end]
    return head + sealed[end:]


HOSTILE = [
    (b'"memory_kib": 65536', b'"memory_kib": 524289'),
    (b'"memory_kib": 65536', b'"memory_kib": 99999999999999999999'),
    (b'"memory_kib": 65536', b'"memory_kib": 31'),
    (b'"memory_kib": 65536', b'"memory_kib": -1'),
    (b'"memory_kib": 65536', b'"memory_kib": 65536.0'),
    (b'"memory_kib": 65536', b'"memory_kib": "65536"'),
    (b'"memory_kib": 65536', b'"memory_kib": true'),
    (b'"memory_kib": 65536', b'"memory_kib": NaN'),
    (b'"memory_kib": 65536', b'"memory_kib": [[[[[[1]]]]]]'),
    (b'"iterations": 3', b'"iterations": 11'),
    (b'"iterations": 3', b'"iterations": 0'),
    (b'"iterations": 3', b'"iterations": null'),
    (b'"lanes": 4', b'"lanes": 17'),
    (b'"lanes": 4', b'"lanes": 4294967296'),
    (b'"lanes": 4', b'"lanes": 0'),
    (b'"kdf": "argon2id"', b'"kdf": "none"'),
    (b'"cipher": "aes-256-gcm"', b'"cipher": ["aes-256-gcm"]'),
    (b'"salt": "', b'"salt": "00'),
    (b'"salt": "', b'"salt": "\\u0030'),
    (b'"nonce": "', b'"nonce": "zz'),
    (b'"kdf"', b'"extra": 1, "kdf"'),
    (b'"kdf": "argon2id", ', b""),
    (b"{", b"[{"),
    (b"}", b"} " + b" " * 3000),
    (b"{", b"{" * 400),
    (b"mtdmap-encrypted 1", b"mtdmap-encrypted 2"),
    (b"mtdmap-encrypted 1", b"mtdmap-encrypted x"),
]


@pytest.mark.parametrize(("before", "after"), HOSTILE, ids=lambda text: text[:40].decode())
def test_hostile_headers_are_refused_before_any_work(
    key: Key, monkeypatch: pytest.MonkeyPatch, before: bytes, after: bytes
) -> None:
    def work(*_: object) -> bytes:
        raise AssertionError("a hostile file is being worked for")

    monkeypatch.setattr(vault, "_derived", work)
    refused(altered(content(SECRET, key), lambda head: head.replace(before, after, 1)))


def test_a_digit_written_otherwise_is_another_header(key: Key) -> None:
    def upper(head: bytes) -> bytes:
        return re.sub(rb'(?<=")[0-9a-f]{24}(?=")', lambda found: found[0].upper(), head)

    refused(altered(content(SECRET, key), upper))


def test_a_file_that_is_cheap_to_break_gets_our_own_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(vault, "MEMORY_KIB", 64)
        weak = Key.create(WORDS).sealed(b"x")
    assert b'"memory_kib": 64,' in weak
    _, found = opened(weak, WORDS)
    again = found.sealed(b"y")
    assert b'"memory_kib": 65536,' in again
    assert opened(again, WORDS)[0] == b"y"


# The key


def test_a_key_shows_and_stores_nothing(key: Key) -> None:
    assert str(key) == repr(key) == f"{key}" == "Key(…)"
    attempts: tuple[Callable[[Key], object], ...] = (pickle.dumps, copy.copy, copy.deepcopy)
    for attempt in attempts:
        with pytest.raises(TypeError):
            attempt(key)


def test_a_forgotten_key_does_nothing_any_more() -> None:
    key = Key.create(WORDS)
    held = key._data
    sealed = key.sealed(b"x")
    key.forget()
    assert held == bytes(32)
    assert key.forgotten
    with pytest.raises(UserError, match="locked"):
        key.sealed(b"x")
    with pytest.raises(UserError, match="locked"):
        key.unsealed(sealed)


def test_no_error_carries_what_was_typed(key: Key) -> None:
    error = refused(content(SECRET, key), "tr0ubador")
    assert "tr0ubador" not in f"{error!r} {error} {error.__dict__} {error.__context__!r}"


# Maps on the disk


def test_a_map_is_saved_and_opened_again_with_its_key(tmp_path: Path, key: Key) -> None:
    path = tmp_path / "secret.mtdmap"
    now = save(path, SECRET, expected=None, key=key)
    found = load(path, WORDS)
    assert found.map == SECRET
    assert found.fingerprint == now
    assert found.key is not None
    assert load(path, lambda locked: locked.key(WORDS)).map == SECRET
    assert load(path, found.key).map == SECRET
    assert unsealed(path, WORDS)[0] == content(SECRET)


def test_without_a_passphrase_the_file_is_named(tmp_path: Path, key: Key) -> None:
    path = tmp_path / "secret.mtdmap"
    save(path, SECRET, expected=None, key=key)
    with pytest.raises(NeedsPassphrase) as caught:
        load(path)
    assert caught.value.where == str(path)
    with pytest.raises(WrongPassphrase) as wrong:
        load(path, "wrong")
    assert wrong.value.where == str(path)


def test_changes_by_others_are_noticed_though_every_save_differs(tmp_path: Path, key: Key) -> None:
    path = tmp_path / "secret.mtdmap"
    first = save(path, SECRET, expected=None, key=key)
    second = save(path, SECRET, expected=first, key=key)
    assert first != second
    with pytest.raises(ChangedOnDisk):
        save(path, SECRET, expected=first, key=key)


def test_backups_of_an_encrypted_map_are_encrypted_versions_and_never_the_same_twice(
    tmp_path: Path, key: Key
) -> None:
    path, backup = tmp_path / "secret.mtdmap", tmp_path / "secret.mtdmap.bak"
    save(path, Map(meta=Meta(title="First")), expected=None, key=key)
    for _ in range(3):
        save(path, SECRET, expected=None, key=key)
    assert load(backup, WORDS).map.meta.title == "First"


def test_a_readable_file_is_not_kept_beside_the_encrypted_map_that_takes_its_place(
    tmp_path: Path, key: Key
) -> None:
    path = tmp_path / "secret.mtdmap"
    save(path, Map(meta=Meta(title="Canary")), expected=None)
    save(path, SECRET, expected=None, key=key)
    assert [found.name for found in tmp_path.iterdir()] == ["secret.mtdmap"]


def test_locked_knows_nothing_that_it_should_not_show(key: Key) -> None:
    assert "Canary" not in repr(Locked.read(content(SECRET, key)))


# Suggested passphrases


def test_words_are_short_distinct_and_easy_to_type() -> None:
    words = phrases.words()
    assert len(words) >= 1296
    assert len(set(words)) == len(words)
    assert all(re.fullmatch("[a-z]{3,10}", word) for word in words)


def test_phrases_are_drawn_from_the_whole_list() -> None:
    drawn = [phrases.phrase() for _ in range(2000)]
    assert len(set(drawn)) == len(drawn)
    assert all(len(phrase.split()) == phrases.COUNT for phrase in drawn)
    seen = {word for phrase in drawn for word in phrase.split()}
    assert len(seen) > 0.99 * len(phrases.words())
    assert phrases.bits() >= 62
