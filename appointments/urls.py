"""Routes of appointments: the register of posts, cases and their items, the ledger of what was decided, the law exams."""

from django.urls import path

from .views import cases, certificates, elections, exams, items, oaths, offices, questions, reports, sittings

app_name = "appointments"
urlpatterns = [
    # the register of posts
    path("offices/", offices.offices, name="offices"),
    path("offices/add/", offices.enter, name="office_add"),
    path("offices/<int:pk>/", offices.office, name="office"),
    path("offices/<int:pk>/change/", offices.change, name="office_change"),
    path("offices/<int:pk>/abolish/", offices.abolish, name="office_abolish"),
    path("offices/<int:pk>/end/<int:seat>/", offices.end, name="office_end"),
    # what was decided
    path("items/", items.decided, name="items"),
    path("items/<int:pk>/", items.item, name="item"),
    path("items/<int:pk>/edit/", items.change, name="item_change"),
    path("items/<int:pk>/drop/", items.drop, name="item_drop"),
    path("items/<int:pk>/papers/", items.papers, name="item_papers"),
    path("items/<int:pk>/enter/", items.enter_office, name="item_enter"),
    path("items/<int:pk>/<slug:move>/", items.item_move, name="item_move"),
    # the question bank
    path("questions/", questions.questions, name="questions"),
    path("questions/add/", questions.add, name="question_add"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("questions/<int:pk>/change/", questions.change, name="question_change"),
    path("questions/<int:pk>/retire/", questions.retire, name="question_retire"),
    path("questions/<int:pk>/use-again/", questions.use_again, name="question_use_again"),
    # where candidates sit
    path("sit/", sittings.sit, name="sit"),
    path("sittings/<int:pk>/", sittings.sitting, name="sitting"),
    path("sittings/<int:pk>/begin/", sittings.begin, name="sitting_begin"),
    path("sittings/<int:pk>/save/", sittings.save, name="sitting_save"),
    path("sittings/<int:pk>/hand-in/", sittings.hand_in, name="sitting_hand_in"),
    path("sittings/<int:pk>/remove/", exams.remove_candidate, name="candidate_remove"),
    path("sittings/<int:pk>/code/", exams.new_code, name="sitting_code"),
    path("sittings/<int:pk>/time/", exams.give_time, name="sitting_time"),
    # the exams
    path("exams/", exams.exams, name="exams"),
    path("exams/add/", exams.add, name="exam_add"),
    path("exams/results/", exams.results, name="exam_results"),
    path("exams/<int:pk>/", exams.exam, name="exam"),
    path("exams/<int:pk>/change/", exams.change, name="exam_change"),
    path("exams/<int:pk>/candidates/", exams.add_candidates, name="candidates_add"),
    path("exams/<int:pk>/desks/", exams.desks, name="exam_desks"),
    path("exams/<int:pk>/scores/", exams.scores, name="exam_scores"),
    path("exams/<int:pk>/resit/", exams.resit, name="exam_resit"),
    path("exams/<int:pk>/<slug:move>/", exams.exam_move, name="exam_move"),
    # after the appointment
    path("reports/", reports.reports, name="duty_reports"),
    path("reports/<int:pk>/", reports.report, name="duty_report"),
    path("reports/<int:pk>/<slug:move>/", reports.report_move, name="duty_report_move"),
    path("people/<int:pk>/", reports.official, name="official"),
    # oaths
    path("oaths/", oaths.oaths, name="oaths"),
    path("oaths/<int:pk>/", oaths.oath, name="oath"),
    path("oaths/<int:pk>/<slug:move>/", oaths.oath_move, name="oath_move"),
    path("ceremonies/", oaths.ceremonies, name="ceremonies"),
    path("ceremonies/add/", oaths.add_ceremony, name="ceremony_add"),
    path("ceremonies/<int:pk>/", oaths.ceremony, name="ceremony"),
    path("ceremonies/<int:pk>/change/", oaths.change_ceremony, name="ceremony_change"),
    path("ceremonies/<int:pk>/takers/", oaths.takers, name="ceremony_takers"),
    path("ceremonies/<int:pk>/screen/", oaths.screen, name="oath_screen"),
    path("ceremonies/<int:pk>/<slug:move>/", oaths.ceremony_move, name="ceremony_move"),
    # certificates of appointment
    path("certificates/", certificates.certificates, name="certificates"),
    path("certificates/<int:pk>/strike/", certificates.strike, name="certificate_strike"),
    # cases
    path("", cases.cases, name="cases"),
    path("add/", cases.add, name="case_add"),
    path("elections/", elections.elections, name="elections"),
    path("elections/<int:pk>/", elections.enter, name="election_enter"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/change/", cases.change, name="case_change"),
    path("<int:pk>/add/<slug:what>/", items.add, name="item_add"),
    path("<int:pk>/statements/", items.statements, name="statements"),
    path("<int:pk>/stated/", items.stated, name="stated"),
    path("<int:pk>/deliberations/add/", cases.add_deliberation, name="deliberation_add"),
    path("<int:pk>/deliberations/<int:row>/drop/", cases.drop_deliberation, name="deliberation_drop"),
    path("<int:pk>/polls/<int:poll>/take-back/", cases.take_back, name="poll_take_back"),
    path("<int:pk>/certificates/", certificates.give, name="certificates_give"),
    path("<int:pk>/<slug:move>/", cases.case_move, name="case_move"),
]
