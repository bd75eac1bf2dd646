"""The windows. Everything that can be decided without one is decided below."""
