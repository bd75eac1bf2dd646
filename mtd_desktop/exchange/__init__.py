"""Other formats than our own. No Qt here: pictures are made from the display list."""
