"""Any text, and texts made of what newspapers write, for properties that must always hold."""

from hypothesis import strategies as st

ANY = st.text(max_size=200)
NEWSY = st.lists(
    st.one_of(
        st.sampled_from(
            "£3.2m 99p 2-1 22 November 2026 06:11 6.11pm 2014-2022 No 10 III Charles v St Dr 30C 5km 1/2 ½"
            " [[ ]] – — … & @x #y NHS NATO (Lab) \u200d 007 1,000 .5 - +44 000 Jan 3 the £5-a-head it’s 😀 Ω"
            " news@example.org 5,000-seat a.m. U.S.".split(" ")
        ),
        st.text(max_size=6),
        st.from_regex(r"[0-9.,:/£%mkxpC -]{1,12}", fullmatch=True),
    ),
    max_size=15,
).map(" ".join)
