"""The private store: what coaches and staff record, and what may be made of it. The public site knows nothing of it."""
