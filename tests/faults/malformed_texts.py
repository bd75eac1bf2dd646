"""Texts that are not JSON, or not such as may be read. Written by hand for this program, from the grammar.

`BROKEN_VALUES` are broken wherever a value may stand, `BROKEN_TEXTS` as whole files, `BROKEN_BYTES` by their
encoding. `ODD_VALUES` are unusual and right: they are read and written back as what they are.
"""

from __future__ import annotations

from typing import Final

# fmt: off
STRUCTURE: Final = (
    "[", "{", "]", "}", "[[", "{{", "[{", "{[", "[}", "{]", "[[]", "[[]]]", "{{}}", "[]]", "{}}", "[{]}",
    '{"a":[}]', "[1", "[1,", "[,", "[,]", "[,1]", "[1,,2]", "[1,,]", "[1,2,]", "[1;2]", "[1:2]", "[1 2]",
    "[1 true]", "[[1]2]", "[1][2]", "[1]2", '["a" "b"]', '["a",]', '["a":1]', "[1,\n]", "[\n", "[1\n2]",
    "(1)", "[(1)]", "<1>", "[1|2]", '{"a"}', '{"a":}', '{"a":,}', '{"a" 1}', '{"a"::1}', '{"a":1:2}',
    '{"a"=1}', '{"a"=>1}', '{"a",1}', "{:1}", '{"a":1,}', '{,"a":1}', '{"a":1,,"b":2}', '{"a":1;"b":2}',
    '{"a":1 "b":2}', '{"a":1}{"b":2}', '{"a":1}}', '{"a":{"b":1}', '{"a":[1}', "{1:2}", "{null:1}",
    "{true:1}", "{[]:1}", "{{}:1}", "{a:1}", "{'a':1}", "{`a`:1}", '{"a":1,b:2}', '{"a":1,"b"}',
    '{"a":1,"b":}', '{"a":1,"b" 2}', '{"a":{]}', '{"a":"b":"c"}', '{"a","b"}', '{""}', '{"":}',
    '{"a":1/**/,"b":2//}', "/**/1", "1/**/", "//\n1", "1//", "#\n1", "1#", "--1", "<!-- -->1", "[1/*2*/]",
    "...", "[...]", "[1...]", "$", "@", "[$a]", "\\", "[\\n]", "?", "!", "[!]", "=1", ":1", ",", ":", ";",
    "1,", ",1", "1 2", "1\n2", "true false", "[]{}", '"a""b"', '"a"b', 'b"a"', "{}[]", "[]1", "1[]",
    "null null",
)
"""Brackets, commas, colons, comments and what stands after the end."""

WORDS: Final = (
    "True", "False", "None", "TRUE", "NULL", "Null", "nul", "nulll", "tru", "truee", "fals", "falsee", "n",
    "t", "f", "nil", "undefined", "yes", "no", "on", "off", "NaN", "nan", "-NaN", "+NaN", "Infinity",
    "-Infinity", "+Infinity", "inf", "-inf", "INF", "1.#INF", "1.#QNAN", "new Date(0)", "Date()",
    "function(){}", "void 0", "a", "null0", "0null", "true1", "t rue", "tr\nue", "nu\tll", "&quot;a&quot;",
    "ｔｒｕｅ", "тrue", "nüll", "T", "ok", "None,",
)
"""Words that other languages know."""

NUMBERS: Final = (
    "+1", "+0", "-", "+", "--1", "-+1", "- 1", "-a", "01", "00", "-01", "-00", "000", "012", "0001.5", "1.",
    "-1.", "0.", ".5", "-.5", "+.5", ".", "-.", "1..2", "1.2.3", "1.e1", "1.E+2", ".1e1", "1e", "1E", "1e+",
    "1e-", "1E+", "0e", "0e+", "-0e", "1e1.5", "1e1e1", "1ee1", "1e++1", "1e+-1", "1e 1", "1 e1", "1. 5",
    "1 .5", "1 000", "1,000.5]", "1_000", "1'000", "0x", "0x1", "0xFF", "0X1", "0b1", "0o7", "1h", "1f",
    "1.0f", "1d", "1L", "1n", "1u", "1%", "1/2", "1+1", "1-1", "2**3", "½", "²", "١", "१", "１", "−1", "–1",
    "1,5]", "1e400", "-1e400", "1e99999", "9e308999", "1" + "0" * 400 + ".0", "-" + "9" * 5000, "9" * 5000,
    "1e" + "9" * 30, "1\u00a02", "1\u200b", "\u200b1", "1\x00", "$1", "1€", "∞", "0-", "0+1", "0..1",
    "-0x1", "0.0.0", "1e0x1", "1:00",
)
"""Numbers as people, spreadsheets and other languages write them, and those that no computer holds."""

