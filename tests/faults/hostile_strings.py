"""Names that people really have, and names that somebody may choose to do harm. Collected by hand."""

from __future__ import annotations

from typing import Final

# fmt: off
EMPTY: Final = (
    "", " ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u3000", "\u200b", "\u200c", "\u200d", "\u2060",
    "\ufeff", "\u00ad", "\u115f", "\u3164", "\u2800", "\u180e", " \u200b ", " a", "a ", " a b ", "a\u00a0b",
    "a\u2028b", "a\u2029b", "a\nb\nc", "\n\n\na", "-", ".", "…", "?",
)
"""Nothing, or what looks like nothing."""

SCRIPTS: Final = (
    "مجلس السلام", "لجنة المصالحة (١٩٩٨)", "شورای صلح", "ئەنجومەنی ئاشتی", "امن کونسل", "ועד השלום",
    "שלום־עכשיו", "סולחה (2003)", "Рада миру", "Комитет солдатских матерей", "Ђорђе Љубић",
    "Ассоциация «Мир»", "Ειρήνη", "Հայաստան", "საქართველო", "शांति समिति", "শান্তি কমিটি", "ਸ਼ਾਂਤੀ",
    "શાંતિ", "சமாதானக் குழு", "శాంతి", "ಶಾಂತಿ", "സമാധാനം", "සාම කමිටුව", "สภาสันติภาพ", "ສັນຕິພາບ",
    "ငြိမ်းချမ်းရေး", "សន្តិភាព", "ཞི་བདེ", "የሰላም ኮሚቴ", "ሰላም", "ⵜⴰⵍⵡⵉⵜ", "ߖߐߟߐߡߐ",
    "和平委員會", "和平委员会", "平和の会",
    "ピース・ボート", "평화 위원회", "Hòa bình", "Łódź Żółć", "Þórður Æsir", "İstanbul ığüşöç",
    "Škoda Đurđević",
    "ʻOhana Hawaiʻi", "Ɓaɗo Ƙungiya", "Ṣọ̀kọ̀tọ́", "Nǃxau", "ᏣᎳᎩ", "ᐃᓄᒃᑎᑐᑦ", "ᠮᠣᠩᠭᠣᠯ", "𐌰𐌹𐍂𐌸𐌰", "𝔓𝔢𝔞𝔠𝔢",
    "Ｐｅａｃｅ　Ｂｏａｒｄ", "ﬁnance oﬃce", "Straße STRASSE", "ǅ ǆ Ǆ",
)
"""The scripts of the people on the map."""

BIDI: Final = (
    "\u202eecaep", "\u202dabc\u202c", "\u2066a\u2069", "\u2067سلام\u2069", "\u2068x", "\u2069",
    "\u202a\u202b\u202c\u202d\u202e", "a\u200eb\u200fc", "peace\u202egpj.exe", "سلام peace سلام",
    "peace سلام 1998", "(سلام)", "1998 – سلام – 2003", "سلام\u061c!", "\u206a\u206f", "שלום (peace) שלום",
    "\u2066" * 70 + "x", "\u202e" * 130, "a\u202e\nb", "🕊سلام🕊",
)
"""Marks that turn the reading direction."""

COMBINING: Final = (
    "e\u0301", "\u0301", "\u0301\u0302\u0303", "n\u0303o",
    "Z\u0351\u036b\u0343\u032a\u0302\u036b\u033d\u034f\u0334\u0319alg\u0321\u034a\u0313\u0327o",
    "a" + "\u0300" * 50, "o" + "\u20dd", "1\u20e3", "क\u094dष", "\u0e01\u0e33\u0e49\u0e49\u0e49",
    "ا\u064e\u0651\u0670", "\u1100\u1161\u11a8", "ﷺ", "﷽", "\u0915\u093c", "q\u0307\u0323", "\u0344",
    "A\u030a Å Å", "\U0001d15e", "x\u034f\u0301",
)
"""Letters made of several characters, and marks without a letter."""

EMOJI: Final = (
    "🕊", "🕊️", "☮", "☮️", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇴", "🇨", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👍🏽", "👩🏿‍⚖️", "1️⃣", "❤️‍🔥", "🫱🏻‍🫲🏿",
    "\ufe0f", "\U0001f3fb", "👨‍", "🧑‍🤝‍🧑" * 10, "😀" * 100, "\U0001fae8", "\U000e0001", "\U000e0020", "©®™",
    "№ ℡ ㏑",
)
"""Emoji, whole and in parts."""

CONTROLS: Final = (
    *(
        f"a{chr(code)}b"
        for code in (0, 1, 2, 3, 4, 7, 8, 11, 12, 14, 27, 28, 29, 30, 31, 127, 128, 133, 144, 155, 159)
    ), "\x00", "\x1b[2J\x1b[31mred", "\x1b]0;title\x07", "\x9b31m", "a\bb", "\x7f" * 5, "\ufffe", "\uffff",
    "\ufdd0", "\U0001ffff", "\U0010ffff", "\ue000", "\U000f0000", "\ufff9a\ufffab\ufffb", "\ufffc",
    "\ufffd",
)
"""Control characters, private ones, and those that are none."""

