"""Measuring: large believable maps, and the times and sizes that the program is held to."""
