#!/usr/bin/env bash
# Makes a Debian, Ubuntu or Raspberry Pi OS machine a screen for good: after every start, also after a power cut, nothing
# but the page is on it, without anybody signing in.
#   sudo ./install-kiosk.sh https://192.168.1.10:8080/display/ PIN
# ADDRESS and PIN are what the server prints. To undo: sudo systemctl disable --now bang-tin-screen
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
address=${1:-}
pin=${2:-}
case $address in
  http://* | https://*) ;;
  *)
    echo "Usage: sudo ./install-kiosk.sh ADDRESS [PIN], for example: sudo ./install-kiosk.sh https://192.168.1.10:8080/display/ AbC...=" >&2
    exit 64
    ;;
esac
case $address$pin in
  *[!A-Za-z0-9:/._=+~%-]*)
    echo "The address or the pin contains a character that neither has: copy them as the server prints them." >&2
    exit 64
    ;;
esac
if [ "$(id -u)" != 0 ]; then
  echo "Run it with sudo." >&2
  exit 77
fi

# cage shows one program on the whole screen and nothing else: no desktop, no dialogs, no cursor over a page that hides it.
apt-get update -qq
apt-get install -y -qq --no-install-recommends cage fonts-noto-core
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || apt-get install -y -qq --no-install-recommends chromium

id bang-tin >/dev/null 2>&1 || useradd --create-home --shell /usr/sbin/nologin bang-tin
usermod -aG video,render,input,audio bang-tin 2>/dev/null || usermod -aG video,audio bang-tin
install -D -m 755 "$here/start-kiosk.sh" /usr/local/lib/bang-tin/start-kiosk.sh
sed -e "s|ADDRESS|$address|" -e "s|PIN|$pin|" "$here/bang-tin-screen.service" >/etc/systemd/system/bang-tin-screen.service

# A machine that hangs is started anew by its own hardware, where it has a watchdog.
install -d /etc/systemd/system.conf.d
printf '[Manager]\nRuntimeWatchdogSec=30\n' >/etc/systemd/system.conf.d/bang-tin.conf

systemctl daemon-reload
systemctl set-default graphical.target >/dev/null
for desktop in display-manager.service getty@tty1.service; do systemctl disable --now "$desktop" 2>/dev/null || true; done
systemctl enable bang-tin-screen.service
systemctl restart bang-tin-screen.service
echo "Done. The screen shows six characters: type them in the panel (Màn hình, Ghép nối)."
