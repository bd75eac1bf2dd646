"""Lenses: other ways of grouping the same actors and links on the page."""
