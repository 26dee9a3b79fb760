"""What is printed: counts first, then times with their spread, then ratios."""

from collections.abc import Mapping, Sequence

from bench.figures import Figures

NAMED = (
    "publish_to_live_s_{}",
    "publish_outputs_{}",
    "publish_queries_{}",
    "rebuild_pages_per_s_core_{}",
    "rebuild_written_pages_per_s_core_{}",
    "rebuild_peak_mb_{}",
    "publish_latency_ratio_under_backlog_{}",
)
PLAIN = (
    "rebuild_pages_per_s_core",
    "rebuild_written_pages_per_s_core",
    "rebuild_peak_mb",
    "serve_ratio_nginx",
    "publish_latency_ratio_under_backlog",
)
SIZES = (1000, 10_000, 100_000)
ENDS = ("_least", "_most", "_runs")


def titled(title: str, figures: Figures) -> str:
    """Figures under a title, each with its spread where it has one."""
    names = [name for name in figures if not name.endswith(ENDS)]
    lines = [line(name, figures) for name in sorted(names, key=rank)]
    return "\n".join(["", title, *lines])


def rank(name: str) -> int:
    """Counts, then rates and memory, then seconds, then ratios."""
    if "ratio" in name or "rtf" in name:
        return 3
    if name.endswith("_s") and "_per_s" not in name:
        return 2
    return 1 if "_per_s" in name or name.endswith("_mb") or "_rps" in name else 0


def line(name: str, figures: Mapping[str, float]) -> str:
    """One figure."""
    told = f"  {name:44} {number(figures[name]):>12}"
    least, most = figures.get(f"{name}_least"), figures.get(f"{name}_most")
    if least is None or most is None:
        return told
    return f"{told}   {number(least)} to {number(most)}, {figures[f'{name}_runs']:.0f} runs"


def number(value: float) -> str:
    """A count as one, all else with four figures or so."""
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.1f}" if abs(value) >= 100 else f"{value:.4f}"


def circumstances(taken: Mapping[str, object]) -> str:
    """When and on what."""
    changed = ", with changes" if taken["changed_since"] else ""
    return (
        f"{taken['at']}, commit {str(taken['commit'])[:10]}{changed}, {taken['cores']} cores, {taken['memory_gb']} GB, "
        f"{taken['system']}, Python {taken['python']}, load {taken['load']}"
    )


def ending(figures: Mapping[str, object], took: Sequence[tuple[str, float]]) -> str:
    """The figures by their agreed names, side by side for the sizes, and how long each part took."""
    rows = [f"  {'':42}" + "".join(f"{size:>12,}" for size in SIZES)]
    for name in NAMED:
        cells = "".join(f"{told(figures.get(name.format(size))):>12}" for size in SIZES)
        rows.append(f"  {name.removesuffix('_{}'):42}{cells}")
    rows += [f"  {name:42}{told(figures.get(name)):>12}" for name in PLAIN]
    times = [f"  {name:30} {seconds:8.1f} s" for name, seconds in took]
    whole = sum(seconds for _, seconds in took)
    return "\n".join(["", "All together", *rows, "", "How long each part took", *times, f"  {'':30} {whole:8.1f} s"])


def told(value: object) -> str:
    """A figure, or a dash where it was never measured."""
    return number(value) if isinstance(value, int | float) else "-"
