"""Lists: a spreadsheet, an export or a page of links, row by row, made into drafts."""
