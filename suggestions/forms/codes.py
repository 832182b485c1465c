"""The lists a congress keeps: subjects of suggestions, classes of replies."""

from django import forms

from ..models import ReplyClass, Topic


class _OwnCode(forms.ModelForm):
    """A row of the actor's own congress; a row that is no longer used is taken out of use, not deleted."""

    def __init__(self, *args, congress, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.congress = congress
        self.fields["order"].required = False

    def clean_order(self):
        return self.cleaned_data["order"] or 0


class TopicForm(_OwnCode):
    class Meta:
        model = Topic
        fields = ("name", "order", "in_use")


class ReplyClassForm(_OwnCode):
    class Meta:
        model = ReplyClass
        fields = ("code", "label", "solved", "needs_follow_up", "order", "in_use")
        help_texts = {"needs_follow_up": "选用这一类的答复须写明承诺事项和完成日期。"}


FORMS = {"topic": TopicForm, "class": ReplyClassForm}
