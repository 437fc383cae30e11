"""Item models that feed the views; each applies changes by uid."""
