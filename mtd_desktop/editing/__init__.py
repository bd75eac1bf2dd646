"""Changes to a map: operations as data, each a pure function from a map to the next."""
