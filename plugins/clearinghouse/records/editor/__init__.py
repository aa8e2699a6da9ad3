"""The browser editor of a private store: its forms, told by the models of records."""
