"""Upkeep: what has grown old, and which links lead nowhere."""
