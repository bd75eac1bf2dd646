"""What must not lose a map: faults put in on purpose, counted, and printed as one table by `make faults`."""
