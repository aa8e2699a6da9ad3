"""The program's figures as a page, a table and data: totals that were reviewed, and nothing else of any record."""
