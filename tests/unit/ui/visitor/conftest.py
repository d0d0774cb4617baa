"""Visits without a window."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.unit.ui.visitor.stand import Stand


@pytest.fixture
def stand(qapp: QGuiApplication) -> Stand:  # noqa: ARG001 - models need an application
    """A kiosk at its welcome screen."""
    return Stand()
