"""The interface for programs: lists (lists.py), objects and their moves (objects.py), access tokens (tokens.py), Popolo
(popolo.py), what is open to anybody (public.py); how all of it is described (described.py)."""
