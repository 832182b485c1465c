"""Routes of appointments: the register of posts, cases and their items, the ledger of what was decided."""

from django.urls import path

from .views import cases, items, offices

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
    # cases
    path("", cases.cases, name="cases"),
    path("add/", cases.add, name="case_add"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/change/", cases.change, name="case_change"),
    path("<int:pk>/add/<slug:what>/", items.add, name="item_add"),
    path("<int:pk>/statements/", items.statements, name="statements"),
    path("<int:pk>/stated/", items.stated, name="stated"),
    path("<int:pk>/deliberations/add/", cases.add_deliberation, name="deliberation_add"),
    path("<int:pk>/deliberations/<int:row>/drop/", cases.drop_deliberation, name="deliberation_drop"),
    path("<int:pk>/polls/<int:poll>/take-back/", cases.take_back, name="poll_take_back"),
    path("<int:pk>/<slug:move>/", cases.case_move, name="case_move"),
]
