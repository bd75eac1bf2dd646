"""Maps as files: the text of a map, and writing it so that nothing is lost."""
