"""Forms: what authors fill in, made from the models."""
