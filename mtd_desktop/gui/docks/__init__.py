"""The panels beside the compass: what is selected, and the map as a list."""
