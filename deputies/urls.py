"""Routes of the deputies."""

from django.urls import path

from . import views

app_name = "deputies"

urlpatterns = [
    path("", views.deputy_list, name="list"),
    path("seat/", views.seat, name="seat"),
    path("<int:pk>/", views.deputy_detail, name="detail"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/leave/", views.leave, name="leave"),
]
