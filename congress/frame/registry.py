"""Where the apps above hand things down to congress, so that congress never imports them.

Each app says what it gives in one file, ``congress_hooks.py``; all of them are read once, at start-up.
"""

from contextlib import contextmanager


class Store:
    """A shelf for one kind of thing: typed, no duplicates, closed after start-up."""

    def __init__(self, name, kind):
        self.name, self.kind = name, kind
        self._items, self._closed = {}, False

    def add(self, *items):
        if self._closed:
            raise RuntimeError(f"{self.name}: closed after start-up; register in congress_hooks.py")
        for item in items:
            if not isinstance(item, self.kind):
                raise TypeError(f"{self.name}: wants {self.kind.__name__}, got {item!r}")
            if item.key in self._items:
                raise ValueError(f"{self.name}: {item.key!r} registered twice")
            self._items[item.key] = item

    def __getitem__(self, key):
        try:
            return self._items[key]
        except KeyError:
            raise KeyError(f"{self.name}: no {key!r}; there are {sorted(self._items)}") from None

    def __contains__(self, key):
        return key in self._items

    def __iter__(self):
        """In the order people see: by ``order`` where the kind has one, then by key – never by import order."""
        return iter(sorted(self._items.values(), key=lambda item: (getattr(item, "order", 0), item.key)))

    def __len__(self):
        return len(self._items)

    def close(self):
        self._closed = True

    @contextmanager
    def lent(self, *items):
        """For tests: these items too, until the block ends."""
        kept, closed = dict(self._items), self._closed
        self._closed = False
        try:
            self.add(*items)
            yield
        finally:
            self._items, self._closed = kept, closed
