"""The cast stands while successive tests of a file ask for it: built once, in a transaction that stays open.

Each test runs in a savepoint inside that transaction and gets objects of its own, so it leaves nothing behind. Before a
test that uses the database without the cast, or commits, and at the end of the file the transaction is rolled back.
"""

import pickle
from contextlib import ExitStack

from django.db import connection, transaction

from congress.frame import clock
from tests.build import county


class Standing:
    """The open transaction and the pickled cast that was built in it."""

    def __init__(self, blocker):
        self._blocker, self._open, self._session, self._pickled = blocker, None, None, None

    def rise(self):
        """True where it had to be built; whoever asked sees to it that it falls."""
        with self._blocker.unblock():
            if self._open and self._is_as_left():
                return False
            self.fall()
            with ExitStack() as stack:
                stack.enter_context(transaction.atomic())
                stack.callback(transaction.set_rollback, True)
                with clock.frozen(county.TODAY):
                    self._pickled = pickle.dumps(county.cast(), pickle.HIGHEST_PROTOCOL)
                self._session, self._open = connection.connection, stack.pop_all()
        return True

    def fall(self):
        if self._open:
            stack, self._open = self._open, None
            if self._is_there():
                with self._blocker.unblock():
                    stack.close()

    def _is_there(self):
        """False once a test has closed the connection, and the transaction with it."""
        return connection.connection is self._session and connection.in_atomic_block

    def _is_as_left(self):
        return self._is_there() and not connection.needs_rollback

    def cast(self):
        """Objects that nobody else has, or None while it does not stand."""
        return self._open and pickle.loads(self._pickled)
