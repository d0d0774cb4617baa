"""What editors and translators use: new packs, what a change means, sheets to translate in."""
