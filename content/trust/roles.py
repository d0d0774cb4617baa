"""The names of a repository's targets, and of the roles that sign them."""

NATIONAL_TARGET = "national/pack.zip"


def overlay_target(municipality: str) -> str:
    """Return under which name a municipality's overlay is published."""
    return f"overlay/{municipality}/pack.zip"


def overlay_role(municipality: str) -> str:
    """Return the role that signs a municipality's overlay."""
    return f"overlay-{municipality}"
