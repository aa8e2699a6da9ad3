"""Measures: what the records come to, for a period and for a part of the program. Every figure has one definition here."""
