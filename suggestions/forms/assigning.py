"""Who handles, by when, under whose eyes."""

from congress.forms.base import Group, MoveForm

from ..queries.choices import committees_of, leaders_of, units_of
from .fields import Suggested, chosen, line, several, tick


class AssignForm(MoveForm):
    """Lead and joint units, or separate ones; who leads and presses; three or six months."""

    explain = "一件建议确定一个主办单位，可加会办单位；各单位各答各的，选两个以上分办单位。"
    lead = chosen("主办单位")
    joint = several("会办单位", help_text="会办单位向主办单位提意见，不直接答复代表。")
    separate = several("分办单位", help_text="分办单位分别答复代表；选了分办就不选主办和会办。")
    is_hard = tick("涉及面广、处理难度大（六个月内答复）")
    leading_leader = line("领办领导", limit=40, help_text="政府负责人，可不填。")
    pressing_leader = line("督办领导", limit=40, help_text="常委会负责人，可不填。")
    matching_committee = chosen("对口督办机构")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        congress_id = self.obj.congress_id
        units = units_of(congress_id)
        for name in ("lead", "joint", "separate"):
            self.fields[name].queryset = units
        self.fields["lead"].need = self.fields["separate"].need = "主办、分办选其一"
        self.fields["matching_committee"].queryset = committees_of(congress_id)
        for name, government in (("leading_leader", True), ("pressing_leader", False)):
            words = leaders_of(congress_id, government=government)
            self.fields[name].widget = Suggested(words, {"maxlength": 40})
        for name in ("is_hard", "leading_leader", "pressing_leader", "matching_committee"):
            self.fields[name].initial = getattr(self.obj, name)
        if self.obj.wished_unit_id:
            self.fields["lead"].help_text = f"代表希望由{self.obj.wished_unit}办理。"
        if plan := getattr(self.obj, "assignment_plan", None):
            self._start_from(plan)

    def _start_from(self, plan):
        """What was prepared for the assignment meeting is filled in."""
        for name in ("lead", "is_hard", "leading_leader", "pressing_leader", "matching_committee"):
            self.fields[name].initial = getattr(plan, name)
        self.fields["joint"].initial = list(plan.joint.all())
        self.fields["separate"].initial = list(plan.separate.all())

    def groups(self):
        """Separate units are the rare case: they are folded away below the joint ones."""
        fields = {field.name: field for field in self.visible_fields()}
        first, apart = [fields.pop("lead"), fields.pop("joint")], fields.pop("separate")
        more = "由几个单位分别办理、分别答复（分办）"
        return [Group(fields=first), Group(fields=[apart], more=more), Group(fields=[*fields.values()])]

    def clean(self):
        lead = self.cleaned_data.get("lead")
        joint = list(self.cleaned_data.get("joint") or ())
        separate = list(self.cleaned_data.get("separate") or ())
        if "lead" in self.errors or "joint" in self.errors or "separate" in self.errors:
            return
        if not lead and not separate:
            self.add_error("lead", "请选择一个主办单位，或者选择两个以上分办单位。")
        elif lead and separate:
            self.add_error("separate", "已选主办单位，不能再选分办单位。")
        elif separate and joint:
            self.add_error("joint", "分办时各单位分别答复，不再设会办单位。")
        elif len(separate) == 1:
            self.add_error("separate", "分办须有两个以上单位；只有一个单位的，请作为主办单位。")
        elif lead in joint:
            self.add_error("joint", f"{lead}已是主办单位，不能再会办。")

    def deed_data(self):
        data = {
            **self.cleaned_data,
            "joint": list(self.cleaned_data["joint"]),
            "separate": list(self.cleaned_data["separate"]),
        }
        return {**data, "units": in_words(data)}


class PrepareForm(AssignForm):
    """The same questions for a decision that is only prepared; nobody outside the commission sees it."""

    explain = "先拟定、后交办：这里的安排交办以前只有交办机关看得到，在交办会上核对后一次交办。"
    note = line("备注", limit=120, help_text="供交办会上参考，交办以后不保留。")

    def _start_from(self, plan):
        super()._start_from(plan)
        self.fields["note"].initial = plan.note

    def deed_data(self):
        data = super().deed_data()
        data.pop("units")
        return data


def in_words(data):
    """县交通局主办、县财政局会办 – the decision as the record says it."""
    words = [f"{data['lead'].short_name}主办"] if data["lead"] else []
    words += [f"{unit.short_name}会办" for unit in data["joint"]]
    return "、".join(words + [f"{unit.short_name}分办" for unit in data["separate"]])
