"""The words of a summary."""
