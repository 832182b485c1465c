"""What people type, one file a subject."""