FORMULAS: Final = (
    "=1+1", "=SUM(A1:A9)", '=HYPERLINK("http://example.org","x")', "=cmd|' /C calc'!A0", "+1+1", "-1+1",
    "@SUM(1)", '=IMPORTXML("x","y")', '=WEBSERVICE("http://example.org")', "%0A=1+1", "\t=1+1", " =1+1",
    "'=1+1", '"=1+1"', '=1+1","x', ";=1+1", "1;2;3", "a,b,c", "a\tb\tc", '"a""b"', "0123", "1e5",
    "1998-04-10", "10/4", "3-1", "TRUE", "#N/A", "#REF!", "1,5", "００１",
)
"""What spreadsheets take for formulas, dates or separators."""

MARKUP: Final = (
    "<b>bold</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "<img src='file:///etc/passwd'>", '<img src="//host/share/x.png">', "</text>", "</svg><svg>", "]]>",
    "<![CDATA[x]]>", "<!-- x", "-->", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>", "&y;",
    "&amp;", "&lt;b&gt;", "&#0;", "&#xD800;", "&#60;b&#62;", "&", "<", ">", '"', "'", "`",
    "<a href='javascript:alert(1)'>x</a>", "<style>*{display:none}</style>", "<?xml version='1.0'?>",
    "<?php echo 1 ?>", "{{7*7}}", "${7*7}", "<%= 7*7 %>", "#{7*7}", "[x](javascript:alert(1))",
    "![x](http://example.org/x.png)", "**bold** _it_ `code`", "# head", "\\textbf{x}",
    "\\input{/etc/passwd}", "$x^2$", "\\u003cb\\u003e", "<foreignObject/>", "<use href='#a'/>", "<qt><h1>x",
    "<table><tr><td>", "<br>", '"><g>', "' onload='x", "xlink:href", "url(#x)", "/*", "*/", "//", "--",
    ";--", "'; DROP TABLE actors; --", "%3Cb%3E", "+ADw-b+AD4-", "(Tj) ET", "\\)", ") Tj",
)
"""Markup of pages, pictures, documents and databases."""

PATHS: Final = (
    "/etc/passwd", "../../x", "..", ".", "~", "~root", "C:\\Windows", "\\\\host\\share\\x", "//host/share",
    "file:///etc/passwd", "http://example.org/?a=b&c=d#e", "mailto:a@b", "CON", "NUL.txt", "aux", "COM1",
    "a/b", "a\\b", "a:b", "a*b?c", "a|b", "x" * 255, "x" * 256, ".hidden", "-rf", "--help", "$HOME",
    "$(id)", "`id`", "; ls", "| ls", "> x", "&& ls", "%PATH%", "!!", "name.", "name ", "a\x00.png",
)
"""What systems take for paths, addresses and commands."""

FORMATS: Final = (
    "%s", "%n", "%d%d%d", "%x" * 20, "%1", "%L1", "%%", "{}", "{0}", "{name}", "{n}", "{what.__class__}",
    "{0!r}", "{:>1000000}", "{", "}", "{{}}", "%(name)s", "&Name", "&&", "Name\tCtrl+S", "[*]", "[*][*]",
    "\\n", "\\0", "\\x00", "\\1", "$1", "%-9999999d", "\\N{DASH}",
)
"""What programs take for places to fill in."""

WORDS: Final = (
    "null", "None", "nil", "undefined", "true", "false", "NaN", "Infinity", "-1", "0", "1", "1e999", "id",
    "actor", "actors", "map", "__proto__", "constructor", "__class__", "self", "$envelope", "format",
    "version", "[object Object]", "Robert'); --", "O'Brien", "Null", "Test", "Jean-Luc d’Or", "A", "W" * 60,
    "il" * 100, "x" * 5000, "word " * 500, "Donaudampfschifffahrtsgesellschaftskapitän",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "م" * 300, "和" * 300, "a\u200bb" * 100,
    "1\u2044" * 20, "a-b-" * 100, "(" * 100, "\U0001f54a" * 50,
)
"""Words that mean something to programs, and words that are too long."""

HOSTILE: Final = (
    *EMPTY, *SCRIPTS, *BIDI, *COMBINING, *EMOJI, *CONTROLS, *FORMULAS, *MARKUP, *PATHS, *FORMATS, *WORDS,
)

HALVES: Final = ("\ud800", "\udfff", "a\ud83db", "\ude00\ud83d", "\udcff", "x" * 100 + "\udbff")
"""Half characters: no text of a file can hold them, so no name may."""
