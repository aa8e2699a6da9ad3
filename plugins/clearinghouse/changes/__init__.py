"""Changes: what a proposed change does to the site, in plain words."""
