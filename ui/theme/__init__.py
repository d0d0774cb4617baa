"""The look of the kiosk: Theme.qml (sizes, colours, type) and the pictogram font."""
