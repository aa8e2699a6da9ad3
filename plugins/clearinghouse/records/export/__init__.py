"""The records as staff's own tools read them. Nothing that stays with coach and leader has a column here."""
