"""The browser editor's configuration: what Sveltia CMS and Decap CMS read alike, made from the models and the site."""
