"""All that is read of it, one file a subject."""
