"""The nine tracks: their names, what they stand for, and where each statement comes from.

Names and mottoes are those of Diamond and McDonald's book, third edition 1996 (chapter titles as given by
its publisher, rienner.com); the short names follow the labels of the compass figure in J. W. McDonald,
"Multi-Track Diplomacy", Beyond Intractability, September 2003. The one-sentence descriptions are ours,
after the same essay. Aliases are words met in use; "Track 3" and "Track 4" mean other things elsewhere,
which is why the program never shows a number without its name.
"""

from typing import Annotated, Final, Self

from pydantic import Field, Strict, model_validator

from mtd_desktop.i18n import translate
from mtd_desktop.model.base import Entity, Many, Text

OUTSIDE: Final = 0
"""The number that stands for "outside the compass": armed groups, spoilers and others who hold no track."""

TRACK_NUMBERS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9)

TrackNumber = Annotated[int, Strict(), Field(ge=1, le=9)]
Zone = Annotated[int, Strict(), Field(ge=0, le=9)]
"""A track's number, or `OUTSIDE`."""


class Track(Entity):
    """One of the nine. Everything but the number may be reworded or translated in a map."""

    number: TrackNumber
    name: Text
    short: Text
    motto: Text = ""
    aliases: Many[Text] = ()
    description: Text = ""
    source: Text = ""

    @property
    def title(self) -> str:
        """Number and name together, as every screen and export shows a track."""
        return f"{self.number} · {self.short or self.name}"


class Framework(Entity):
    """The nine tracks in the words of one map."""

    name: Text = "Multi-track diplomacy"
    source: Text = ""
    tracks: Many[Track]

    @model_validator(mode="after")
    def _nine(self) -> Self:
        numbers = tuple(track.number for track in self.tracks)
        if numbers != TRACK_NUMBERS:
            message = translate("Map", "a framework has the tracks 1 to 9 in order, not {numbers}")
            raise ValueError(message.format(numbers=list(numbers)))
        return self

    def track(self, number: int) -> Track:
        """The track with this number, 1 to 9."""
        return self.tracks[number - 1]


_BOOK: Final = "Diamond & McDonald, Multi-Track Diplomacy: A Systems Approach to Peace, 3rd ed. 1996"

_NINE: Final = (
    (
        "Government",
        "Government",
        "Diplomacy",
        ("official diplomacy", "Track One", "state", "intergovernmental"),
        "Official policy, negotiation and agreements of states and intergovernmental bodies.",
    ),
    (
        "Nongovernment/Professional",
        "Conflict resolution",
        "Professional Conflict Resolution",
        ("conflict-resolution professionals", "NGO mediators", "Track Two in the narrow sense"),
        "Unofficial third parties who analyse, prevent and help to resolve conflict.",
    ),
    (
        "Business",
        "Business",
        "Commerce",
        ("private sector", "economic diplomacy"),
        "Economic opportunity, friendship across borders and informal channels.",
    ),
    (
        "Private Citizen",
        "Private citizens",
        "Personal Involvement",
        ("citizen diplomacy", "people-to-people"),
        "Individuals who act for peace: exchanges, voluntary work, personal mediation.",
    ),
    (
        "Research, Training, and Education",
        "Research, training & education",
        "Learning",
        ("academia", "think tanks"),
        "Universities, think tanks, the training of skills, and schools.",
    ),
    (
        "Activism",
        "Activism",
        "Advocacy",
        ("peace movement", "civil society campaigns", "solidarity"),
        "Campaigns for disarmament, human rights, justice and changes of policy.",
    ),
    (
        "Religion",
        "Religion",
        "Faith in Action",
        ("faith-based diplomacy", "churches", "spiritual"),
        "Beliefs and the peace action of faith communities.",
    ),
    (
        "Funding",
        "Funding",
        "Providing Resources",
        ("philanthropy", "donors", "foundations"),
        "Those who pay for what the other tracks do.",
    ),
    (
        "Communications and the Media",
        "Public opinion & communication",
        "Information",
        ("media", "press", "arts", "voice of the people"),
        "How public opinion is formed and voiced: press, broadcast, film, electronic media, the arts.",
    ),
)

NINE_TRACKS: Final = Framework(
    name="Multi-track diplomacy",
    source=_BOOK,
    tracks=tuple(
        Track(number=n, name=name, short=short, motto=motto, aliases=aliases, description=text, source=_BOOK)
        for n, (name, short, motto, aliases, text) in enumerate(_NINE, start=1)
    ),
)
"""The default framework of a new map."""
