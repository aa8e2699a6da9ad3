"""The words of a summary: each module makes sentences of effects, and knows nothing of the catalogue they come from."""
