"""Intake: what came in from outside, read and made into drafts."""
