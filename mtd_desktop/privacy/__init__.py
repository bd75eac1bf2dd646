"""What of a map may leave the room: audiences, redaction, pseudonyms, and who can still be recognised."""
