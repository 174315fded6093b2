#!/usr/bin/env bash
# Turns a Debian, Ubuntu or Raspberry Pi OS machine into a screen: Chromium, full screen, started again whenever it ends.
#   start-kiosk.sh https://192.168.1.10:8080/display/ PIN
# ADDRESS is the display's address as the server prints it; PIN the value that the server prints with it (TLS only).
# CHROMIUM names another browser; BANG_TIN_PROFILE another folder for what the screen remembers; BANG_TIN_FLAGS further
# switches for the browser; WATCHDOG_SECONDS how long a page may be silent (300; 0: as long as it likes).
set -u

address=${1:-}
pin=${2:-}
case $address in
  http://* | https://*) ;;
  *)
    echo "Usage: start-kiosk.sh ADDRESS [PIN], for example: start-kiosk.sh https://192.168.1.10:8080/display/ AbC...=" >&2
    exit 64
    ;;
esac

browser=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome-stable google-chrome; do
  [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
if [ -z "$browser" ]; then
  echo "No Chromium found. Install it: sudo apt install chromium" >&2
  exit 69
fi

profile=${BANG_TIN_PROFILE:-${XDG_DATA_HOME:-$HOME/.local/share}/bang-tin-screen}
mkdir -p "$profile" || exit 73
origin=$(printf '%s' "$address" | cut -d/ -f1-3)

flags=(
  --kiosk --user-data-dir="$profile" --no-first-run --no-default-browser-check --noerrdialogs
  --hide-crash-restore-bubble --disable-session-crashed-bubble --disable-infobars --disable-notifications
  --disable-features=Translate,MediaRouter --disable-component-update --check-for-update-interval=31536000 --disable-sync --password-store=basic
  --autoplay-policy=no-user-gesture-required --force-device-scale-factor=1 --disable-pinch --overscroll-history-navigation=0
)
[ -z "${WAYLAND_DISPLAY:-}" ] || flags+=(--ozone-platform=wayland)
# shellcheck disable=SC2206 # several switches in one variable
flags+=(${BANG_TIN_FLAGS:-})
case $origin in
  https://*) [ -z "$pin" ] || flags+=(--ignore-certificate-errors-spki-list="$pin") ;;
  http://localhost* | http://127.0.0.1*) ;;
  # Without TLS the browser keeps nothing for a start without the network, unless it is told to trust this one address.
  http://*) flags+=(--unsafely-treat-insecure-origin-as-secure="$origin") ;;
esac

# The screen must never go to sleep by itself; it goes dark by its opening hours.
if [ -n "${DISPLAY:-}" ] && command -v xset >/dev/null 2>&1; then xset s off -dpms s noblank || true; fi

# Where no window manager makes a window as large as the screen, it has to be told how large that is; one pixel more,
# because Chromium makes a window that is just as large a pixel smaller.
if [ -n "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  read -r width height < <(xdpyinfo 2>/dev/null | sed -n 's/^ *dimensions: *\([0-9]*\)x\([0-9]*\) .*/\1 \2/p') || true
  [ -z "${height:-}" ] || flags+=(--window-position=0,0 --window-size="$((width + 1)),$((height + 1))")
fi

# The first start needs the server; before it has answered once there is nothing to show but a browser's error page.
host=${origin#*://}
port=${host##*:}
[[ $port =~ ^[0-9]+$ ]] && host=${host%:*} || { [[ $origin == https:* ]] && port=443 || port=80; }
host=${host#[}
host=${host%]}
until [ -e "$profile/started" ] || (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null; do sleep 3; done
: >"$profile/started"

# The page notes the time every minute in the browser's own store. When that stops, the page has crashed or stands still,
# even though the browser runs: it is ended, and so started anew.
silent_after=${WATCHDOG_SECONDS:-300}
mark=$profile/watchdog
heard() { [ -n "$(find "$profile"/*/IndexedDB -newer "$mark" -print -quit 2>/dev/null)" ]; }
watch() { # PID
  local quiet=0 step=$((silent_after < 40 ? 1 : 10))
  touch "$mark"
  while sleep "$step" && kill -0 "$1" 2>/dev/null; do
    if heard; then
      quiet=0
      touch "$mark"
    else
      quiet=$((quiet + step))
    fi
    if [ "$quiet" -ge "$silent_after" ]; then
      echo "The page has been silent for $quiet s: starting the browser anew" >&2
      kill -KILL "$1" 2>/dev/null
    fi
  done
}

child=
watcher=
trap '[ -z "$child$watcher" ] || kill $child $watcher 2>/dev/null; exit 0' TERM INT
while true; do
  # A lock left behind by a power cut would make the browser ask whether another one is running.
  rm -f "$profile"/Singleton{Lock,Socket,Cookie}
  "$browser" "${flags[@]}" "$address" &
  child=$!
  if [ "$silent_after" -gt 0 ]; then
    watch "$child" &
    watcher=$!
  fi
  wait "$child"
  [ -z "$watcher" ] || kill "$watcher" 2>/dev/null
  child=
  watcher=
  sleep "${RESTART_SECONDS:-2}" &
  wait $!
done
