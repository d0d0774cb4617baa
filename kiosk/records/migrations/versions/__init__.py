"""One file a step, in order of their `down_revision`; a step that was shipped never changes."""
