"""Routes of the suggestion app, below /suggestions/."""

from django.urls import path

from congress.views.drafts import autosave

from .forms.writing import LABELS, EnterForm
from .views import case, codes, commitments, desks, figures, handling, history, lists, motions, papers, public, writing

app_name = "suggestions"

urlpatterns = [
    # writing
    path("mine/", writing.mine, name="mine"),
    path("write/", writing.write, name="write"),
    path("enter/", writing.enter, name="enter"),
    path("checks/", writing.checks, name="checks"),
    path(
        "drafts/<str:key>/",
        autosave(EnterForm, labels=LABELS, places=r"suggestions\.(new|entry|from[0-9]{1,18}|[0-9]{1,18})"),
        name="autosave",
    ),
    # for everybody, and what stands behind
    path("public/", public.cases, name="public"),
    path("public/figures/", public.figures, name="public_figures"),
    path("public/units/", public.units, name="public_units"),
    path("public/<str:code>/", public.case, name="public_case"),
    path("contacts/", public.contacts, name="unit_contacts"),
    path("contacts/<int:pk>/", public.contact, name="unit_contact"),
    path("publications/", public.publications, name="publications"),
    path("publications/<int:pk>/", public.publication, name="publication"),
    path("publications/<int:pk>/<slug:move>/", public.publication_move, name="publication_move"),
    path("<int:pk>/edit/", writing.edit, name="edit"),
    path("<int:pk>/discard/", writing.discard, name="discard"),
    path("<int:pk>/cosign/", writing.cosign, name="cosign"),
    path("<int:pk>/leave/", writing.leave, name="leave"),
    path("<int:pk>/cosigners/<int:deputy>/remove/", writing.remove_cosigner, name="remove_cosigner"),
    path("<int:pk>/cosigners/<int:deputy>/paper/", writing.paper_signature, name="paper_signature"),
    # lists and desks
    path("", lists.suggestion_list, name="list"),
    path("assigning/", desks.assigning, name="assigning"),
    path("assigning/review/", desks.assigning_review, name="assigning_review"),
    path("commitments/", commitments.commitment_list, name="commitments"),
    path("commitments/<int:pk>/report/", commitments.report, name="commitment_report"),
    path("commitments/<int:pk>/settle/", commitments.settle, name="commitment_settle"),
    path("reports/<int:pk>/mark/", commitments.mark, name="report_mark"),
    path("history/", history.history_list, name="history"),
    path("history/<int:pk>/", history.history_one, name="history_one"),
    path("registers/", papers.registers, name="registers"),
    path("registers/preview/", papers.register_preview, name="register_preview"),
    # figures
    path("figures/", figures.figures, name="figures"),
    path("figures/tables/", figures.tables, name="figure_tables"),
    path("figures/scores/", figures.scores, name="figure_scores"),
    path("figures/tasks/", figures.task_list, name="task_list"),
    path("figures/deputies/", figures.deputy_list, name="figure_deputies"),
    # motions
    path("motions/", motions.motions, name="motions"),
    path("motions/add/", motions.add, name="motion_add"),
    path("motions/drafts/<str:key>/", motions.autosaved, name="motion_autosave"),
    path("motions/deadlines/<int:meeting>/", motions.deadline, name="motion_deadline"),
    path("motions/<int:pk>/", motions.motion, name="motion"),
    path("motions/<int:pk>/change/", motions.change, name="motion_change"),
    path("motions/<int:pk>/discard/", motions.discard, name="motion_discard"),
    path("motions/<int:pk>/sign/", motions.sign, name="motion_sign"),
    path("motions/<int:pk>/leave/", motions.leave, name="motion_leave"),
    path("motions/<int:pk>/resolution/", motions.tie, name="motion_tie"),
    path("motions/<int:pk>/signers/<int:signer>/strike/", motions.strike, name="motion_strike"),
    path("motions/<int:pk>/<slug:move>/", motions.motion_move, name="motion_move"),
    # codes
    path("codes/", codes.code_list, name="codes"),
    path("codes/begin/", codes.begin, name="codes_begin"),
    path("codes/<slug:kind>/add/", codes.keep, name="code_add"),
    path("codes/<slug:kind>/<int:pk>/", codes.keep, name="code"),
    # the units' tasks
    path("tasks/<int:pk>/", case.task, name="task"),
    path("tasks/<int:pk>/contact/", handling.contact, name="contact"),
    path("tasks/<int:pk>/plan/", handling.plan, name="plan"),
    path("tasks/<int:pk>/urge/", handling.urge, name="urge"),
    path("tasks/<int:pk>/<slug:move>/", case.task_move, name="task_move"),
    path("nodes/<int:pk>/done/", handling.node_done, name="node_done"),
    path("replies/<int:pk>/class/", handling.reply_class, name="reply_class"),
    # the case
    path("<int:pk>/", case.detail, name="detail"),
    path("<int:pk>/prepare/", desks.prepare, name="prepare"),
    path("<int:pk>/case-file/", papers.bind, name="case_file"),
    path("<int:pk>/visit/", handling.visit, name="visit"),
    path("<int:pk>/key/", handling.mark_key, name="mark_key"),
    path("<int:pk>/public/", public.choice, name="public_choice"),
    path("<int:pk>/<slug:move>/", case.move, name="move"),
]
