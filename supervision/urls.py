"""Routes of supervision: draws and experts, topics, the four lists, collecting, plans, and what the public reads."""

from django.urls import path

from .views import collecting, draws, experts, plans, problems, topics

app_name = "supervision"
urlpatterns = [
    # pages without an account
    path("public/", plans.public_plan, name="public_plan"),
    path("public/<int:pk>/", plans.public_topic, name="public_topic"),
    # collecting topics
    path("calls/", collecting.calls, name="calls"),
    path("calls/add/", collecting.add_call, name="call_add"),
    path("calls/propose/", collecting.begin, name="propose_begin"),
    path("calls/<int:pk>/", collecting.call, name="call"),
    path("calls/<int:pk>/change/", collecting.change_call, name="call_change"),
    path("calls/<int:pk>/propose/", collecting.propose, name="propose"),
    path("calls/<int:pk>/<slug:move>/", collecting.call_move, name="call_move"),
    path("proposals/<int:pk>/", collecting.proposal, name="proposal"),
    path("proposals/<int:pk>/change/", collecting.change_proposal, name="proposal_change"),
    path("proposals/<int:pk>/score/", collecting.score, name="proposal_score"),
    path("proposals/<int:pk>/<slug:move>/", collecting.proposal_move, name="proposal_move"),
    # the yearly plan
    path("plans/", plans.plans, name="plans"),
    path("plans/add/", plans.add, name="plan_add"),
    path("plans/lines/<int:pk>/", plans.change_line, name="line_change"),
    path("plans/lines/<int:pk>/remove/", plans.remove_line, name="line_remove"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/change/", plans.change, name="plan_change"),
    path("plans/<int:pk>/lines/add/", plans.add_line, name="line_add"),
    path("plans/<int:pk>/adjust/", plans.adjust, name="plan_adjust"),
    path("plans/<int:pk>/discard/", plans.discard, name="plan_discard"),
    path("plans/<int:pk>/<slug:move>/", plans.plan_move, name="plan_move"),
    # the four lists
    path("problems/", problems.problems, name="problems"),
    path("problems/<int:pk>/", problems.problem, name="problem"),
    path("problems/<int:pk>/change/", problems.change, name="problem_change"),
    path("problems/<int:pk>/withdraw/", problems.withdraw, name="problem_withdraw"),
    path("problems/<int:pk>/measures/", problems.measures, name="measures"),
    path("problems/<int:pk>/<slug:move>/", problems.problem_move, name="problem_move"),
    # topics
    path("", topics.topics, name="topics"),
    path("checks/<int:pk>/", topics.check, name="check"),
    path("checks/<int:pk>/<slug:move>/", topics.check_move, name="check_move"),
    path("team/<int:pk>/drop/", topics.team_drop, name="team_drop"),
    path("topics/<int:pk>/", topics.topic, name="topic"),
    path("topics/<int:pk>/lists/", topics.four_lists, name="four_lists"),
    path("topics/<int:pk>/problems/add/", problems.add, name="problem_add"),
    path("topics/<int:pk>/meeting/", topics.meeting, name="topic_meeting"),
    path("topics/<int:pk>/team/", topics.team, name="team"),
    path("topics/<int:pk>/entrust/", topics.entrust, name="entrust"),
    path("topics/<int:pk>/<slug:move>/", topics.topic_move, name="topic_move"),
    # random draws
    path("draws/", draws.draws, name="draws"),
    path("draws/add/", draws.add, name="draw_add"),
    path("draws/public/", draws.public_list, name="draws_public"),
    path("draws/public/check_draw.py", draws.public_script, name="draw_script"),
    path("draws/public/<int:pk>/", draws.public_one, name="draw_public"),
    path("draws/public/<int:pk>/draw.json", draws.public_data, name="draw_data"),
    path("draws/<int:pk>/", draws.draw, name="draw"),
    path("draws/<int:pk>/change/", draws.change, name="draw_change"),
    path("draws/<int:pk>/discard/", draws.discard, name="draw_discard"),
    path("draws/<int:pk>/pool/", draws.pool, name="draw_pool"),
    path("draws/<int:pk>/pool/<slug:source>/", draws.pool_from, name="draw_pool_from"),
    path("draws/<int:pk>/shares/", draws.shares, name="draw_shares"),
    path("draws/<int:pk>/<slug:move>/", draws.draw_move, name="draw_move"),
    # experts
    path("experts/", experts.experts, name="experts"),
    path("experts/add/", experts.add, name="expert_add"),
    path("experts/interests/<int:pk>/release/", experts.release, name="expert_release"),
    path("experts/matters/", experts.matters, name="expert_matters"),
    path("experts/matters/add/", experts.add_matter, name="expert_matter_add"),
    path("experts/matters/<int:pk>/", experts.matter, name="expert_matter"),
    path("experts/matters/<int:pk>/change/", experts.change_matter, name="expert_matter_change"),
    path("experts/matters/<int:pk>/choose/", experts.choose, name="expert_choose"),
    path("experts/matters/<int:pk>/draw/", experts.begin_draw, name="expert_draw"),
    path("experts/works/<int:pk>/", experts.record_work, name="expert_work"),
    path("experts/works/<int:pk>/let-go/", experts.let_go, name="expert_let_go"),
    path("experts/<int:pk>/", experts.expert, name="expert"),
    path("experts/<int:pk>/change/", experts.change, name="expert_change"),
    path("experts/<int:pk>/declare/", experts.declare, name="expert_declare"),
    path("experts/<int:pk>/<slug:move>/", experts.expert_move, name="expert_move"),
]
