"""Search: what the finder needs to answer on the reader's own device."""
