"""Whole visits played through the real window, by accessible name: the demo and the journeys."""
