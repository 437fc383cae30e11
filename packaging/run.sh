#!/bin/sh
# Open the window with the example process; without a display make, check and print the example instead.
set -eu
cd "$(dirname "$0")/.."
packaging/setup.sh

kiwork=.venv/bin/kiwork
example=build/Beispiel.kiwork
protocol=build/Beispiel.pdf

named_display() {
    [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]
}

# Qt ends the process where it cannot reach the display, so another process tries it first.
window_can_open() {
    named_display && .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication as A; A([])'
}

mkdir -p build
[ -e "$example" ] || $kiwork new "$example" --template example

if window_can_open >/dev/null 2>&1; then
    exec $kiwork "$example"
fi

$kiwork check "$example"
$kiwork protocol "$example" -o "$protocol"
echo "The example file is $(pwd)/$example, its printed protocol $(pwd)/$protocol."
echo "The window needs a display, X11 or Wayland, that DISPLAY or WAYLAND_DISPLAY names: 'make run' on a desktop opens it."
