"""Models of the preview keep the meta-objects of their classes (see `test_meta_objects`)."""

from tests.unit.ui.meta_objects import changed
from tests.unit.ui.preview.conftest import Desk, Editor


def test_no_model_of_the_preview_gets_another_meta_object(desk: Desk) -> None:
    async def work(editor: Editor) -> None:
        assert changed(editor.preview.root) == {}

    desk.work(work)