STRINGS: Final = (
    '"', "'", '"a', 'a"', "'a'", "`a`", "\"a'", "'a\"", '"""', '"""a"""', '"a"b"', '"a" + "b"', "“a”",
    "„a“", "«a»", "＂a＂", '"\\"', '"\\', '"\\\\\\"', '"a\\', '"\n"', '"a\nb"', '"a\r\nb"', '"a\rb"', '"\t"',
    '"a\tb"', '"a\\\nb"', 'r"a"', 'b"a"', 'u"a"', 'f"a"', '@"a"', '"a"i', '"a";', "\"a'", "'", "''", "'\"'",
    "['a']", '"\\u0022', "a", "ab c", "\\", '\\"a"', "\\u0061",
)
"""Quotes that are missing, wrong or several, and raw line breaks."""

ESCAPES: Final = (
    *(
        f'"\\{mark}"'
        for mark in "acdeghijklmopqsvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'`~!@#$%^&*()_+-=[]{}|;:,.<>? "
    ), '"\\x41"', '"\\101"', '"\\u"', '"\\u1"', '"\\u12"', '"\\u123"', '"\\u123g"', '"\\uG123"',
    '"\\u 123"', '"\\u-123"', '"\\u+123"', '"\\u{41}"', '"\\U00000041"', '"\\u12 34"', '"\\u１２３４"',
    '"\\u00e"', '"\\u\\u0041"', '"\\N{DASH}"', '"\\\u00e9"', '"\\ud800"', '"\\udbff"', '"\\udc00"',
    '"\\udfff"', '"\\ud83d"', '"\\ude00"', '"\\ud83d\\ud83d"', '"\\ude00\\ud83d"',
    '"\\ud800\\ud800\\udc00"', '"\\ud83dx"', '"x\\ude00"', '"\\ud83d \\ude00"', '"\\ud83d\\n"',
    '"\\ud83d\\u0041"', '"\\ud83d\\"', '"\\ud83d\\u"', '"\\ud83d\\ude0"', '"\\uD800\\"', '["\\ud800",1]',
    '{"\\ud800":1}', '{"\\udc00":1}',
)
"""Escapes that JSON does not know, cut off, or half a character."""

CONTROLS: Final = tuple(f'"a{chr(code)}b"' for code in range(0x20)) + tuple(
    f"[1,{chr(code)}2]" for code in range(0x20) if chr(code) not in "\t\n\r"
)
"""Every control character raw in a text, and between values."""

_BLANKS: Final = (
    "\u00a0\u0085\u1680\u2000\u2003\u2009\u200b\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\u180e\x7f"
)
SPACES: Final = tuple(f"[{mark}1]" for mark in _BLANKS)
"""Blanks that JSON does not count as such."""

DOUBLED: Final = (
    '{"a":1,"a":2}', '{"a":1,"a":1}', '{"":1,"":2}', '{"a":1,"\\u0061":2}', '{"é":1,"\\u00e9":2}',
    '{"a":{},"b":1,"a":[]}', '[{"a":1,"a":2}]', '{"x":{"y":{"z":1,"z":2}}}', '{"a":1,"b":2,"c":3,"b":4}',
    '{"\\/":1,"/":2}', '{"\\ud83d\\ude00":1,"😀":2}',
)
"""A key twice in one object, also where it is written in another way."""

DEEP: Final = tuple(
    text
    for depth in (250, 1_000, 100_000)
    for text in ("[" * depth, "[" * depth + "]" * depth, '{"a":' * depth)
)

BROKEN_VALUES: Final = (
    *STRUCTURE, *WORDS, *NUMBERS, *STRINGS, *ESCAPES, *CONTROLS, *SPACES, *DOUBLED, *DEEP,
)

BROKEN_TEXTS: Final = (
    "", " ", "\n", "\t\r\n ", "\ufeff", "\ufeff ", "\ufeff\ufeff{}", "{}\ufeff", "{}\x00", "\x00{}",
    "{}\x1a", "{}\n{}", "{}\n---\n{}", "---\na: 1\n", "a: 1", "a = 1", "[section]\nkey=1", "key,value\n1,2",
    "key;value", "a\tb", "{}//", "{} # end", "{};", "({})", "callback({})", "var m = {};",
    "export default {}", "module.exports={}", ")]}',\n{}", "while(1);{}", "\u2028{}", "{}\u2029",
    '{"format":"mtdmap","version":1,"map":{}', '{"format":"mtdmap","version":1,"map":{}}}',
    '"format":"mtdmap","version":1,"map":{}', '{"format":"mtdmap","version":1,"map":{}},',
    '[{"format":"mtdmap","version":1,"map":{}}', "<html></html>", "<?xml version='1.0'?>", "<svg/>",
    "%PDF-1.7", "%!PS", "PK\x03\x04", "GIF89a", "#!/bin/sh", "MZ\x90", "\x7fELF", "{\\rtf1}", "From: a@b",
    "Dear all,", "—", "SQLite format 3\x00", "-----BEGIN PGP MESSAGE-----", "age-encryption.org/v1",
    "data:application/json,{}", "http://example.org/", "digraph { a -> b }", "graph G {", "*Vertices 3",
    "nodedef> name", "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other",
    '<<<<<<< HEAD\n{"format":"mtdmap","version":1,"map":{}}',
    '{"format":"mtdmap",\n<<<<<<< mine\n"version":1,"map":{}}',
)
"""Whole files that are something else, were cut off, or were put together by a tool for versions."""

