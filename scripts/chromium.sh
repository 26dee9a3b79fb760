#!/bin/sh
# Prints where Chromium is; installs Debian's when it is nowhere.
set -eu
find_it() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
find_it || { "$(dirname "$0")/need.sh" Chromium chromium fonts-liberation >&2 && find_it; }
