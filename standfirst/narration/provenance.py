"""C2PA manifests of published sound, where the newsroom has a certificate: who published it, and who or what speaks.

A manifest holds a random name and a signature that differs each time, so it is made once for each file's bytes, kept in
`private/manifests/` and published as it is, beside the sound (docs/decisions/0013).
"""

import json
import os
from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from django.conf import settings

from standfirst.narration.tags import SCHEME, Tags

MEDIA_TYPE = "audio/mpeg"
# Signed as plain bytes: the library would otherwise write the tag anew, without its padding, and hash that.
SIGNED_AS = "application/octet-stream"
CURVES = {"secp256r1": b"es256", "secp384r1": b"es384", "secp521r1": b"es512"}


class NotSigned(Exception):
    """The certificate or its key cannot be used. Its text is one sentence."""


def configured() -> bool:
    """Whether published sound has manifests."""
    return settings.ENVIRONMENT.c2pa_certificate is not None


def manifest(data: bytes, tags: Tags) -> bytes:
    """The manifest of a file's bytes: as it was made the first time, or made now. Raises NotSigned."""
    certificate, key = _chain()
    told = blake2b(certificate, digest_size=16)
    told.update(data)
    path = settings.ENVIRONMENT.private / "manifests" / told.hexdigest()[:2] / f"{told.hexdigest()}.c2pa"
    if not path.exists():
        _keep(path, sign(data, tags, certificate, key))
    return path.read_bytes()


def _chain() -> tuple[bytes, bytes]:
    own = settings.ENVIRONMENT
    if own.c2pa_certificate is None or own.c2pa_key is None:
        raise NotSigned("STANDFIRST_C2PA_CERTIFICATE and STANDFIRST_C2PA_KEY name no files.")
    try:
        return own.c2pa_certificate.read_bytes(), own.c2pa_key.read_bytes()
    except OSError as error:
        raise NotSigned(f"The C2PA certificate cannot be read: {error}") from error


def sign(data: bytes, tags: Tags, certificate: bytes, key: bytes) -> bytes:
    """A new manifest of a file's bytes. `certificate` is the chain, the newsroom's own first; both are PEM."""
    import c2pa

    action = {"action": "c2pa.created", "digitalSourceType": SCHEME + tags.source_type}
    told = {
        "claim_generator_info": [{"name": "Standfirst"}],
        "title": tags.title,
        "format": MEDIA_TYPE,
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [action]}}],
    }
    try:
        signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(_algorithm(key), certificate, key, None))
        builder = c2pa.Builder(json.dumps(told))
        builder.set_no_embed()
        made: bytes = builder.sign(signer, SIGNED_AS, BytesIO(data), BytesIO())
    except c2pa.C2paError as error:
        raise NotSigned(f"The C2PA certificate cannot sign: {error}") from error
    return made


def _algorithm(key: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        found = load_pem_private_key(key, None)
    except (ValueError, TypeError) as error:
        raise NotSigned(f"The C2PA key is no PEM without a password: {error}") from error
    if isinstance(found, ec.EllipticCurvePrivateKey) and found.curve.name in CURVES:
        return CURVES[found.curve.name]
    if isinstance(found, ed25519.Ed25519PrivateKey):
        return b"ed25519"
    if isinstance(found, rsa.RSAPrivateKey):
        return b"ps256"
    raise NotSigned("The C2PA key is of a kind that C2PA does not take.")


def _keep(path: Path, data: bytes) -> None:
    """Put a manifest in place, unless another process was first: what is there stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(partial, path)
    partial.unlink()
