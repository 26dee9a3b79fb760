"""How fast Standfirst is, measured here and now: counts first, seconds second, beside what bounds them."""
