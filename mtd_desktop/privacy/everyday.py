"""Words that point at nobody when they stand alone."""

from __future__ import annotations

from typing import Final

_WORDS: Final = """
about academy action actor agency agreement alliance army assembly association authority bank
board bureau business center central centre chamber church citizens city civil civilian
coalition college commission committee communication community company conference conflict
congress cooperation council country delegation democratic department development dialogue
diplomacy district east eastern economic education elders environment environmental family
farmers federal federation force forces former forum foundation free freedom friends front fund
funding general government governor group groups head health high human humanitarian independent
initiative institute international journal justice labour leader leaders league liberation local
media members military militia minister ministry mission mothers movement national negotiators
network news newspaper north northern office official officials operation opposition
organisation organization other parliament party peace people peoples police political popular
presidency president press professional programme project province public radio refugees region
regional religion religious representative republic research resistance resolution rights school
secretariat secretary security society solidarity south southern state student students support
supreme teachers team television trade training union united university veterans victims village
volunteers west western with women workers workshop world young youth
"""

_LITTLE: Final = """
abd abu aga ain ait al alh an and any are as at aw ban bat bei bek ben bey bid bin bu but by can da dal de
del den der des di did do dos dr du ein el en ep es est et etc far few fon for fra fru gen go had han
has hat he her him his hon how if il in is it its ix ja jr ka la las le les lo los lt mal me mr mrs ms my
na ne no nor not now of off old on one or our out own pro rev san say se see she sir so sr st ste sub
ten ter that the too two um und up us van vi via vom von was we who why yes yet you zu zum zur
"""

COMMON: Final = frozenset(_WORDS.split())
"""Words of many names and of every text about a conflict. The whole name is always looked for."""

LITTLE: Final = frozenset(_LITTLE.split())
"""Short words that stand in names and in every text: they point at nobody, even with a capital."""
