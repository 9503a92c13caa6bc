#!/bin/sh
# Installs Workbook for you alone, with no password: sh install.sh
# Takes it away again: sh install.sh --remove        Your workbooks stay where they are, both times.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
home=$data/workbook-program
start=$HOME/.local/bin/workbook
no_room="There is no room for Workbook in $data, or it cannot be written to. Nothing was changed."

say() { printf '%s\n' "$1"; }

stop() {
    say "$1" >&2
    exit 1
}

is_mine() { [ "$(sed -n 's/^Uid:[[:space:]]*\([0-9]*\).*/\1/p' "$1" 2>/dev/null)" = "$(id -u)" ]; }

# A program that is open still reads its own files; without them it could not save well.
stop_if_open() {
    for process in /proc/[0-9]*; do  # by its name, for it lets nobody look into it, and so hides where it is
        if [ "$(cat "$process/comm" 2>/dev/null || true)" = workbook ] && is_mine "$process/status"; then
            stop "Workbook is open. Close it, then start this again. Nothing was changed."
        fi
    done
}

refresh() {
    if command -v update-mime-database >/dev/null 2>&1; then
        update-mime-database "$data/mime" >/dev/null 2>&1 || true
    fi
    if command -v update-desktop-database >/dev/null 2>&1; then
        update-desktop-database -q "$data/applications" >/dev/null 2>&1 || true
    fi
}

remove_it() {
    stop_if_open
    {
        rm -rf "$home" "$home.new" "$home.old" &&
            rm -f "$start" "$data/applications/workbook.desktop" "$data/mime/packages/workbook.xml" \
                "$data/man/man1/workbook.1" "$data"/icons/hicolor/*/apps/workbook.* \
                "$data"/icons/hicolor/*/mimetypes/application-vnd.workbook*
    } 2>/dev/null || stop "Not all of Workbook could be removed from $data. Your workbooks are where they were."
    refresh
    say "Workbook is removed. Your workbooks are where they were."
}

# Where the program is in what a starter says: signs that mean something to it are taken as they are.
in_starter() { printf '%s' "$start" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g; s/[&|]/\\&/g'; }

tell_desktop() {
    mkdir -p "$HOME/.local/bin" "$data/applications" "$data/mime/packages" "$data/man/man1" &&
        ln -sf "$home/workbook" "$start" &&
        sed "s|^Exec=workbook|Exec=\"$(in_starter)\"|; /^TryExec=/d" "$here/share/workbook.desktop" \
            >"$data/applications/workbook.desktop" &&
        cp "$here/share/workbook.xml" "$data/mime/packages/" &&
        cp "$here/share/workbook.1" "$data/man/man1/" &&
        cp -R "$here/share/icons" "$data/"
}

install_it() {
    if [ ! -x "$here/Workbook/workbook" ] || [ ! -d "$here/Workbook/_internal" ] || [ ! -d "$here/share" ]; then
        stop "The folders Workbook and share are not beside install.sh. Unpack the download whole, and start again."
    fi
    stop_if_open
    before=$("$home/workbook" --version 2>/dev/null || true)
    mkdir -p "$data" 2>/dev/null || stop "$no_room"
    rm -rf "$home.new" "$home.old" 2>/dev/null || stop "$no_room"
    if ! { cp -R "$here/Workbook" "$home.new" && cp "$here/install.sh" "$home.new/"; } 2>/dev/null; then
        rm -rf "$home.new"
        stop "$no_room"
    fi
    if [ -e "$home" ]; then mv "$home" "$home.old"; fi
    mv "$home.new" "$home"
    rm -rf "$home.old"
    tell_desktop 2>/dev/null || stop "Workbook is in $home, but could not be put among your programs."
    refresh
    say "$("$start" --version) is installed${before:+ in place of $before}. You find it among your programs."
    say "A double click opens a workbook. To take the program away: sh \"$home/install.sh\" --remove"
}

case ${1:-} in
"") install_it ;;
--remove) remove_it ;;
*) stop "Type sh install.sh, or sh install.sh --remove." ;;
esac
