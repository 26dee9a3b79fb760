"""Headlines of an invented newspaper: label, headline, which section, standfirst."""

STORIES = (
    (
        "Exclusive",
        "Harbour wall was known to be failing a year before the November storm",
        0,
        "Engineers warned three times that the north mole could not take another winter; the council asked for a "
        "fourth opinion.",
    ),
    (
        "",
        "Ferry to the Skerran islands returns after nine weeks in dry dock",
        1,
        "The Maid of Osk sails twice a day from Monday.",
    ),
    (
        "Opinion",
        "A town that sells its library will soon have nothing left to lend",
        3,
        "The price is good. It is the wrong question, and it was asked in the wrong room.",
    ),
    (
        "",
        "Cannery workers accept a two-year pay deal worth 7.4%",
        2,
        "The vote ends the longest dispute on the quay since 1983.",
    ),
    (
        "Breaking",
        "Road to Ullen closed as river passes its 2014 mark",
        0,
        "Forty households have been asked to leave before dark.",
    ),
    ("", "United hold on with ten men to reach the county final", 4, "A late save keeps a forty-year hope alive."),
    (
        "Analysis",
        "Why the price of cod has parted from the price of everything else",
        2,
        "Fewer boats, more rules, and a buyer who left.",
    ),
    ("", "Night trains may stop at Ellery Junction again", 0, "The operator says that it will try for one summer."),
    ("", "The choir that rehearses in a lifeboat shed", 3, "Thirty voices and one very good echo."),
    ("", "Council puts off its vote on parking charges until March", 0, "Both sides say that they had the numbers."),
    (
        "",
        "Lighthouse keeper’s logbooks found in an attic in Tarn Street",
        3,
        "They cover every night from 1911 to 1938.",
    ),
    (
        "",
        "Tidal turbine passes its first month without a fault",
        2,
        "It made enough power for 900 kettles, its builders say.",
    ),
    ("", "Rowers from five harbours meet for a last autumn race", 4, "The water was flat and the argument was not."),
    (
        "Live",
        "Storm Maud: what is open, what is shut and what to expect",
        0,
        "Schools on the west side will open late.",
    ),
    ("", "A bakery with no sign and a queue round the corner", 2, "Its owner will not say when it opens."),
    ("", "Teenage keeper called up by the national side", 4, "She has not let in a goal since September."),
    ("", "Seal pups counted at Osk for the twentieth year", 1, "There are 412, eleven more than last year."),
    ("", "Theatre reopens with a play about the theatre’s closing", 3, "Nobody left early."),
    ("", "Pilot boat crew honoured for the rescue of the Ana Liv", 1, "They went out twice in the same night."),
    ("", "New owners promise to keep the clock factory ticking", 2, "All 61 jobs will stay for three years."),
)
