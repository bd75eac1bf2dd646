"""Finding a name in a text, as a reader would: however it is written, and also a part of it alone.

Texts are compared without case, accents, vowel signs and invisible marks, in compatibility form; so is what
an address or markup says in its own letters. Of an actor's names every word of four letters or more counts as
a mention by itself, of a person's also a shorter or declined one where it has a capital; words of five
letters or more, and a whole name in one word, are found inside longer words too, as in an address or an
inflected form. Not counted alone are words that say nothing about anybody ("council"), and, unless it is a
person, words that several names of what stays on the map share: where the town of Minova stands in five
public names, it does not give away the sixth.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from mtd_desktop.privacy.everyday import COMMON, LITTLE
from mtd_desktop.privacy.folding import WORD, folded, has_case, spellings, stem, stems, words

PART: Final = 4
"""Letters from which on a part of a name counts."""
INSIDE: Final = 5
"""Letters from which on it is found inside other words."""
SHORT: Final = 2
"""Letters up to which the spelling counts: “UN” is a name, “un” a word of many languages."""
GAP: Final = "…"
"""What stands where a name stood."""
_BETWEEN: Final = " -'’.‐‑"


class Names:
    """Names that must not be read, with what stands in their place; `shared` holds words that say little."""

    def __init__(self, shared: Iterable[str] = ()) -> None:
        self._shared = {word for name in shared for word in words(name)}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._exact: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._inside: dict[str, list[str]] = defaultdict(list)
        self._signs: dict[str, str] = {}
        self._hits: dict[str, str | None] = {}

    def __bool__(self) -> bool:
        return bool(self._phrases or self._exact or self._parts or self._signs)

    def add(self, name: str, instead: str = GAP, *, parts: bool = True, sparing: bool = True) -> None:
        """Hide `name`, and its longer words too if `parts`; but if `sparing` not those that are shared."""
        self._hits.clear()
        found = words(name)
        if not found:
            sign = "".join(folded(name)[0].split())
            if sign:
                self._signs[sign] = instead
            return
        bare = "".join(found)
        if len(found) == 1 and len(bare) <= SHORT and has_case(bare):
            self._exact[next(_spelled(name))[0]] = instead
            return
        for form in dict.fromkeys(words(spelling) for spelling in spellings(name)):
            self._add_words(form, instead, parts=parts, sparing=sparing)
        if parts and not sparing:
            for word in found:
                if not has_case(word) or word in COMMON | LITTLE:
                    continue
                if len(found) > 1 and 1 < len(word) < PART:
                    self._note(self._short, word, instead)
                if stem(word):
                    self._note(self._stems, stem(word), instead)

    def _add_words(self, found: tuple[str, ...], instead: str, *, parts: bool, sparing: bool) -> None:
        self._phrases[found[0]].append((found, instead))
        alone, bare = len(found) == 1, "".join(found)
        if not alone and has_case(bare) and len(bare) > INSIDE:
            self._part(bare, instead)
        for word in found:
            caseless = not has_case(word)
            long_enough = len(word) >= PART or (caseless and len(word) > 1)
            by_itself = alone and (caseless or len(word) >= INSIDE) and word not in COMMON
            if by_itself or (parts and long_enough and not self._says_nothing(word, sparing=sparing)):
                self._part(word, instead)

    def _says_nothing(self, word: str, *, sparing: bool) -> bool:
        return word in COMMON or (sparing and word in self._shared)

    def _part(self, word: str, instead: str) -> None:
        self._note(self._parts, word, instead)
        if len(word) >= INSIDE or not has_case(word):
            beginning = word[: INSIDE if has_case(word) else 2]
            self._inside[beginning].append(word)

    def _note(self, where: dict[str, str], word: str, instead: str) -> None:
        known = where.get(word)
        where[word] = instead if known in (None, instead) else GAP

    def _hit(self, word: str) -> str | None:
        """What stands instead of a word, `None` if it may stay."""
        if word not in self._hits:
            self._hits[word] = self._search(word)
        return self._hits[word]

    def _search(self, word: str) -> str | None:
        for size in range(PART, len(word) + 1):  # a part begins the word
            if word[:size] in self._parts:
                return self._parts[word[:size]]
        if word in self._parts:
            return self._parts[word]
        for at in range(len(word)):
            for size in (1, 2, INSIDE):
                for inner in self._inside.get(word[at : at + size], ()):
                    if word.startswith(inner, at):
                        return self._parts[inner]
        return None

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Where names stand in `text`, from, to, and what to write instead; in order, not overlapping."""
        if not self or not text:
            return []
        plain, origins = folded(text)
        found = [
            (origins[start], origins[end - 1] + 1, instead) for start, end, instead in self._found(plain)
        ]
        found += self._short_spans(text, plain, origins)
        found += [
            (at, at + len(word), self._exact[word]) for word, at in _spelled(text) if word in self._exact
        ]
        found += self._sign_spans(plain, origins)
        return _joined(text, sorted(found, key=lambda span: (span[0], -span[1])))

    def _found(self, plain: str) -> Iterator[tuple[int, int, str]]:
        tokens = [(match.group(), match.start(), match.end()) for match in WORD.finditer(plain)]
        for i, (word, start, end) in enumerate(tokens):
            for phrase, instead in self._phrases.get(word, ()):
                if tuple(token[0] for token in tokens[i : i + len(phrase)]) == phrase:
                    yield start, tokens[i + len(phrase) - 1][2], instead
            hit = self._hit(word)
            if hit is not None:
                yield start, end, hit

    def _short_spans(self, text: str, plain: str, origins: list[int]) -> Iterator[tuple[int, int, str]]:
        """Short and declined first names and surnames, told from other words by their capital."""
        for match in WORD.finditer(plain) if self._short or self._stems else ():
            word, start = match.group(), origins[match.start()]
            if text[start].islower():
                continue
            instead = self._short.get(word)
            if instead is None:
                instead = next((self._stems[one] for one in stems(word) if one in self._stems), None)
            if instead is not None:
                yield start, origins[match.end() - 1] + 1, instead

    def _sign_spans(self, plain: str, origins: list[int]) -> Iterator[tuple[int, int, str]]:
        """Names without a letter, as a row of emoji, wherever they stand."""
        for sign, instead in self._signs.items():
            at = plain.find(sign)
            while at >= 0:
                yield origins[at], origins[at + len(sign) - 1] + 1, instead
                at = plain.find(sign, at + len(sign))

    def mentioned(self, text: str) -> bool:
        """Whether `text` mentions any of the names."""
        return bool(self.spans(text)) or any(self.spans(plain) for plain in _decoded(text))

    def replaced(self, text: str) -> str:
        """`text` with something else in the place of every mention."""
        made, done = [], 0
        for start, end, instead in self.spans(text):
            made += [text[done:start], instead]
            done = end
        rest = "".join((*made, text[done:]))
        # Of what an address writes in numbers no letter can be taken out: the whole goes.
        return GAP if any(self.spans(plain) for plain in _decoded(rest)) else rest


_NUMBERS: Final = re.compile("(?:%[0-9A-Fa-f]{2})+")


def _unquoted(run: re.Match[str]) -> str:
    return bytes.fromhex(run.group().replace("%", "")).decode(errors="replace")


def _decoded(text: str) -> Iterator[str]:
    """What is meant where a text has letters in the form of an address or of markup."""
    if "%" in text:
        yield _NUMBERS.sub(_unquoted, text)
    if "&" in text and ";" in text:
        yield html.unescape(text)


def _spelled(text: str) -> Iterator[tuple[str, int]]:
    for match in WORD.finditer(text):
        yield match.group(), match.start()


def _joined(text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Mentions that overlap, or stand side by side and mean the same, as one: first name and surname."""
    made: list[tuple[int, int, str]] = []
    for start, end, instead in found:
        if made:
            first, last, before = made[-1]
            beside = not text[last:start].strip(_BETWEEN) and (before == instead or GAP in (before, instead))
            if start < last or beside:
                wider = before if last - first >= end - start else instead
                made[-1] = (first, max(last, end), wider if wider != GAP else _either(before, instead))
                continue
        made.append((start, end, instead))
    return made


def _either(one: str, other: str) -> str:
    return other if one == GAP else one
