"""Names are found as a reader would find them, and other words are left alone."""

from __future__ import annotations

import pytest

from mtd_desktop.privacy.mentions import Names


def names(*hidden: str, shared: tuple[str, ...] = (), person: bool = True) -> Names:
    made = Names(shared)
    for name in hidden:
        made.add(name, sparing=not person)
    return made


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Yusuf Rahimi", "We met YUSUF  RAHIMI."),
        ("Yusuf Rahimi", "We met Rahimi."),
        ("Yusuf Rahimi", "the Rahimis’ house"),
        ("Yusuf Rahimi", "mail to info@al-rahimi.example"),
        ("Yusuf Rahimi", "https://example.org/people/drrahimi.html"),
        ("José Muñoz", "Jose Munoz said"),
        ("Иван Петров", "разговор с Петровым"),
        ("أحمد", "قال وأحمدُ"),
        ("张伟", "昨天和张伟见面"),
        ("Ali Bey", "with ali-bey"),
        ("UN", "the UN office"),
        ("X1", "as X1 told us"),
        ("🕊️🕊️", "from 🕊🕊 with love"),
        ("C. G.", "as C.G. said"),
        ("Søren Ægir", "søren ægir"),
        ("ß-Gruppe", "die SS-gruppe"),
        ("Rahimi", "Ra\u200bhimi"),
        ("Rahimi", "Ｒａｈｉｍｉ"),
        ("Mothers of Minova", "the Minova women"),
        ("Tom Fox", "Tom was seen there"),
        ("Tom Fox", "tomfox@example.org"),
        ("Ali Hassan", "according to ALI"),
        ("Li Wei", "Comrade Li agreed"),
        ("Kılıç", "https://example.org/kilic"),
        ("Đorđe Đukić", "djordje.djukic@example.org"),
        ("Đorđe Đukić", "dukic2"),
        ("Søren Sørensen", "sorensen.example"),
        ("Wałęsa", "Walesa"),
        ("Jörg Müller", "j.mueller@example.org"),
        ("Jörg Müller", "https://example.org/joerg"),
        ("Goetz Mueller", "Herr Müller"),
        ("Anna Müller", "https://example.org/M%C3%BCller"),
        ("Anna Müller", "<b>M&uuml;ller</b>"),
        ("محمد", "مـحـمـد"),
        ("علی کریمی", "علي كريمي"),
        ("فاطمة", "فاطمه"),
        ("al-Sadr", "alsadr.example"),
        ("Anna Nowak", "rozmowa z Anną i o Annie"),
        ("Anna Nowak", "podle Anny"),
        ("Ольга Петренко", "у Ольги"),
        ("Ольга Петренко", "письмо Ольге"),
        ("Мария", "с Марией"),
        ("Marko Babić", "s Markom"),
    ],
)
def test_a_mention_is_found(name: str, text: str) -> None:
    assert names(name).mentioned(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("UN", "un ami, un jour"),
        ("Ali Bey", "All is well, obey"),
        ("Mothers of Minova", "mothers and fathers of the region"),
        ("Peace Council", "they want peace"),
        ("Amani", "a human mania"),
        ("Li", "Life is long"),
        ("Tom Fox", "a fox and a tom"),
        ("Anna Nowak", "the annual anniversary of an Annex"),
        ("Marta Rose", "a martial mart"),
        ("Tom Fox", "The Tomb of the Foxes"),
        ("Ali van der Berk", "Van Gogh and Der Spiegel"),
        ("Manuel Noel", "manual noise"),
        ("Anna Müller", "100 % sure & well; fine"),
        ("", "anything"),
        ("   ", "anything at all"),
    ],
)
def test_other_words_are_left_alone(name: str, text: str) -> None:
    assert not names(name).mentioned(text)


def test_a_common_name_is_still_found_as_a_whole() -> None:
    assert names("Peace Council").mentioned("said the Peace Council")
    assert names("Church").mentioned("the church of the village")


def test_words_that_several_visible_names_share_say_nothing_of_a_group() -> None:
    shared = ("Church of Minova", "School of Minova")
    group = names("Market of Minova", shared=shared, person=False)
    assert not group.mentioned("the road to Minova")
    assert group.mentioned("the market of Minova")
    assert names("Marie Minova", shared=shared).mentioned("the road to Minova")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Office of Yusuf Rahimi, Minova", "Office of Actor P1, Minova"),
        ("Rahimi and Amina Noor", "Actor P1 and Actor P2"),
        ("YUSUF-RAHIMI’s men", "Actor P1’s men"),
        ("nobody", "nobody"),
    ],
)
def test_a_mention_is_replaced_by_what_stands_for_it(text: str, after: str) -> None:
    made = Names()
    made.add("Yusuf Rahimi", "Actor P1", sparing=False)
    made.add("Amina Noor", "Actor P2", sparing=False)
    assert made.replaced(text) == after


def test_a_name_of_two_actors_points_at_neither() -> None:
    made = Names()
    made.add("Yusuf Rahimi", "Actor P1")
    made.add("Amina Rahimi", "Actor P2")
    assert made.replaced("Rahimi, Yusuf Rahimi") == "…, Actor P1"


def test_many_names_and_a_long_text_are_no_trouble() -> None:
    made = names(*(f"Xurname{n:04d} Yther{n:04d}" for n in range(3000)))
    text = "The quick brown fox jumps over the lazy dog. " * 20_000
    assert not made.mentioned(text)
    assert made.mentioned(f"{text} Xurname1234")


def test_what_an_address_writes_in_numbers_goes_as_a_whole() -> None:
    assert names("Anna Müller").replaced("see example.org/M%C3%BCller?x") == "…"
    assert names("Tom Fox").replaced("Tom, the fox") == "…, the fox"


def test_short_names_of_groups_do_not_count_alone() -> None:
    assert not names("Radio Sud", person=False).mentioned("Sud")
    assert names("Radio Sud", person=False).mentioned("radiosud.example")
