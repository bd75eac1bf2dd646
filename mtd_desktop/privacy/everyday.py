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

COMMON: Final = frozenset(_WORDS.split())
"""Words of many names and of every text about a conflict. The whole name is always looked for."""
