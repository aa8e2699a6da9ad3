"""Open data: the catalogue as files that others load, and the page that explains every machine file."""
