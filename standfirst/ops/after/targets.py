"""Which targets the settings name."""

from collections.abc import Callable, Mapping

from standfirst.config.environment import Environment
from standfirst.ops.after.bucket import Bucket
from standfirst.ops.after.cloudflare import Cloudflare, CloudflareTags
from standfirst.ops.after.fastly import Fastly, FastlyAddresses
from standfirst.ops.after.indexnow import IndexNow
from standfirst.ops.after.nginx import NginxFiles, NginxPurge
from standfirst.ops.after.target import Target
from standfirst.ops.after.varnish import Varnish
from standfirst.ops.after.websub import Hub


def _nginx(place: str, here: Environment) -> Target:
    if place.startswith("/"):
        return NginxFiles(place, here.base_url)
    return NginxPurge(place, here.base_url)


CACHES: Mapping[str, Callable[[str, Environment], Target]] = {
    "nginx": _nginx,
    "varnish": lambda place, here: Varnish(place, here.base_url),
    "fastly": lambda place, here: Fastly(place, here.purge_token),
    "fastly-url": lambda place, here: FastlyAddresses(place, here.purge_token, here.base_url),
    "cloudflare": lambda place, here: Cloudflare(place, here.purge_token, here.base_url),
    "cloudflare-tag": lambda place, here: CloudflareTags(place, here.purge_token, here.base_url),
}
"""Kind of cache, as STANDFIRST_PURGE spells it, to what is made for the rest of the word."""


def targets(here: Environment) -> Mapping[str, Target]:
    """Name -> target: the bucket, caches, pings. Empty when the settings name none."""
    found: list[Target] = [Bucket(here)] if here.bucket else []
    for word in here.purge:
        kind, _, place = word.partition(":")
        found.append(CACHES[kind](place, here))
    found += [Hub(address, here.base_url) for address in here.websub_hubs]
    if here.indexnow_key:
        found.append(IndexNow(here.indexnow_endpoint, here.indexnow_key, here.base_url))
    return {target.name: target for target in found}
