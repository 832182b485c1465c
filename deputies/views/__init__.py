"""Its pages, one file a subject."""
