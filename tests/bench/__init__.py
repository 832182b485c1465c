"""How quick the portal is, beside the least the database itself needs. By hand: ``python -m tests.bench``."""
