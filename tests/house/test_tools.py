"""What Django's own tools say about the models: no change without a migration, nothing the database cannot keep."""

from io import StringIO

import pytest
from django.core import checks
from django.core.management import call_command


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, skip_checks=True, stdout=said)

    assert said.getvalue().strip() == "No changes detected"


@pytest.mark.django_db
def test_the_database_can_keep_what_the_models_declare():
    assert checks.run_checks(tags=["models", "database"], databases=["default"]) == []
