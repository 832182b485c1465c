"""The first tables of an app, made at once: an empty database stands in two seconds instead of thirty."""

from django.db.migrations.operations.base import Operation


class Found(Operation):
    """What ``operations`` would do one after the other, for tables that do not exist yet.

    Django draws all models anew for every operation, a time that grows with the square of their number, and SQLite
    copies a table for every column added later. Here the models are drawn once, at the end, and each table is made
    as it then is. Only for operations that make an app's first tables; later migrations are written as always.
    """

    serialization_expand_args = ["operations"]
    reduces_to_sql = True
    reversible = True

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        return type(self).__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # what is drawn already would be drawn anew for each operation
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def _tables(self, app_label, before, after):
        found = [key for key in after.models if key not in before.models]
        models = [after.apps.get_model(*key) for key in found]
        return [model for model in models if not model._meta.proxy]

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self._tables(app_label, from_state, to_state):
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.create_model(model)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self._tables(app_label, to_state, from_state)):
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.delete_model(model)

    def describe(self):
        return "Make the first tables of an app at once"
