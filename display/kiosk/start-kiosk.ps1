# Turns a Windows 10 or 11 machine into a screen: Edge or Chrome, full screen, started again whenever it ends.
#   powershell -ExecutionPolicy Bypass -File start-kiosk.ps1 -Address https://192.168.1.10:8080/display/ -Pin AbC...=
# With -Install it starts by itself whenever this user signs in; README.md says how to let Windows sign in alone.
# -WatchdogSeconds: how long a page may be silent before the browser is started anew (0: as long as it likes).
param(
  [Parameter(Mandatory = $true)][ValidatePattern('^https?://')][string]$Address,
  [string]$Pin = '',
  [string]$Browser = '',
  [int]$WatchdogSeconds = 300,
  [switch]$Install,
  [string]$BrowserProfile = "$env:LOCALAPPDATA\bang-tin-screen"
)

if ($Install) {
  $line = "-NoProfile -WindowStyle Hidden -ExecutionPolicy Bypass -File `"$PSCommandPath`" -Address `"$Address`""
  if ($Pin) { $line += " -Pin `"$Pin`"" }
  if ($Browser) { $line += " -Browser `"$Browser`"" }
  $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $line
  $trigger = New-ScheduledTaskTrigger -AtLogOn -User $env:USERNAME
  # No end after three days, no stop on battery, started again should the script itself end.
  $settings = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries `
    -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1)
  Register-ScheduledTask -TaskName 'Bang tin screen' -Action $action -Trigger $trigger -Settings $settings -Force | Out-Null
  Start-ScheduledTask -TaskName 'Bang tin screen'
  Write-Output 'Done. The screen shows six characters: type them in the panel.'
  exit 0
}

$places = foreach ($root in $env:ProgramFiles, ${env:ProgramFiles(x86)}, $env:LOCALAPPDATA) {
  if ($root) { "$root\Google\Chrome\Application\chrome.exe"; "$root\Microsoft\Edge\Application\msedge.exe" }
}
if (-not $Browser) { $Browser = $places | Where-Object { Test-Path $_ } | Select-Object -First 1 }
if (-not $Browser) { Write-Error 'No Chrome or Edge found. Name one with -Browser.'; exit 69 }

$origin = ([uri]$Address).GetLeftPart([UriPartial]::Authority)
$flags = @(
  "--user-data-dir=`"$BrowserProfile`"", '--no-first-run', '--no-default-browser-check', '--noerrdialogs',
  '--hide-crash-restore-bubble', '--disable-session-crashed-bubble', '--disable-notifications',
  '--disable-features=Translate,MediaRouter', '--disable-component-update', '--check-for-update-interval=31536000', '--disable-sync',
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

# Edge's own kiosk mode is a private window, which forgets the pairing: there a full screen window without a frame does it.
if ($Browser -like '*msedge.exe') { $flags += '--start-fullscreen', "--app=$Address" } else { $flags += '--kiosk', $Address }

# The page notes the time every minute in the browser's own store. When that stops, the page has crashed or stands still.
function Test-Silent([datetime]$Since) {
  $newest = Get-ChildItem "$BrowserProfile\*\IndexedDB" -Recurse -File -ErrorAction SilentlyContinue |
    Sort-Object LastWriteTime -Descending | Select-Object -First 1
  $heard = if ($newest -and $newest.LastWriteTime -gt $Since) { $newest.LastWriteTime } else { $Since }
  ((Get-Date) - $heard).TotalSeconds -ge $WatchdogSeconds
}

while ($true) {
  $began = Get-Date
  $screen = Start-Process -FilePath $Browser -ArgumentList $flags -PassThru
  while (-not $screen.WaitForExit(10000)) {
    if ($WatchdogSeconds -gt 0 -and (Test-Silent $began)) { taskkill /PID $screen.Id /T /F | Out-Null }
  }
  Start-Sleep -Seconds 2
}
