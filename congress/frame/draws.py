"""A random draw that anybody can check: what is promised before, what follows from it after. Pure; no models, no chance.

Before the draw, the **commitment** is published: SHA-256 of one text that holds the title, the pool in its order, how many
are drawn of which share, where the word will come from – and a secret seed. Nobody can find another text with the same
digest, so neither pool nor seed can be changed afterwards; nobody can read the seed from it.

At the draw, a **word** is called out by a witness. Each entry gets the rank HMAC-SHA256(key, its own key), where the key is
HMAC-SHA256(seed, word); of each share the lowest ranks are drawn. Whoever made the seed did not know the word, whoever says
the word does not know the seed: neither alone can steer the result. (Both together could: the word should come from
somebody who has no part in the office, or from a source named in the commitment, such as the numbers of a public lottery.)

Why nobody is favoured: for a key that is not known, HMAC-SHA256 gives every entry a number of 256 bits that cannot be told
from one thrown with dice, each on its own. Every order of such numbers is equally likely, so every choice of k out of n
is. No remainder is taken, hence no small bias as in "number modulo n". Two equal ranks are less likely than 1 in 10**60 for
a million entries; they would stand in the order of their keys. The order of the pool plays no part.
"""

import hashlib
import hmac
import json


def as_text(value) -> str:
    """JSON with sorted names, no spaces, Chinese as it is: the same text for the same content, everywhere."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(committed: dict, seed: str) -> str:
    """The one text that is digested."""
    return as_text({"committed": committed, "seed": seed})


def commitment(committed: dict, seed: str) -> str:
    return hashlib.sha256(canonical(committed, seed).encode()).hexdigest()


def draw_key(seed: str, word: str) -> bytes:
    """What the seed and the word make together."""
    return hmac.digest(bytes.fromhex(seed), word.encode(), "sha256")


def rank(key: bytes, entry: str) -> str:
    return hmac.digest(key, entry.encode(), "sha256").hex()


def drawn(committed: dict, seed: str, word: str) -> list[str]:
    """The keys of those who are drawn, share by share, the lowest rank first."""
    key, found = draw_key(seed, word), []
    for share in committed["shares"]:
        among = [entry["key"] for entry in committed["pool"] if entry["share"] == share["name"]]
        found += sorted(among, key=lambda entry: (rank(key, entry), entry))[: share["count"]]
    return found


def fault(committed: dict) -> str:
    """What speaks against drawing from this pool, in Chinese; "" when nothing does."""
    pool, shares = committed["pool"], committed["shares"]
    if len({entry["key"] for entry in pool}) != len(pool):
        return "抽取池里有重复的编号。"
    if len(pool) < 2:
        return "抽取池里至少要有两个对象。"
    if len({share["name"] for share in shares}) != len(shares):
        return "分组重复。"
    known = {share["name"] for share in shares}
    if strange := sorted({entry["share"] for entry in pool} - known):
        return f"抽取池里的分组“{strange[0] or '（空）'}”没有规定抽几个。"
    for share in shares:
        there = sum(entry["share"] == share["name"] for entry in pool)
        of = f"“{share['name']}”组" if share["name"] else "抽取池"
        if share["count"] < 1:
            return f"{of}至少要抽1个。"
        if there < share["count"]:
            return f"{of}只有{there}个，不够抽{share['count']}个。"
    return "" if sum(share["count"] for share in shares) < len(pool) else "全部都要抽中，不需要抽取。"
