"""Site out: the catalogue becomes the pages and files that the site serves."""
