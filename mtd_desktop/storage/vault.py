r"""Files that nobody reads without the passphrase: the container around the bytes of a map.

    mtdmap-encrypted 1
    {"kdf": "argon2id", "iterations": 3, "memory_kib": 65536, "lanes": 4, "salt": "…", …, "nonce": "…"}
    … AES-256-GCM of the map, padded to steps of 4 KiB …

A random data key encrypts the content, and both lines before it are authenticated with it. The passphrase
makes, by Argon2id, the key that wraps the data key, so that a map is saved again and again without asking,
and a passphrase is changed without touching what was written before. docs/encryption.md has it byte by byte.

What a file asks for is checked before any work is done for it: a hostile one must not take the memory or the
day. Nothing here is ever written to a log, and no exception carries a passphrase, a key or content.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NoReturn, Protocol, TypeAlias

from mtd_desktop.errors import UserError
from mtd_desktop.i18n import translate

MAGIC: Final = b"mtdmap-encrypted "
VERSION: Final = 1
STEP: Final = 4096
"""Bytes in which the content grows, so that the size of a file tells little of what is in it."""

ITERATIONS, MEMORY_KIB, LANES = 3, 64 * 1024, 4
"""What a passphrase costs here: 0.15 s and 64 MiB for one try, for the owner as for a thief."""

MOST_ITERATIONS, MOST_MEMORY_KIB, MOST_LANES = 10, 512 * 1024, 16
LONGEST_HEAD: Final = 2048
_SALT, _KEY, _NONCE, _TAG = 16, 32, 12, 16
_MARK: Final = b"\x80"
"""Stands behind the content, before the zeros that fill the last step."""

_FIRST: Final = MAGIC + str(VERSION).encode()
_NUMBERS: Final[Mapping[str, tuple[int, int]]] = {
    "iterations": (1, MOST_ITERATIONS),
    "memory_kib": (8, MOST_MEMORY_KIB),
    "lanes": (1, MOST_LANES),
}
_BYTES: Final[Mapping[str, int]] = {
    "salt": _SALT,
    "key_nonce": _NONCE,
    "key": _KEY + _TAG,
    "nonce": _NONCE,
}
_KIND: Final[Mapping[str, str]] = {"kdf": "argon2id", "cipher": "aes-256-gcm"}


class NeedsPassphrase(UserError):
    """The file is encrypted and nobody said the passphrase."""


class WrongPassphrase(UserError):
    """The passphrase does not fit; another one may."""


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """The data key as the passphrase keeps it, and what it takes to get at it."""

    iterations: int
    memory_kib: int
    lanes: int
    salt: bytes
    key_nonce: bytes
    key: bytes

    @property
    def cheap(self) -> bool:
        """Whether guessing costs a thief less than it does with a file of our own."""
        return self.iterations < ITERATIONS or self.memory_kib < MEMORY_KIB


class Key:
    """What encrypts and decrypts the files of one map. It shows itself to nobody and cannot be stored."""

    __slots__ = ("_data", "_wrapped")

    def __init__(self, data: bytearray, wrapped: _Wrapped) -> None:
        self._data = data
        self._wrapped = wrapped

    @classmethod
    def create(cls, passphrase: str) -> Key:
        """A new random data key under `passphrase`. Takes 0.15 s. `UserError` for an empty passphrase."""
        data = bytearray(os.urandom(_KEY))
        return cls(data, _wrap(data, passphrase))

    def rewrapped(self, passphrase: str) -> Key:
        """The same data key under another passphrase: what was encrypted before can be read with it too."""
        self._refuse_forgotten()
        return Key(bytearray(self._data), _wrap(self._data, passphrase))

    def twin(self) -> Key:
        """The same key for another window: each forgets its own when its map is locked."""
        self._refuse_forgotten()
        return Key(bytearray(self._data), self._wrapped)

    def sealed(self, data: bytes) -> bytes:
        """A whole encrypted file that holds `data`, under a nonce of its own: never twice the same bytes."""
        self._refuse_forgotten()
        nonce = os.urandom(_NONCE)
        head = _head(self._wrapped, nonce)
        padding = _MARK + bytes(-(len(data) + 1) % STEP)
        return head + _cipher(self._data).encrypt(nonce, data + padding, head)

    def unsealed(self, data: bytes) -> bytes:
        """What such a file holds, without the passphrase, if it was encrypted with this very data key.

        Raises `WrongPassphrase` for a file with another one, `UserError` for anything else.
        """
        self._refuse_forgotten()
        locked = Locked.read(data)
        try:
            return locked.content(self)
        except _Forged:
            raise _wrong() from None

    def forget(self) -> None:
        """Overwrite the data key. Whoever uses it afterwards is refused."""
        for index in range(len(self._data)):
            self._data[index] = 0
        self._data = bytearray()

    @property
    def forgotten(self) -> bool:
        """Whether the map was locked since."""
        return not self._data

    def _refuse_forgotten(self) -> None:
        if not self._data:
            raise UserError(
                translate("Vault", "The map is locked."),
                translate("Vault", "Enter its passphrase first."),
            )

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key stays in memory")


@dataclass(frozen=True, slots=True)
class Locked:
    """An encrypted file that was read, its header checked, and that waits for the passphrase."""

    _head: bytes
    _wrapped: _Wrapped
    _nonce: bytes
    _body: memoryview

    @classmethod
    def read(cls, data: bytes) -> Locked:
        """Check everything that can be checked without a passphrase. Raises `UserError`."""
        first, _, rest = data[: LONGEST_HEAD + 1].partition(b"\n")
        second, end, _ = rest.partition(b"\n")
        if first != _FIRST:
            raise _unknown_version(first)
        size = len(first) + len(second) + 2
        body = memoryview(data)[size:]
        if not end or len(body) < STEP + _TAG or (len(body) - _TAG) % STEP:
            raise _damaged()
        wrapped, nonce = _parsed(second)
        return cls(data[:size], wrapped, nonce, body)

    def key(self, passphrase: str) -> Key:
        """The key, for the right passphrase. Takes as long as the file asks for, 0.15 s for ours.

        Raises `WrongPassphrase`. A file that is cheaper to break than those we write gets our own measure
        with the next save.
        """
        from cryptography.exceptions import InvalidTag

        wrapped = self._wrapped
        try:
            outer = _derived(passphrase, wrapped)
            data = bytearray(_cipher(outer).decrypt(wrapped.key_nonce, wrapped.key, _FIRST))
        except InvalidTag:
            raise _wrong() from None
        return Key(data, _wrap(data, passphrase) if wrapped.cheap else wrapped)

    def content(self, key: Key) -> bytes:
        """What the file holds. Raises `UserError` if it is not as it was written."""
        from cryptography.exceptions import InvalidTag

        try:
            padded = _cipher(key._data).decrypt(self._nonce, self._body, self._head)
        except InvalidTag:
            raise _Forged from None
        plain = padded.rstrip(b"\0")
        if not plain.endswith(_MARK):
            raise _damaged()
        return plain[:-1]


class _Forged(Exception):
    """The key does not fit the content."""


Unlock: TypeAlias = "str | Key | Callable[[Locked], Key]"
"""The passphrase, a key that may fit, or somebody who asks a person and tries."""


def is_sealed(data: bytes) -> bool:
    """Whether these are the bytes of an encrypted file, even with a letter or two at its start damaged."""
    start = data[: len(_FIRST)]
    same = sum(ours == theirs for ours, theirs in zip(_FIRST, start, strict=False))
    return len(start) == len(_FIRST) and same >= len(_FIRST) - 2


def opened(data: bytes, unlock: Unlock | None) -> tuple[bytes, Key]:
    """The content of an encrypted file, and the key with which it is saved again. Raises `UserError`."""
    locked = Locked.read(data)
    if unlock is None:
        raise NeedsPassphrase(
            translate("Vault", "This map is protected with a passphrase."),
            translate("Vault", "Enter its passphrase to open it."),
        )
    if isinstance(unlock, Key):
        return unlock.unsealed(data), unlock
    key = locked.key(unlock) if isinstance(unlock, str) else unlock(locked)
    try:
        return locked.content(key), key
    except _Forged:
        raise _damaged() from None


# The header


def _head(wrapped: _Wrapped, nonce: bytes) -> bytes:
    fields = {
        "kdf": _KIND["kdf"],
        "iterations": wrapped.iterations,
        "memory_kib": wrapped.memory_kib,
        "lanes": wrapped.lanes,
        "salt": wrapped.salt.hex(),
        "key_nonce": wrapped.key_nonce.hex(),
        "key": wrapped.key.hex(),
        "cipher": _KIND["cipher"],
        "nonce": nonce.hex(),
    }
    return _FIRST + b"\n" + json.dumps(fields).encode("ascii") + b"\n"


def _parsed(line: bytes) -> tuple[_Wrapped, bytes]:
    try:
        fields = json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        raise _damaged() from None
    wanted = {*_KIND, *_NUMBERS, *_BYTES}
    if not isinstance(fields, dict) or fields.keys() != wanted:
        raise _damaged()
    if any(fields[name] != value for name, value in _KIND.items()):
        raise _damaged()
    numbers = {name: _number(fields[name], *bounds) for name, bounds in _NUMBERS.items()}
    if numbers["memory_kib"] < 8 * numbers["lanes"]:
        raise _damaged()
    raw = {name: _raw(fields[name], length) for name, length in _BYTES.items()}
    wrapped = _Wrapped(**numbers, salt=raw["salt"], key_nonce=raw["key_nonce"], key=raw["key"])
    return wrapped, raw["nonce"]


def _number(value: object, least: int, most: int) -> int:
    if type(value) is not int or value < least:
        raise _damaged()
    if value > most:
        raise UserError(
            translate("Vault", "This file asks for more work than any map of ours does."),
            translate("Vault", "It was changed, or made to hold your computer up. It was not opened."),
        )
    return value


def _raw(value: object, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length:
        raise _damaged()
    try:
        return bytes.fromhex(value)
    except ValueError:
        raise _damaged() from None


# Keys


def _wrap(data: bytearray, passphrase: str) -> _Wrapped:
    plan = _Wrapped(ITERATIONS, MEMORY_KIB, LANES, os.urandom(_SALT), os.urandom(_NONCE), b"")
    key = _cipher(_derived(passphrase, plan)).encrypt(plan.key_nonce, data, _FIRST)
    return _Wrapped(plan.iterations, plan.memory_kib, plan.lanes, plan.salt, plan.key_nonce, key)


def _derived(passphrase: str, wrapped: _Wrapped) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if not passphrase:
        raise WrongPassphrase(
            translate("Vault", "The passphrase is empty."), translate("Vault", "Type at least one word.")
        )
    try:
        # The same letters can be typed in two ways; they are one passphrase on every system.
        secret = unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError:
        raise WrongPassphrase(
            translate("Vault", "The passphrase holds a broken character."),
            translate("Vault", "Type it anew."),
        ) from None
    try:
        return Argon2id(
            salt=wrapped.salt,
            length=_KEY,
            iterations=wrapped.iterations,
            lanes=wrapped.lanes,
            memory_cost=wrapped.memory_kib,
        ).derive(secret)
    except MemoryError:
        raise UserError(
            translate("Vault", "There is not enough memory to check the passphrase."),
            translate("Vault", "Close other programs and try again."),
        ) from None


class _Cipher(Protocol):
    def encrypt(self, nonce: bytes, data: bytes | bytearray, associated_data: bytes, /) -> bytes: ...
    def decrypt(self, nonce: bytes, data: bytes | memoryview, associated_data: bytes, /) -> bytes: ...


def _cipher(key: bytes | bytearray) -> _Cipher:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


# What people read


def _wrong() -> WrongPassphrase:
    return WrongPassphrase(
        translate("Vault", "The passphrase is wrong, or the file was changed."),
        translate("Vault", "Mind capitals and the keyboard layout, and try again."),
    )


def _damaged() -> UserError:
    return UserError(
        translate("Vault", "This encrypted file was changed or damaged since it was saved."),
        translate("Vault", "Open an older version: one beside it ending in .bak, or a copy of yours."),
    )


def _unknown_version(first: bytes) -> UserError:
    number = first.removeprefix(MAGIC)
    if not (first.startswith(MAGIC) and number.isdigit() and len(number) < 4):
        return _damaged()
    return UserError(
        translate("Vault", "This map is encrypted in a newer way, or the file was changed."),
        translate("Vault", "Install a newer MTD Desktop to open it."),
    )
