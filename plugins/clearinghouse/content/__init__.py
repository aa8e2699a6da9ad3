"""Content in: files on disk become checked values, each with its place in the source."""
