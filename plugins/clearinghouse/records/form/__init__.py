"""The offline form: one HTML file that a coach opens from disk, works without a network, and saves bundles."""
