"""The catalogue: every item and standard, tied together and ready to ask."""
