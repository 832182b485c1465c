"""Routes of the ground floor, one block a subject."""

from django.urls import path

from .views import (
    accounts,
    attachments,
    checking,
    clocks,
    documents,
    exports,
    gallery,
    help,
    home,
    inbox,
    institution,
    jobs,
    me,
    outbox,
    records,
    setup,
    sign_in,
)

app_name = "congress"

urlpatterns = [
    # accounts: the registers of the system and security administrators
    path("accounts/", accounts.account_list, name="accounts"),
    path("accounts/open/", accounts.open_accounts, name="open_accounts"),
    path("accounts/open/<int:pk>/", accounts.open_account, name="open_account"),
    path("accounts/<int:pk>/", accounts.account_detail, name="account"),
    path("accounts/<int:pk>/code/", accounts.new_code, name="new_code"),
    path("accounts/<int:pk>/disable/", accounts.disable_account, name="disable_account"),
    path("accounts/<int:pk>/enable/", accounts.enable_account, name="enable_account"),
    path("accounts/<int:pk>/end-sessions/", accounts.end_account_sessions, name="end_account_sessions"),
    path("security/roles/", accounts.roles, name="roles"),
    path("security/sign-ins/", accounts.sign_in_log, name="sign_in_log"),
    path("security/locks/", accounts.locks, name="locks"),
    path("security/locks/<int:pk>/unlock/", accounts.unlock, name="unlock"),
    path("security/passwords/", accounts.password_rules, name="password_rules"),
    # attachments
    path("files/<int:pk>/", attachments.fetch, name="file"),
    # documents: the archive, the registers of numbers, the open check page
    path("documents/", documents.document_list, name="documents"),
    path("documents/<int:pk>/", documents.document_detail, name="document"),
    path("documents/issue/<str:kind>/<int:pk>/", documents.document_issue, name="document_issue"),
    path("documents/preview/<str:kind>/<int:pk>/", documents.document_preview, name="document_preview"),
    path("documents/<int:pk>/progress/", documents.document_progress, name="document_progress"),
    path("documents/<int:pk>/file/", documents.document_file, name="document_file"),
    path("documents/<int:pk>/word/", documents.document_word, name="document_word"),
    path("documents/<int:pk>/correct/", documents.document_correct, name="document_correct"),
    path("documents/<int:pk>/void/", documents.document_void, name="document_void"),
    path("documents/<int:pk>/render/", documents.document_render, name="document_render"),
    path("numbers/", documents.number_list, name="numbers"),
    path("numbers/<int:pk>/", documents.number_series, name="number_series"),
    path("check/<str:token>/", documents.check, name="check"),
    # self-checks: what contradicts what
    path("checks/", checking.check_list, name="checks"),
    path("checks/now/", checking.check_now, name="check_now"),
    # clocks: the calendar, and why a date is what it is
    path("calendar/", clocks.calendar, name="calendar"),
    path("calendar/day/", clocks.calendar_day, name="calendar_day"),
    path("calendar/import/", clocks.calendar_import, name="calendar_import"),
    path("calendar/check/", clocks.calendar_check, name="calendar_check"),
    path("calendar/check/<int:year>/", clocks.calendar_check, name="calendar_year"),
    path("calendar/confirm/", clocks.calendar_confirm, name="calendar_confirm"),
    path("clocks/", clocks.clock_list, name="clocks"),
    path("clock/<int:pk>/", clocks.clock_detail, name="clock"),
    # gallery: the page of parts, only where data is invented
    path("gallery/", gallery.gallery, name="gallery"),
    path("gallery/progress/", gallery.gallery_progress, name="gallery_progress"),
    path("gallery/<slug:name>/", gallery.gallery, name="gallery_page"),
    # help: the handbook
    path("help/", help.help_page, name="help"),
    path("help/<slug:side>/", help.help_page, name="help_side"),
    # home
    path("", home.home, name="home"),
    # institution
    path("institution/", institution.bodies, name="bodies"),
    path("institution/bodies/add/", institution.add_body, name="body_add"),
    path("institution/bodies/<int:pk>/", institution.body, name="body"),
    path("institution/bodies/<int:pk>/change/", institution.change_body, name="body_change"),
    path("institution/bodies/<int:pk>/posts/add/", institution.add_post, name="post_add"),
    path("institution/bodies/<int:pk>/appoint/", institution.appoint, name="appoint"),
    path("institution/memberships/<int:pk>/end/", institution.end_membership, name="membership_end"),
    path("institution/people/", institution.people, name="people"),
    path("institution/people/add/", institution.add_person, name="person_add"),
    path("institution/people/<int:pk>/", institution.person, name="person"),
    path("institution/people/<int:pk>/change/", institution.change_person, name="person_change"),
    path("institution/people/<int:pk>/private/", institution.reveal, name="person_private"),
    path("institution/areas/", institution.areas, name="areas"),
    path("institution/areas/add/", institution.add_area, name="area_add"),
    path("institution/areas/<int:pk>/", institution.area, name="area"),
    path("institution/areas/<int:pk>/change/", institution.change_area, name="area_change"),
    path("institution/townships/found/", institution.found_township, name="township_found"),
    path("institution/terms/", institution.terms, name="terms"),
    path("institution/terms/open/", institution.open_term, name="term_open"),
    path("institution/terms/<int:pk>/sessions/add/", institution.add_session, name="session_add"),
    path("institution/rules/", institution.rules, name="rules"),
    path("institution/rules/<str:key>/", institution.set_rule, name="rule_set"),
    # exports
    path("export/<str:listing>/", exports.export, name="export"),
    # inbox
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/read/", inbox.read_all, name="read_all"),
    path("inbox/<int:pk>/open/", inbox.open_notice, name="open_notice"),
    # jobs: background work
    path("jobs/", jobs.job_list, name="jobs"),
    path("jobs/<int:pk>/", jobs.job_detail, name="job"),
    path("jobs/<int:pk>/file/", jobs.job_file, name="job_file"),
    path("jobs/<int:pk>/progress/", jobs.job_progress, name="job_progress"),
    path("jobs/<int:pk>/retry/", jobs.retry_job, name="retry_job"),
    path("jobs/<int:pk>/repeat/", jobs.repeat_job, name="repeat_job"),
    path("jobs/deliveries/<int:pk>/retry/", jobs.retry_delivery, name="retry_delivery"),
    # me: one's own account
    path("me/", me.me, name="me"),
    path("me/password/", me.password, name="password"),
    path("me/phone/", me.phone, name="my_phone"),
    path("me/sessions/", me.sessions, name="my_sessions"),
    path("me/sessions/<int:pk>/end/", me.end_session, name="end_my_session"),
    path("me/sessions/end-others/", me.end_other_sessions, name="end_my_other_sessions"),
    # outbox
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>/", outbox.letter, name="letter"),
    # records
    path("audit/", records.audit_list, name="audit"),
    path("audit/verify/", records.verify_audit, name="verify_audit"),
    # sign-in
    path("login/", sign_in.sign_in, name="sign_in"),
    path("login/demo/<int:pk>/", sign_in.sign_in_demo, name="sign_in_demo"),
    path("login/post/", sign_in.switch_post, name="switch_post"),
    path("logout/", sign_in.sign_out, name="sign_out"),
    path("large-type/", sign_in.large_type, name="large_type"),
    path("setup/", setup.setup, name="setup"),
]
