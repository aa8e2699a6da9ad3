"""Everyday words: what people write for the standards and terms of a site, as the site's own."""
