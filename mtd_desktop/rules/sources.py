"""Where the rules come from, by a key and in full. What they say stands in the rules in our words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Source:
    """A text that a rule rests on. `short` names it in a line, `title` in full, `where` says how to find it.

    `note` says how far we have it at first hand.
    """

    short: str
    title: str
    where: str
    note: str = ""


SOURCES: Final[dict[str, Source]] = {
    "mcdonald-2003": Source(
        "McDonald 2003",
        "John W. McDonald, “Multi-Track Diplomacy”, Beyond Intractability, September 2003",
        "beyondintractability.org/essay/multi-track_diplomacy",
        "The tracks as a linked system, the twelve standards, the three fields of peace building.",
    ),
    "expanded-history": Source(
        "Multi-track history",
        "“Multi-track Diplomacy: Expanded History”, after the encyclopaedia article",
        "image.absoluteastronomy.com/topics/Multi-track_Diplomacy",
        "On Davidson and Montville 1981–82, and on Montville’s processes.",
    ),
    "mcdonald-1991": Source(
        "McDonald 1991",
        "John W. McDonald, “Further Exploration of Track Two Diplomacy”, 1991",
        "beyondintractability.org/artsum/mcdonald-further",
        "A chapter in Kriesberg and Thorson (eds), pp. 201–220; read as a summary.",
    ),
    "montville": Source(
        "Montville",
        "Joseph V. Montville, “The Arrow and the Olive Branch”",
        "abrahamicfamilyreunion.org",
        "Read as a summary.",
    ),
    "strategies": Source(
        "Diplomacy’s Multitrack Approach",
        "“Diplomacy’s Multitrack Approach: Strategies for Global Engagement”",
        "cycivic.com",
        "Unsigned.",
    ),
    "hauss": Source(
        "Hauss",
        "“Track Two Diplomacy”, Alliance for Peacebuilding, by its content by Charles Hauss",
        "",
        "The text names no author. On sessions, third parties and orphaned agreements.",
    ),
    "jones-2013": Source(
        "Jones 2013",
        "“Track-two diplomacy”, 10 February 2013, by its content by Peter Jones, University of Ottawa",
        "",
        "On autonomy, transfer, ripeness and money.",
    ),
    "circle": Source(
        "Articles on the nine tracks",
        "Copies of the encyclopaedia article “Multi-track diplomacy” and of a publisher’s page on it",
        "en-academic.com/dic.nsf/enwiki/1441737; highered.mheducation.com/sites/007248179x",
        "On the circle that replaced the hierarchy.",
    ),
    "beyond-the-tracks": Source(
        "Beyond the Tracks 2019",
        "“Beyond the Tracks?”, report on peace processes at several levels, 2019",
        "docslib.org/doc/2640806",
        "On the value of linkages between levels.",
    ),
    "cuhadar-2009": Source(
        "Çuhadar 2009",
        "Esra Çuhadar, on transfer from track two, 2009",
        "9lib.net/document/8ydeoveq",
        "On strategies of transfer, and on transfer that works for one side only.",
    ),
    "hampson-1996": Source(
        "Hampson 1996",
        "Fen Osler Hampson, “Nurturing Peace”, United States Institute of Peace, 1996",
        "usip.org/publications/1996/04/nurturing-peace",
        "Read as the publisher’s summary, and in Hauss.",
    ),
    "krause-2018": Source(
        "Krause et al. 2018",
        "Krause, Krause and Bränfors, on women’s participation and the durability of peace, 2018",
        "studylib.net/doc/27444464",
        "A correlation.",
    ),
    "lederach-1997": Source(
        "Lederach 1997",
        "John Paul Lederach, “Building Peace”, 1997",
        "beyondintractability.org/essay/hierarchical-intervention-levels; "
        "beyondintractability.org/artsum/lederach-structure",
        "Read as summaries.",
    ),
    "usip-2019": Source(
        "USIP 2019",
        "United States Institute of Peace, “A Primer on Multi-Track Diplomacy: How Does it Work?”, July 2019",
        "usip.org/publications/2019/07/primer-multi-track-diplomacy-how-does-it-work",
    ),
    "usip-glossary": Source(
        "USIP glossary",
        "Glossary of the United States Institute of Peace, “Tracks of diplomacy”",
        "bcssolutionbd.com tracks-of-diplomacy",
        "Read as a copy.",
    ),
    "mapendere": Source(
        "Mapendere",
        "Jeffrey Mapendere, on track one and a half diplomacy",
        "docslib.org/doc/9052745",
        "Official parties brought together by an unofficial mediator.",
    ),
    "spoilers": Source(
        "General literature on spoilers",
        "General knowledge of the field: opponents who are left out can undo an agreement",
        "",
    ),
}
"""By key. Pages that we read only in part are marked so."""
