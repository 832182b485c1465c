"""What comes in from the roll: ticks of the paper sheet, or what a device without network has kept."""

import json
from datetime import datetime

from django import forms

from congress.forms.base import LONGEST_KEY
from congress.frame import clock

MOST = 1000  # arrivals in one sending


class SheetForm(forms.Form):
    """The lines that are signed on the paper."""

    present = forms.TypedMultipleChoiceField(required=False)

    def clean(self):
        given = self.data.getlist("present")
        present = [int(one) for one in given if one.isdigit() and len(one) <= LONGEST_KEY]
        self.errors.pop("present", None)
        if not present:
            self.add_error(None, "请先勾选到会的代表。")
        return {"present": present}


class ArrivalsForm(forms.Form):
    """[{"line": 12, "at": "2026-04-15T09:03:11+08:00", "key": "…"}] – whatever else it holds is left out."""

    arrivals = forms.CharField(max_length=200_000)

    def clean_arrivals(self):
        try:
            rows = json.loads(self.cleaned_data["arrivals"])["arrivals"]
            return [self._arrival(row) for row in rows[:MOST]]
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
            raise forms.ValidationError("看不懂送来的签到记录。") from error

    def _arrival(self, row):
        at = datetime.fromisoformat(row["at"])
        at = at.astimezone(clock.BEIJING) if at.tzinfo else at.replace(tzinfo=clock.BEIJING)
        return int(row["line"]), at, str(row.get("key", "")).replace("\0", "")[:64]
