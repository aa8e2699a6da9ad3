"""The staff site: pages for those who supervise coaching. They are made of the ledger, in which no narrative is."""
