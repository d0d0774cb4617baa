"""The one room of the core that does I/O: referrals in SQLite, the desk's keys, the clock."""
