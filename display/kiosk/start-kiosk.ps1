# Turns a Windows 10 or 11 machine into a screen: Edge or Chrome, full screen, started again whenever it ends.
#   powershell -ExecutionPolicy Bypass -File start-kiosk.ps1 -Address https://192.168.1.10:8080/display/ -Pin AbC...=
# To start with Windows: a shortcut to this line in shell:startup.
param(
  [Parameter(Mandatory = $true)][ValidatePattern('^https?://')][string]$Address,
  [string]$Pin = '',
  [string]$Browser = '',
  [string]$BrowserProfile = "$env:LOCALAPPDATA\bang-tin-screen"
)

$places = foreach ($root in $env:ProgramFiles, ${env:ProgramFiles(x86)}, $env:LOCALAPPDATA) {
  if ($root) { "$root\Google\Chrome\Application\chrome.exe"; "$root\Microsoft\Edge\Application\msedge.exe" }
}
if (-not $Browser) { $Browser = $places | Where-Object { Test-Path $_ } | Select-Object -First 1 }
if (-not $Browser) { Write-Error 'No Chrome or Edge found. Name one with -Browser.'; exit 69 }

$origin = ([uri]$Address).GetLeftPart([UriPartial]::Authority)
$flags = @(
  '--kiosk', "--user-data-dir=`"$BrowserProfile`"", '--no-first-run', '--no-default-browser-check', '--noerrdialogs',
  '--hide-crash-restore-bubble', '--disable-session-crashed-bubble', '--disable-notifications',
  '--disable-features=Translate,MediaRouter', '--disable-component-update', '--disable-sync',
  '--autoplay-policy=no-user-gesture-required', '--force-device-scale-factor=1', '--disable-pinch',
  '--overscroll-history-navigation=0'
)
if ($origin -like 'https://*') {
  if ($Pin) { $flags += "--ignore-certificate-errors-spki-list=$Pin" }
} elseif ($origin -notmatch '^http://(localhost|127\.0\.0\.1)(:|$)') {
  # Without TLS the browser keeps nothing for a start without the network, unless it is told to trust this one address.
  $flags += "--unsafely-treat-insecure-origin-as-secure=$origin"
}

# The screen must never go to sleep by itself; it goes dark by its opening hours.
powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0

while ($true) {
  $screen = Start-Process -FilePath $Browser -ArgumentList ($flags + $Address) -PassThru
  $screen.WaitForExit()
  Start-Sleep -Seconds 2
}
