"""People asked for by their names, as a list is written on paper."""

import re

from django import forms
from django.db.models import Q

from ..models import Person


class Lines(forms.Textarea):
    """One thing a line, or – from a programme – several values."""

    def value_from_datadict(self, data, files, name):
        several = data.getlist(name) if hasattr(data, "getlist") else data.get(name)
        return "\n".join(map(str, several)) if isinstance(several, (list, tuple)) else several


class NamesField(forms.CharField):
    """People by their names, as a list is written on paper; who shares a name is named by his number in the register."""

    widget = Lines(attrs={"rows": 5})
    most = 60
    people = Person.objects.none()

    def clean(self, value):
        words = [word for word in re.split(r"[\s,，、;；]+", super().clean(value)) if word]
        if len(words) > self.most:
            raise forms.ValidationError(f"一次最多{self.most}名。")
        numbers = [int(word) for word in words if word.isdecimal() and len(word) < 10]
        known = {}
        for person in self.people.filter(Q(name__in=words) | Q(pk__in=numbers)):
            for word in {person.name, str(person.pk)}:
                known.setdefault(word, []).append(person)
        wrong = [self._said(word, known.get(word, [])) for word in words if len(known.get(word, [])) != 1]
        if wrong:
            raise forms.ValidationError(wrong)
        return list(dict.fromkeys(known[word][0] for word in words))

    @staticmethod
    def _said(word, found):
        if not found:
            return f"没有登记“{word[:20]}”，请先在“人员”中登记。"
        namesakes = "、".join(f"{person.pk}（{person.workplace or '未登记单位'}）" for person in found)
        return f"有{len(found)}人叫“{word}”，请改写登记号：{namesakes}。"
