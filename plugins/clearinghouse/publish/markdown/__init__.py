"""Markdown twins: every page once more as plain Markdown, for programs that read text and people who paste it."""

from clearinghouse.publish.markdown.twin import has_twin, twin

__all__ = ["has_twin", "twin"]
