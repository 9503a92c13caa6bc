#!/bin/sh
# Installs Workbook for you alone, with no password: sh install.sh
# Takes it away again: sh install.sh --remove        Your workbooks stay where they are, both times.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
home=$data/workbook-program
start=$HOME/.local/bin/workbook

say() { printf '%s\n' "$1"; }

stop() {
    say "$1" >&2
    exit 1
}

refresh() {
    if command -v update-mime-database >/dev/null 2>&1; then
        update-mime-database "$data/mime" >/dev/null 2>&1 || true
    fi
    if command -v update-desktop-database >/dev/null 2>&1; then
        update-desktop-database -q "$data/applications" >/dev/null 2>&1 || true
    fi
}

remove() {
    rm -rf "$home" "$home.new" "$home.old"
    rm -f "$start" "$data/applications/workbook.desktop" "$data/mime/packages/workbook.xml" \
        "$data/man/man1/workbook.1"
    rm -f "$data"/icons/hicolor/*/apps/workbook.* "$data"/icons/hicolor/*/mimetypes/application-vnd.workbook*
    refresh
    say "Workbook is removed. Your workbooks are where they were."
}

install_it() {
    [ -x "$here/Workbook/workbook" ] || stop "The folder Workbook is not beside install.sh. Unpack the download whole and start again."
    mkdir -p "$HOME/.local/bin" "$data/applications" "$data/mime/packages" "$data/man/man1" 2>/dev/null ||
        stop "Could not write to $data. Nothing was installed."
    rm -rf "$home.new" "$home.old"
    if ! cp -R "$here/Workbook" "$home.new" 2>/dev/null; then
        rm -rf "$home.new"
        stop "There is no room for Workbook in $data, or it cannot be written to. Nothing was changed."
    fi
    if [ -e "$home" ]; then mv "$home" "$home.old"; fi
    mv "$home.new" "$home"
    rm -rf "$home.old"
    ln -sf "$home/workbook" "$start"
    sed "s|^Exec=workbook|Exec=\"$start\"|; s|^TryExec=.*|TryExec=$start|" "$here/share/workbook.desktop" \
        >"$data/applications/workbook.desktop"
    cp "$here/share/workbook.xml" "$data/mime/packages/"
    cp "$here/share/workbook.1" "$data/man/man1/"
    cp -R "$here/share/icons" "$data/"
    refresh
    say "Workbook is installed. You find it among your programs, and a double click opens a workbook."
    say "To take it away: sh install.sh --remove"
}

case ${1:-} in
"") install_it ;;
--remove) remove ;;
*) stop "Type sh install.sh, or sh install.sh --remove." ;;
esac
