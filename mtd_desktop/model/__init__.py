"""The map and everything on it: frozen entities, the document with its invariants, and differences."""
