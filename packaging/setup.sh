#!/bin/sh
# Set up what the program needs, or with `dev` what its tests need: libraries, .venv, pinned packages.
# Does nothing, fast, where all is in place; repairs a half-made .venv.
set -eu
cd "$(dirname "$0")/.."

case "${1-run}" in
    run) pinned=requirements.txt ;;
    dev) pinned="requirements.txt requirements-dev.txt" ;;
    *) echo "usage: packaging/setup.sh [run|dev]" >&2; exit 2 ;;
esac
stamp=.venv/ready-${1-run}

# Debian packages of the libraries that Qt wants and the system does not have.
missing_libraries() {
    /sbin/ldconfig -p | awk 'NR == FNR { have[$1]; next } /^#/ || $1 in have { next } { print $2 }' \
        - packaging/linux/libraries.txt
}

# The first Python from 3.11 on that can make a virtual environment with pip in it.
find_python() {
    for python in ${PYTHON-} python3 python3.11 python3.12 python3.13 python3.14 /usr/bin/python3; do
        if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

wanted() {
    pwd
    cat pyproject.toml $pinned
}

is_ready() {
    wanted | cmp -s - "$stamp" && [ -x .venv/bin/kiwork ] && .venv/bin/python -c 'import kiwork' 2>/dev/null
}

has_pip() {
    .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

install() {
    .venv/bin/python -m pip --disable-pip-version-check --no-input -q install "$@" </dev/null
}

missing=
if [ "$(uname -s)" = Linux ]; then
    missing=$(missing_libraries)
fi
if ! has_pip && ! find_python >/dev/null; then
    missing="python3 python3-venv $missing"
fi
[ -z "$missing" ] || packaging/linux/install.sh $missing || true

if is_ready; then
    exit 0
fi

if ! has_pip; then
    python=$(find_python) || { echo "setup: no Python from 3.11 on with venv and ensurepip found" >&2; exit 1; }
    "$python" -m venv --clear .venv
fi

echo "setup: installing the pinned packages into .venv"
rm -f "$stamp"
install --require-hashes $(printf -- '-r %s ' $pinned)
install --no-deps --no-build-isolation -e .
wanted >"$stamp"
