"""Figures on the screen, by pyqtgraph: this room is entered when the first figure is shown."""
