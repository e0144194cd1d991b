"""Word tables and small readers that `shared.rules.replies` and `shared.rules.risk` are made of."""
