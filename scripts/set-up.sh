#!/bin/sh
# Makes .venv from requirements.lock and sees to Pango. Runs once; a second run only compares a stamp.
set -eu
cd "$(dirname "$0")/.."

fail() { printf 'set-up: %s\n' "$1" >&2; exit 1; }

python=
for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || fail "Python 3.11 or newer is needed; install it, or name one: make PYTHON=/path/to/python"

stamp=$("$python" - <<'EOF'
import hashlib, pathlib, sys
digest = hashlib.sha256(sys.version.encode())
for name in ("requirements.lock", "pyproject.toml", "scripts/set-up.sh"):
    digest.update(pathlib.Path(name).read_bytes())
print(digest.hexdigest())
EOF
)
[ -x .venv/bin/python ] && [ "$(cat .venv/.set-up 2>/dev/null)" = "$stamp" ] && exit 0

# How to install packages of the system, if that is permitted here: as root, or with sudo unasked.
as_root=
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root=no; fi
fi
system_install() { # the package names for: apt, dnf, brew
    if command -v apt-get >/dev/null 2>&1; then wanted="apt-get install $1"
    elif command -v dnf >/dev/null 2>&1; then wanted="dnf install $2"
    elif command -v brew >/dev/null 2>&1; then wanted="brew install $3"
    else fail "install $4 with the package manager of this system, then run this again"; fi
    case $wanted in
        brew*) brew install $3 ;;
        *) [ "$as_root" != no ] || fail "$4 is missing; install it: sudo $wanted"
           printf 'set-up: installing %s\n' "$4"
           case $wanted in
               apt-get*) $as_root env DEBIAN_FRONTEND=noninteractive sh -c \
                   "apt-get update -qq && apt-get install -y -qq --no-install-recommends $1 >/dev/null" ;;
               dnf*) $as_root dnf install -y -q $2 ;;
           esac ;;
    esac || fail "$4 could not be installed; try: sudo $wanted"
}

if ! [ -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        system_install python3-venv python3 python3 "Python's venv module"
    printf 'set-up: making .venv\n'
    "$python" -m venv --clear .venv || fail "$python cannot make a virtual environment"
fi
printf 'set-up: installing the packages of requirements.lock\n'
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    --requirement requirements.lock || fail "the packages of requirements.lock could not be installed"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
    --editable . || fail "the package itself could not be installed"

# WeasyPrint needs Pango. Without HarfBuzz's subset library it works, but slower and with other bytes.
has_pango() { .venv/bin/python -c 'import weasyprint' >/dev/null 2>&1; }
has_subset() {
    .venv/bin/python -c 'from weasyprint.text.ffi import harfbuzz_subset as h; raise SystemExit(not h)' \
        >/dev/null 2>&1
}
if ! has_pango || ! has_subset; then
    system_install "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" "pango harfbuzz" "pango" \
        "Pango with HarfBuzz's subset library"
fi
has_pango || fail "WeasyPrint still cannot load Pango; .venv/bin/python -c 'import weasyprint' says why"
printf '%s\n' "$stamp" > .venv/.set-up
