"""Figures: what they show, as plain data, and how they are drawn on a page of their own."""
