"""Who may, one file a subject."""
