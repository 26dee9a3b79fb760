"""Which template engine renders a story's page faster: `python -m bench.template_engines`.

The same page in both languages: a head of twenty values, a navigation, thirty paragraphs, a rail of eight cards.
Prints the median of seven rounds of each, taken in turns, and their ratio.
"""

import statistics
import time
from collections.abc import Callable

import django
import jinja2
from django.conf import settings
from django.template import engines

HEAD = "".join(f'<meta name="m{n}" content="{{{{ page.head.v{n} }}}}">\n' for n in range(20))
BODY = """
<nav><ul>{% for link in page.sections %}<li><a href="{{ link.href }}">{{ link.text }}</a></li>{% endfor %}</ul></nav>
<article><h1>{{ page.headline }}</h1>{% if page.standfirst %}<p>{{ page.standfirst }}</p>{% endif %}
{% for block in page.body %}{% if block.kind == "heading" %}<h2 id="{{ block.id }}">{{ block.text }}</h2>
{% elif block.kind == "paragraph" %}<p data-block="{{ block.id }}">{{ block.html|safe }}</p>{% endif %}{% endfor %}
</article>{% for card in page.rail %}<div>{% if card.label %}<b>{{ card.label }}</b>{% endif %}
<a href="{{ card.href }}">{{ card.text }}</a></div>{% endfor %}
"""
TEMPLATE = HEAD + BODY


def page() -> dict[str, object]:
    """The values, the same for both."""
    html = "The harbour board met <b>twice</b> before the ferry sailed & then again. " * 4
    kinds = ["heading" if n % 10 == 9 else "paragraph" for n in range(30)]
    return {
        "head": {f"v{n}": f"Value <{n}> & more" for n in range(20)},
        "sections": [{"href": f"/s{n}/", "text": f"Section {n}"} for n in range(6)],
        "headline": "Ferry returns",
        "standfirst": "After two winters",
        "body": [{"kind": kind, "id": f"b{n}", "text": "A heading", "html": html} for n, kind in enumerate(kinds)],
        "rail": [{"label": "Live" if n % 2 else "", "href": f"/s/{n}/", "text": "The cost"} for n in range(8)],
    }


def seconds(render: Callable[[], str], count: int = 300) -> float:
    """Seconds a page, over `count` pages."""
    begin = time.perf_counter()
    for _ in range(count):
        render()
    return (time.perf_counter() - begin) / count


def main() -> None:
    """Measures both in turns and prints the medians."""
    settings.configure(TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}])
    django.setup()
    value = page()
    ours = engines["django"].from_string(TEMPLATE)
    theirs = jinja2.Environment(autoescape=True).from_string(TEMPLATE)
    both = {"Django templates": lambda: ours.render({"page": value}), "Jinja2": lambda: theirs.render(page=value)}
    assert both["Django templates"]().split() == both["Jinja2"]().replace("&#34;", "&quot;").split()
    rounds = [{name: seconds(render) for name, render in both.items()} for _ in range(7)]
    medians = {name: statistics.median(one[name] for one in rounds) for name in both}
    for name, median in medians.items():
        print(f"{name}: {median * 1000:.3f} ms a page")
    print(f"ratio: {medians['Django templates'] / medians['Jinja2']:.1f}")


if __name__ == "__main__":
    main()
