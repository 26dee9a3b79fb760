"""Manifests of published sound, signed with a chain that is made here and read back."""

import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings

from standfirst.narration import provenance
from standfirst.narration.frames import silence
from standfirst.narration.tags import SCHEME, TRAINED, Tags, id3
from standfirst.narration.tasks import narrate_live
from standfirst.press.run import press, verify
from standfirst.stories import actions
from standfirst.stories.models import Home, NewsroomSettings
from tests.journeys import paper as p

NOW = datetime.now(UTC)
TAGS = Tags("Ferry returns", "Asha Rowe", "The Ellery Packet", NOW, "en-GB", TRAINED, "https://packet.example/a.c2pa")
USES = (
    "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign "
    "encipher_only decipher_only"
).split()


def name(common: str) -> x509.Name:
    organisation = x509.NameAttribute(NameOID.ORGANIZATION_NAME, "The Ellery Packet")
    return x509.Name([organisation, x509.NameAttribute(NameOID.COMMON_NAME, common)])


def certificate(common: str, key, issuer: x509.Name, signing, *, authority: bool) -> x509.Certificate:
    allowed = {"digital_signature", *(("key_cert_sign", "crl_sign") if authority else ())}
    made = x509.CertificateBuilder().subject_name(name(common)).issuer_name(issuer).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(NOW - timedelta(days=1))
    made = made.not_valid_after(NOW + timedelta(days=30))
    made = made.add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    made = made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
    made = made.add_extension(x509.KeyUsage(**{use: use in allowed for use in USES}), critical=True)
    if not authority:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    return made.sign(signing, hashes.SHA256())


def chain(leaf) -> tuple[bytes, bytes]:
    """The PEM of a chain of two, and of the first one's key."""
    root = ec.generate_private_key(ec.SECP256R1())
    above = certificate("Root", root, name("Root"), root, authority=True)
    own = certificate("Desk", leaf, above.subject, root, authority=False)
    pem = serialization.Encoding.PEM
    key = leaf.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return own.public_bytes(pem) + above.public_bytes(pem), key


@pytest.fixture
def certified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A newsroom with a certificate."""
    files = (tmp_path / "chain.pem", tmp_path / "key.pem")
    for file, data in zip(files, chain(ec.generate_private_key(ec.SECP256R1())), strict=True):
        file.write_bytes(data)
    own = replace(settings.ENVIRONMENT, c2pa_certificate=files[0], c2pa_key=files[1])
    monkeypatch.setattr(settings, "ENVIRONMENT", own)
    yield
    for folder in ("manifests", "segments"):
        shutil.rmtree(own.private / folder, ignore_errors=True)


def read(data: bytes, manifest: bytes) -> tuple[str, set[str], dict]:
    """Whether it holds, what is wrong with it, and what it says."""
    import c2pa

    reader = c2pa.Reader("audio/mpeg", io.BytesIO(data), manifest)
    found = json.loads(reader.json())
    wrong = {one["code"] for one in found.get("validation_status", [])}
    return str(reader.get_validation_state()), wrong, found["manifests"][found["active_manifest"]]


# A chain made here leads to no authority that the library knows.
UNKNOWN = {"signingCredential.untrusted"}


@pytest.mark.parametrize("kind", [lambda: ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate])
def test_a_manifest_holds_for_its_bytes_alone(kind) -> None:
    data = id3(TAGS) + silence(50)
    made = provenance.sign(data, TAGS, *chain(kind()))
    state, wrong, said = read(data, made)
    assert (state, wrong) == ("Valid", UNKNOWN)
    assert said["signature_info"]["issuer"] == "The Ellery Packet"
    assert said["title"] == "Ferry returns"
    [action] = said["assertions"][0]["data"]["actions"]
    assert (action["action"], action["digitalSourceType"]) == ("c2pa.created", SCHEME + TRAINED)
    state, wrong, _ = read(data[:-1] + b"x", made)
    assert state == "Invalid" and "assertion.dataHash.mismatch" in wrong


def test_it_is_made_once(certified: None) -> None:
    data = id3(TAGS) + silence(5)
    made = provenance.manifest(data, TAGS)
    assert provenance.manifest(data, TAGS) == made
    shutil.rmtree(settings.ENVIRONMENT.private / "manifests")
    assert provenance.manifest(data, TAGS) != made


def test_a_key_that_cannot_sign_is_one_sentence(certified: None) -> None:
    settings.ENVIRONMENT.c2pa_key.write_bytes(b"nothing")
    with pytest.raises(provenance.NotSigned, match="no PEM without a password"):
        provenance.manifest(b"sound", TAGS)
    settings.ENVIRONMENT.c2pa_key.unlink()
    with pytest.raises(provenance.NotSigned, match="cannot be read"):
        provenance.manifest(b"sound", TAGS)


@pytest.mark.django_db
def test_what_is_published_is_signed_and_pressed_the_same_twice(certified: None, newsroom: Home, tree: Path) -> None:
    paper = p.furnish(newsroom, pictures=0)
    story = actions.publish(p.draft(paper, 0))
    narrate_live.call(story.pk)
    assert not press().failed
    [sound] = (tree / "audio").glob("*.mp3")
    for file in (sound, tree / "bulletin.mp3"):
        data, made = file.read_bytes(), file.with_suffix(".c2pa").read_bytes()
        assert read(data, made)[:2] == ("Valid", UNKNOWN)
        assert f"{settings.ENVIRONMENT.base_url}/{file.relative_to(tree).with_suffix('.c2pa')}".encode() in data[:4096]
    assert verify().good
    assert not press(everything=True).written
    renamed(tree, sound)
    actions.withdraw(story)
    press()
    assert not list(tree.rglob("*.c2pa"))


def renamed(tree: Path, sound: Path) -> None:
    """A new name of the paper is in the tag, so the sound is at another address; what has no tag stays where it is."""
    beside = {path.name: path.read_bytes() for path in (tree / "audio").iterdir() if path.suffix in (".vtt", ".json")}
    own = NewsroomSettings.load()
    own.name = "The Skerran Courant"
    own.save()
    report = press()
    assert not report.failed
    [after] = (tree / "audio").glob("*.mp3")
    assert after != sound and not sound.exists() and not sound.with_suffix(".c2pa").exists()
    assert b"The Skerran Courant" in after.read_bytes()[:4096] and after.with_suffix(".c2pa").exists()
    assert f'src="/audio/{after.name}"' in (tree / "news/story-0/index.html").read_text("utf-8")
    assert after.name in (tree / "podcast.xml").read_text("utf-8")
    written = {path for path, _ in report.written}
    assert {path for path in written if path.startswith(("audio/", "podcast/")) and "cover" not in path} == {
        f"audio/{after.name}", f"audio/{after.with_suffix('.c2pa').name}"
    }  # fmt: skip
    assert beside == {name: (tree / "audio" / name).read_bytes() for name in beside}
    own.strapline = "Every tide"
    own.save()
    assert not any(path.startswith("audio/") for path, _ in press().written)
    assert verify().good
