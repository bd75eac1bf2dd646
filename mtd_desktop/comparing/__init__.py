"""Two versions of a map beside each other: what differs, and how both become one without losing anything."""
