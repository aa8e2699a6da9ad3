"""A knowledge clearinghouse for school leaders, made from Markdown and indexed by leadership standard."""
