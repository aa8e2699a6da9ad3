"""The commands: one a file, each with its options and what it runs."""
