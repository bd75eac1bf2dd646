"""Changes to a map: operations as data, each a pure function from a map to the next.

To show a map none of them is needed, and together they take 15 ms to import: the window imports an operation
where a hand asks for it.
"""
