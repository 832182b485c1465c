"""Receipts of those who have no account: a number, and a secret code that is stored nowhere – it follows from the form."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from .workflow import Refused

TOKEN = re.compile(r"\d{18}")  # number and code in one
TRIES = 20


@dataclass(frozen=True)
class Receipts:
    """The receipts of one register, whose rows have receipt_no, code_hash and once_hash; ``name`` keeps its secrets apart
    from those of others."""

    name: str

    def hashed(self, receipt_no, code):
        return salted_hmac(self.name, f"{receipt_no}:{code}", algorithm="sha256").hexdigest()

    def code_of(self, once):
        """The secret code of the receipt of one form: the same each time the same form is sent, kept nowhere."""
        digest = salted_hmac(f"{self.name}.code", once, algorithm="sha256").hexdigest()
        return f"{int(digest, 16) % 10**8:08d}"

    def found(self, rows, token):
        """The row of a receipt, for whoever knows both its number and its code; None otherwise."""
        if not TOKEN.fullmatch(token):
            return None
        row = rows.filter(receipt_no=token[:10]).first()
        return row if row and constant_time_compare(row.code_hash, self.hashed(token[:10], token[10:])) else None

    def store(self, row, once, day):
        """(row, code): the row stored under a number nobody has, or the one that the same form made before."""
        once = once or secrets.token_urlsafe(24)
        code, row.once_hash = self.code_of(once), once_hash(once)
        for _ in range(TRIES):
            row.receipt_no = f"{day:%y%m%d}{secrets.randbelow(10**4):04d}"
            row.code_hash = self.hashed(row.receipt_no, code)
            try:
                with transaction.atomic():
                    row.save()
            except IntegrityError:
                first = type(row)._base_manager.filter(once_hash=row.once_hash).first()
                if first is not None:
                    return first, code
            else:
                return row, code
        raise Refused("现在提交的人太多，请稍后再试。")


def once_hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


def is_filed(rows, token):
    """Whether this very form has been stored: a second press is no second matter."""
    return bool(token) and rows.filter(once_hash=once_hash(token)).exists()
