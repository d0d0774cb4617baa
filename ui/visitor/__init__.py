"""The visitor's screens: a view-model (.py) and a screen (.qml) for each step of a visit."""
