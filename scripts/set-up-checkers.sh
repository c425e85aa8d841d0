#!/bin/sh
# Sees to the programs of `make check-outputs`: Debian's packages, and the npm packages of
# scripts/checkers/package-lock.json. A second run only looks whether they are there.
set -eu
cd "$(dirname "$0")/.."
home=scripts/checkers

fail() { printf 'set-up-checkers: %s\n' "$1" >&2; exit 1; }

has_any() { for name in "$@"; do command -v "$name" >/dev/null 2>&1 && return 0; done; return 1; }

# The commands that are missing, and Debian's packages that have them.
look() {
    missing= packages=
    need poppler-utils pdffonts
    need poppler-utils pdfinfo
    need poppler-utils pdftotext
    need qpdf qpdf
    need cmark-gfm cmark-gfm
    need default-jre-headless java
    need chromium chromium chromium-browser google-chrome
    need libreoffice-writer-nogui soffice
    need nodejs node nodejs
    need npm npm
}
need() { # a package, and the names that its command may have
    package=$1
    shift
    has_any "$@" && return
    missing="${missing:+$missing, }$1"
    case " $packages " in *" $package "*) ;; *) packages="${packages:+$packages }$package" ;; esac
}

look
if [ -n "$packages" ]; then
    wanted="install $missing, then run this again"
    has_any apt-get || fail "$wanted (Debian has them as: $packages)"
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        has_any sudo && sudo -n true 2>/dev/null || fail "$wanted: sudo apt-get install $packages"
        as_root="sudo -n"
    fi
    printf 'set-up-checkers: installing %s\n' "$packages"
    $as_root env DEBIAN_FRONTEND=noninteractive sh -c \
        "apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages >/dev/null" ||
        fail "$missing could not be installed; try: sudo apt-get install $packages"
    look
    [ -z "$missing" ] || fail "$missing: still missing after the installation of Debian's packages"
fi

stamp=$(cat "$home/package.json" "$home/package-lock.json" "$home/.npmrc" "$0" | cksum)
[ "$(cat $home/node_modules/.set-up 2>/dev/null)" = "$stamp" ] && exit 0

node -e 'const [a, b] = process.versions.node.split(".").map(Number)
    process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "Node $(node --version) is too old; 20.19, 22.12 or newer is needed"
printf 'set-up-checkers: installing the packages of %s/package-lock.json\n' "$home"
(cd "$home" && npm ci --ignore-scripts --no-audit --no-fund --silent) ||
    fail "the packages of $home/package-lock.json could not be installed"
java -jar $home/node_modules/vnu-jar/build/dist/vnu.jar --version >/dev/null ||
    fail "this Java cannot run vnu.jar; Java 17 or newer is needed"
printf '%s\n' "$stamp" > $home/node_modules/.set-up
