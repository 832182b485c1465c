"""What views say over and over: may you, did it work, which page of the list."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models.query import FlatValuesListIterable
from django.utils.functional import cached_property

from congress.frame.workflow import Refused

from ..actions.records import record_refusal

PER_PAGE = 25
MOST = 10_000  # rows that a list counts and pages through; filters find what lies beyond


def allow(request, policy, obj=None):
    """Stop whoever the policy does not know; its Chinese name says for whom this is."""
    if not policy(request.actor, obj):
        raise PermissionDenied(f"这里只对{policy.__doc__}开放。")


def tried(form, deed, /, *args, **data):
    """The deed's result (True where it has none), or None when it was refused; then the form and the log say why."""
    try:
        return deed(*args, **data) or True
    except Refused as refusal:
        form.add_error(None, str(refusal))
        if actor := data.get("actor"):
            words = f"{actor.name}提交的内容未能办理"
            record_refusal("congress.refused", actor=actor, reason=str(refusal), text=words)
    except ValidationError as error:
        form.add_error(None, error)
    return None


class Over(int):
    """A number beyond which nobody counted."""

    def __str__(self):
        return f"{int(self)} 多"


class BoundedPaginator(Paginator):
    """Counts no further than anybody pages, so that a list is as quick with a million rows as with ten thousand."""

    @cached_property
    def count(self):
        rows = self.object_list
        if not hasattr(rows, "order_by"):
            return len(rows)
        found = rows.order_by().values("pk")[: MOST + 1].count()
        return found if found <= MOST else Over(MOST)


class FoundOnce(BoundedPaginator):
    """For rows that are dear to find: one statement finds the keys of all in their order, as far as anybody pages, and only
    the rows of the page asked for are read by them. Where only keys are listed, they are all there is to read."""

    @cached_property
    def keys(self):
        return list(self.object_list.values_list("pk", flat=True)[: MOST + 1])

    @property
    def count(self):
        return len(self.keys) if len(self.keys) <= MOST else Over(MOST)

    def page(self, number):
        number, rows = self.validate_number(number), self.object_list
        keys = self.keys[: int(self.count)][(number - 1) * self.per_page : number * self.per_page]
        return self._get_page(keys if issubclass(rows._iterable_class, FlatValuesListIterable) else again(rows, keys),
                              number, self)  # fmt: skip


def again(rows, keys):
    """The rows of these keys, which the same queryset has just found, as it orders and joins them: what it asked of them
    is not asked twice. Not for rows that are joined to several others or counted together."""
    found = rows.all()
    found.query.where = type(found.query.where)()
    return found.filter(pk__in=keys)


def choose_again(form):
    """No browser keeps chosen files when a form is shown again: say so where they were chosen."""
    if form.is_bound and form.errors:
        for name in form.files.keys() & form.fields.keys() - form.errors.keys():
            form.add_error(name, "刚才选的文件没有保存，请重新选择。")


def paged(request, rows, size=PER_PAGE, by=BoundedPaginator):
    """The page of a list that was asked for; nonsense leads to the first or last one."""
    return by(rows, size).get_page(request.GET.get("page"))
