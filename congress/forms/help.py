"""What the help page asks: whose deeds to show."""

from django import forms

from ..models import Role


class RoleFilter(forms.Form):
    """One role; the reader's own unless another is chosen."""

    role = forms.ChoiceField(label="角色", choices=Role.choices, required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.own = actor.role if actor.role in Role.values else Role.DEP  # of who has left: what a deputy does

    def chosen(self):
        return (self.is_bound and self.is_valid() and self.cleaned_data["role"]) or self.own
