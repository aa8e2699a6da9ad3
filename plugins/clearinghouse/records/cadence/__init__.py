"""Cadence: what is due when, and how it stands on a day. Every number comes from the store's policy and calendars."""
