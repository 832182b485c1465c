"""The roof: settings, routes, WSGI and the Celery app. It may know every app; no app knows it."""

from .celery import app as celery_app

__all__ = ["celery_app"]
