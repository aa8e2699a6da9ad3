"""Leadership standards: references, frameworks and the crosswalks between them."""
