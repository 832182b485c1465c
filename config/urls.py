"""Every app hangs its routes in here once; what lies below a prefix is the app's own business."""

from django.urls import include, path

from congress.views.health import health

handler400 = "congress.views.errors.bad_request"
handler404 = "congress.views.errors.not_found"
handler500 = "congress.views.errors.server_error"

urlpatterns = [
    path("healthz", health, name="health"),
    path("api/v1/", include("config.api")),
    path("", include("deputies.urls")),
    path("suggestions/", include("suggestions.urls")),
    path("supervision/", include("supervision.urls")),
    path("appointments/", include("appointments.urls")),
    path("", include("congress.urls")),
]
