"""The one error that a person can mend; everything else is a defect and goes to the one handler."""

from __future__ import annotations


class UserError(Exception):
    """Something the person can put right: one plain sentence, what to do next, and where it is.

    Whoever raises it has changed and lost nothing. `where` names a place such as a file, a line or an
    entity; `str()` joins the three into the line that the command line prints.
    """

    def __init__(self, message: str, hint: str = "", *, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.message}" if self.where else self.message, self.hint]
        return " ".join(part for part in parts if part)

    def at(self, where: str) -> UserError:
        """The same error with its place named more widely, outermost first."""
        return UserError(self.message, self.hint, where=f"{where}: {self.where}" if self.where else where)