_MAP: Final = '{"format":"mtdmap","version":1,"map":{"meta":{"title":"Éire سلام 和 🕊"}}}'

BROKEN_BYTES: Final = (
    *(
        _MAP.encode(name)
        for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7")[:6]
    ),
    *(_MAP.split("سلام")[0].encode(name) + b'"}}}' for name in ("latin-1", "cp1252", "mac-roman", "cp437")),
    *('{"meta":{"title":"سلام"}}'.encode(name) for name in ("cp1256", "iso8859-6")),
    *('{"meta":{"title":"Мир"}}'.encode(name) for name in ("cp1251", "koi8-r", "iso8859-5")),
    *('{"meta":{"title":"和平"}}'.encode(name) for name in ("gb18030", "big5", "shift-jis", "euc-jp")),
    *(
        b'{"meta":{"title":"' + bad + b'"}}'
        for bad in (
            b"\x80",
            b"\xbf",
            b"\xc0\x80",
            b"\xc0\xaf",
            b"\xc1\xbf",
            b"\xc3",
            b"\xc3(",
            b"\xc3\xc3",
            b"\xe0\x80\x80",
            b"\xe0\x9f\xbf",
            b"\xe2\x82",
            b"\xe2\x28\xa1",
            b"\xe2\x82(",
            b"\xed\xa0\x80",
            b"\xed\xbf\xbf",
            b"\xed\xa0\xbd\xed\xb8\x80",
            b"\xf0\x80\x80\x80",
            b"\xf0\x8f\xbf\xbf",
            b"\xf0\x9f\x95",
            b"\xf0\x28\x8c\xbc",
            b"\xf4\x90\x80\x80",
            b"\xf5\x80\x80\x80",
            b"\xf8\x88\x80\x80\x80",
            b"\xfc\x84\x80\x80\x80\x80",
            b"\xfe",
            b"\xff",
            b"\xff\xfe",
            b"a\xe9b",
            b"\xc3\xa9\xc3",
            b"\x9f\x95\x8a",
            b"\xef\xbb",
            b"\xf0",
        )
    ), b"\xff\xfe{}", b"\xfe\xff{}", b"\x00\x00\xfe\xff{}", b"\xff\xfe\x00\x00{}", b"\xef\xbb{}",
    b"\xef\xbb\xbf\xff", b"+/v8-{}", b"\xf7dL{}", b"\x0e\xfe\xff{}", b"\xef\xbb\xbf\xef\xbb\xbf{}",
    b"{\x00}", b"\x00", b"\x00\x00", b"{}\xff", b"\xff{}", b"{\xff}", b'{"\xff":1}', b"\x1f\x8b\x08\x00",
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"BZh91AY", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c",
    b"\xd0\xcf\x11\xe0", bytes(range(256)), bytes(1000), b"\xff" * 1000,
    b'{"a":"' + bytes(range(128, 256)) + b'"}',
)
"""Other encodings, bytes that are no UTF-8, byte order marks in the wrong place, and other kinds of files."""

ODD_VALUES: Final = (
    "null", "true", "false", "0", "-0", "1", "-1", "0.0", "-0.0", "0.5", "1e3", "1E3", "1e+3", "1e-3",
    "1.5e300", "5e-324", "1e-400", "123456789012345678901234567890", "0.1000000000000000055511151231257827",
    "2.2250738585072014e-308", "1.7976931348623157e308", "9007199254740993", "-9223372036854775809", "[]",
    "{}", "[[]]", "[{}]", '{"":""}', '{"a":{"a":{"a":1}}}', '""', '" "', '"\\""', '"\\\\"', '"\\/"', '"/"',
    '"\\b\\f\\n\\r\\t"', '"\\u0000"', '"\\u001f"', '"\\u007f"', '"\x7f"', '"\\u00e9"', '"é"', '"e\u0301"',
    '"\\ud83d\\ude00"', '"😀"', '"\\uD83D\\uDE00"', '"\\uFFFF"', '"\ufffe"', '"\\ufdd0"', '"\\udbff\\udfff"',
    '"\u2028\u2029"', '"\u202e"', '"\ufeff"', '"\u00a0"', '"\\u2028"', '[1,"a",null,true,{"b":[]}]', "[ ]",
    "{ }", "[1 , 2]", '{"a" : 1}', "[\r\n1\r\n]", "[\t1\t]", '{"__proto__":1}', '{"constructor":{}}',
    '{"a":1,"A":2}', '{"é":1,"e\u0301":2}', '{"null":null}', '"null"', '"NaN"', '"-Infinity"', '"1e999"',
    '"// no comment"', '"/* */"', '"</script>"', "[" * 150 + "]" * 150, '"' + "x" * 100_000 + '"',
)
"""Unusual and right."""
