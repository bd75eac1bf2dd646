"""What the mouse and the keys do on the compass, one file a tool; an interaction can always be given up."""
