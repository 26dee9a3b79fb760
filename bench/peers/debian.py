"""Debian packages unpacked into a folder: nothing of the machine is changed, and no rights are needed."""

import os
import shutil
import sysconfig
from pathlib import Path

from bench.peers.processes import PeerError, run

PACKAGES = (
    "wordpress wordpress-theme-twentytwentythree "
    "php-cli php-fpm php-mysql php-mbstring php-xml php-curl mariadb-server nginx"
).split()
"""In the versions of the machine's own distribution; apt checks their signatures."""
OWN_CONFIGURATION = "-oAPT::Sandbox::User=root"
"""Keeps apt from warning, when root runs it, that its own user cannot write here."""


class Debian:
    """The packages under `folder`/debian, as they would lie under /."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "debian"
        self.done = self.root / "packages.txt"

    def install(self) -> None:
        """Downloads and unpacks what is not on the machine, once. Raises PeerError."""
        if self.done.exists():
            return
        shutil.rmtree(self.root, ignore_errors=True)
        kept = self.root / "packages"
        kept.mkdir(parents=True)
        run(["apt-get", "-q", OWN_CONFIGURATION, "download", *self.wanted()], doing="Downloading packages", cwd=kept)
        for package in sorted(kept.glob("*.deb")):
            run(["dpkg-deb", "-x", package, self.root], doing=f"Unpacking {package.name}")
        self.done.write_text("".join(f"{package.name}\n" for package in sorted(kept.glob("*.deb"))))
        shutil.rmtree(kept)

    def wanted(self) -> list[str]:
        """The packages, and of those they depend on the ones that the machine lacks."""
        said = run(
            ["apt-get", "-s", "install", "--no-install-recommends", *PACKAGES], doing="Asking apt what is needed"
        )
        lines = [line.split() for line in said.splitlines() if line.startswith("Inst ")]
        # A version in brackets is the one installed: that package is there, if older.
        return sorted({*PACKAGES, *(name for _, name, rest, *_ in lines if not rest.startswith("["))})

    def program(self, *names: str) -> Path:
        """A program of the packages, or else the machine's own. Raises PeerError."""
        for name in names:
            for place in ("usr/sbin", "usr/bin"):
                if (self.root / place / name).exists():
                    return self.root / place / name
            if found := shutil.which(name, path=f"{os.defpath}:/usr/sbin:/sbin"):
                return Path(found)
        raise PeerError(f"No package brought {names[0]}.")

    def data(self, pattern: str) -> Path:
        """A folder or file of the packages, or else of the machine, by a pattern under /. Raises PeerError."""
        found = sorted(self.root.glob(pattern)) or sorted(Path("/").glob(pattern))
        if not found:
            raise PeerError(f"No package brought /{pattern}.")
        return found[-1]

    def environment(self) -> dict[str, str]:
        """What the programs need to find their libraries."""
        libraries = self.root / "usr/lib" / (sysconfig.get_config_var("MULTIARCH") or "")
        return {"LD_LIBRARY_PATH": str(libraries)}
