"""R35: women among those who sign. The example of docs/adding-a-rule.md: one file and one test."""

from __future__ import annotations

from collections.abc import Iterator

from mtd_desktop.i18n import translate
from mtd_desktop.rules import mends
from mtd_desktop.rules.finding import Ask
from mtd_desktop.rules.naming import agreement_name
from mtd_desktop.rules.registry import rule
from mtd_desktop.rules.scene import Scene


@rule(
    id="R35",
    family="agreements",
    name=translate("Rules", "No women among the signatories"),
    level="question",
    condition=translate(
        "Rules", "Signatories of an agreement are recorded, and none is a woman or a body led by women."
    ),
    why=translate("Rules", "Agreements that women sign have tended to last longer."),
    sources=("krause-2018",),
    judgement=translate(
        "Rules", "A correlation. Where it is recorded for no signatory, the question is put quietly."
    ),
)
def no_women_signing(scene: Scene) -> Iterator[Ask]:
    """One question for each such agreement made by the date."""
    for agreement in scene.agreements:
        signed = [scene.map.actor_by_id[ident].women_led for ident in agreement.signatories]
        if not signed or True in signed:
            continue
        if False in signed:
            words = translate(
                "Rules", "Which women had a say in {agreement}? None is recorded as signing it."
            )
        else:
            words = translate("Rules", "Did women sign {agreement}? It is not recorded.")
        question = words.format(agreement=agreement_name(agreement))
        mend = mends.record(agreement.id, "signatories")
        yield Ask(question, (agreement.id,), mend=mend, unrecorded=False not in signed)
