"""The rows of the action table about passphrases and locking."""

from __future__ import annotations

from mtd_desktop.gui.actions import Action
from mtd_desktop.i18n import translate


def rows() -> tuple[Action, ...]:
    """They stand in the File menu, behind saving."""
    m = "file"
    return (
        Action(
            "vault.protect",
            translate("Action", "Protect wit&h a Passphrase…"),
            m,
            (),
            "open",
            tip=translate("Action", "Encrypt the map, change its passphrase or remove it"),
            after="files.save_as",
        ),
        Action(
            "vault.lock",
            translate("Action", "&Lock Now"),
            m,
            ("Ctrl+L",),
            "protected",
            tip=translate("Action", "Take the map off the screen until its passphrase is entered"),
            after="vault.protect",
        ),
    )
