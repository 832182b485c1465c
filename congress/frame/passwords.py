"""What a good password is, in the two schools a county may follow, and how one-time codes are made and checked."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from . import codes

LONGEST = 128  # a bound for the server's work, far above what anybody types


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One school: ``classes`` kinds of characters out of four; ``days`` until renewal (0: never)."""

    label: str
    least: int
    classes: int = 1
    days: int = 0
    remembered: int = 1


PROFILES = {
    # GB/T 22239-2019 身份鉴别:口令应有复杂度要求并定期更换
    "mlps": Profile(label="网络安全等级保护", least=10, classes=3, days=90, remembered=5),
    # OWASP ASVS 5.0 V6.2: length and block-lists instead of composition and rotation
    "asvs": Profile(label="OWASP ASVS", least=12),
}

# What people in county offices type first when a system asks for a "complicated" password.
HABITS = (
    "password",
    "passwd",
    "admin",
    "administrator",
    "root",
    "qwer",
    "asdf",
    "zxcv",
    "1qaz",
    "2wsx",
    "abc123",
    "abcd",
    "123456",
    "654321",
    "112233",
    "123123",
    "147258",
    "159357",
    "000000",
    "111111",
    "222222",
    "333333",
    "555555",
    "666666",
    "777777",
    "888888",
    "999999",
    "5201314",
    "1314520",
    "woaini",
    "woshi",
    "iloveyou",
    "zhongguo",
    "china",
    "welcome",
    "letmein",
    "mima",
    "gongwuyuan",
    "zhengfu",
    "xianrenda",
    "renda",
    "daibiao",
    "jianyi",
    "人大",
    "代表",
    "政府",
    "密码",
)
LOOKALIKES = str.maketrans({"@": "a", "$": "s", "0": "o", "3": "e", "!": "i"})


def profile():
    return PROFILES[settings.PASSWORD_PROFILE]


def classes_in(password):
    """How many of the four kinds – capital, small, figure, sign – occur. Any other script counts as a sign."""
    kinds = {
        "capital"
        if c.isascii() and c.isupper()
        else "small"
        if c.isascii() and c.islower()
        else "figure"
        if c.isascii() and c.isdigit()
        else "sign"
        for c in password
    }
    return len(kinds)


def guessable_part(password, words=()):
    """The first word in the password that a neighbour would try: a habit, the county, the unit, the person. Or ""."""
    plain = password.casefold()
    spelled = plain.translate(LOOKALIKES)
    for word in (*HABITS, *(word.casefold() for word in words)):
        if len(word) >= (4 if word.isascii() else 2) and (word in plain or word in spelled):
            return word
    return ""


def is_common(password):
    """Among the twenty thousand commonest in the world, also with figures or signs hung on behind."""
    plain = password.casefold()
    for candidate in {plain, plain.rstrip("0123456789.,!?@#$%&*_-+= ")}:
        try:
            CommonPasswordValidator().validate(candidate)
        except ValidationError:
            return True
    return False


def complaints(password, *, words=(), earlier=()):
    """Everything that speaks against a new password, in Chinese; an empty list means it is good.

    ``words`` are the local ones (county, unit, person), ``earlier`` the hashes of passwords used before, newest first.
    """
    rules, found = profile(), []
    if len(password) < rules.least:
        found.append(f"密码至少 {rules.least} 个字符，现在是 {len(password)} 个。")
    if len(password) > LONGEST:
        return [f"密码最多 {LONGEST} 个字符。"]
    if classes_in(password) < rules.classes:
        found.append(f"大写字母、小写字母、数字、符号四类中至少要有 {rules.classes} 类。")
    if part := guessable_part(password, words):
        found.append(f"密码里有容易被猜到的“{part}”，请不要用县名、单位、姓名、手机号和常见的词。")
    elif is_common(password) or len(set(password)) < 5:
        found.append("这个密码太常见，容易被猜到。")
    if any(check_password(password, old) for old in earlier[: rules.remembered]):
        found.append(
            "不能与现在的密码相同。" if rules.remembered == 1 else f"不能与最近 {rules.remembered} 次用过的密码相同。"
        )
    return found


def requirements():
    """The policy in sentences, for the form and for the security administrator."""
    rules = profile()
    yield f"至少 {rules.least} 个字符，最多 {LONGEST} 个，可以粘贴。"
    if rules.classes > 1:
        yield f"大写字母、小写字母、数字、符号四类中至少 {rules.classes} 类。"
    yield "不能含有县名、“人大”、单位简称、本人姓名、登录名、手机号，不能是常见密码。"
    yield f"每 {rules.days} 天更换一次。" if rules.days else "不要求定期更换。"
    if rules.remembered > 1:
        yield f"不能与最近 {rules.remembered} 次用过的相同。"


# --- one-time codes -------------------------------------------------------------------------------------------------

CODE_LENGTH = 12  # 59 bits


class CodeHasher(Argon2PasswordHasher):
    """Argon2 with little work: a code is random, so it needs salt and slowness less than a chosen password does."""

    algorithm = "argon2code"
    time_cost = 1
    memory_cost = 8 * 1024
    parallelism = 1


def new_code():
    """A code as it is printed: XXXX-XXXX-XXXX."""
    letters = codes.letters(CODE_LENGTH)
    return "-".join(letters[i : i + 4] for i in range(0, CODE_LENGTH, 4))


def _bare(code):
    """People type what they read: with or without dashes, in small letters, with blanks."""
    return "".join(c for c in code.upper() if c.isalnum())


def code_hash(code):
    hasher = CodeHasher()
    return hasher.encode(_bare(code), hasher.salt())


def code_fits(code, encoded):
    return bool(encoded) and CodeHasher().verify(_bare(code[:LONGEST]), encoded)
