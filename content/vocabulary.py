"""The ids that are a contract beyond any pack: routes, other bodies, leanings (VOCABULARY.md)."""

ROUTES = frozenset(
    {
        "gba",
        "gba_briefadres",
        "rni",
        "move",
        "update_rni",
        "departure",
        "find_register",
        "address_inquiry",
        "officer",
        "elsewhere",
    }
)

FIRST_GO_ELSEWHERE = frozenset(
    {"safety_help", "consulate", "ind", "coa", "foreign_affairs", "in_amsterdam"}
)
"""Bodies that come before any desk; the route `elsewhere` always names one of them."""

REFERRALS = FIRST_GO_ELSEWHERE | {"ukraine_desk"}
"""Everything `refer_to` may say."""

LEANS = frozenset({"gba"})
"""What an officer's route may lean to."""
