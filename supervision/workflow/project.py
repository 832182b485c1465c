"""One key project, from its listing to its acceptance."""

from congress.frame.workflow import Machine, Move

from ..models import KeyProject
from ..policies import projects as policies

S = KeyProject.State

PROJECT = Machine(
    key="supervision.project", title="重点项目", model=KeyProject, states=S, initial=S.LISTED, final=(S.ACCEPTED,),
    moves=(
        Move(name="start", label="登记开工", source=(S.LISTED,), target=S.BUILDING, who=policies.builds,
             form="supervision.forms.projects.StartForm", event="{actor}登记“{obj}”开工", primary=True),
        Move(name="adjust", label="登记调整决定", source=(S.BUILDING,), target=S.BUILDING, who=policies.decides,
             form="supervision.forms.projects.AdjustForm", event="{actor}登记对“{obj}”的调整决定"),
        Move(name="stop", label="登记停建决定", source=(S.LISTED, S.BUILDING), target=S.STOPPED, who=policies.decides,
             form="supervision.forms.projects.StopForm", event="{actor}登记对“{obj}”的停建决定"),
        Move(name="resume", label="登记恢复决定", source=(S.STOPPED,), target=S.BUILDING, who=policies.decides,
             form="supervision.forms.projects.ResumeForm", event="{actor}登记恢复“{obj}”建设"),
        Move(name="finish", label="登记完工", source=(S.BUILDING,), target=S.FINISHED, who=policies.builds,
             form="supervision.forms.projects.FinishForm", event="{actor}登记“{obj}”完工", primary=True),
        Move(name="accept", label="登记竣工验收", source=(S.FINISHED,), target=S.ACCEPTED, who=policies.keeps_projects,
             form="supervision.forms.projects.AcceptForm", event="{actor}登记“{obj}”竣工验收", primary=True),
    ),
)  # fmt: skip
