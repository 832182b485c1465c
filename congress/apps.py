"""Start-up of the ground floor: read what the apps hand down, then close the shelves."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class CongressConfig(AppConfig):
    name = "congress"
    verbose_name = "人大"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Imports wait for the models, which are ready only now.
        from .actions import moves  # noqa: F401, PLC0415  connects the book-keeping to every move
        from .frame import guards, kinds, wording  # noqa: PLC0415
        from .frame.printing import checks  # noqa: F401, PLC0415  says at start-up what printing lacks
        from .models import search  # noqa: PLC0415

        wording.speak_plainly()
        autodiscover_modules("congress_hooks")
        kinds.close_all()
        post_migrate.connect(
            lambda using, **kwargs: guards.install(using), sender=self, weak=False, dispatch_uid="congress.guards"
        )
        post_migrate.connect(
            lambda using, **kwargs: search.install(using), sender=self, weak=False, dispatch_uid="congress.search"
        )
