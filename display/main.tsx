import { useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { Engine } from './engine/engine.ts'
import type { Dispose } from './engine/ports.ts'
import type { Snapshot, StageReports, TouchPort } from './engine/snapshot.ts'
import { instant } from '../playlists/time.ts'
import type { Instant } from '../playlists/time.ts'
import { Shield } from './shield.tsx'
import { Stage } from './stage/stage.tsx'
import { renewDaily } from './engine/renew-daily.ts'
import { keepShellFresh } from './shell.ts'
import { watchDisplay } from './watch.ts'
import { watchFrames } from './watchdog.ts'
import { http, realWorld, time } from './world/world.ts'

type Source = {
  subscribe: (listener: () => void) => Dispose
  snapshot: () => Snapshot
  now: () => Instant
  reports: StageReports
  touch?: TouchPort
  complain?: (error: unknown) => void
}

function Screen({ source }: { source: Source }) {
  const snapshot = useSyncExternalStore(source.subscribe, source.snapshot)
  return <Stage snapshot={snapshot} now={source.now} reports={source.reports} touch={source.touch} />
}

const LOCK = 'bang-tin-player'
const root = createRoot(document.getElementById('stage')!)
const asked = new URLSearchParams(location.search)
const watched = asked.get('watch')

if (asked.has('preview')) void preview()
else if (watched !== null) draw(watchDisplay(watched, { time, http, hints: onHint }))
else void play()

/** Only the panel asks for it: it measures what it draws, and no screen carries that along. */
async function preview(): Promise<void> {
  const { PreviewPage } = await import('./stage/preview.tsx')
  root.render(<PreviewPage now={() => instant(time.wall())} />)
}

/** The panel around this page says that the display has another programme. */
function onHint(look: () => void): void {
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin === location.origin && source === window.parent && data === 'look') look()
  })
}

function draw(source: Source): void {
  root.render(
    <Shield onError={source.complain ?? (() => {})}>
      <Screen source={source} />
    </Shield>,
  )
}

/** One page plays on one machine: two would count everything twice. A second one says so, and waits for the first to go. */
async function play(): Promise<void> {
  draw(still({ kind: 'starting' }))
  const { locks } = navigator
  if (!locks) return start()
  await locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) return start().then(forGood)
    draw(still({ kind: 'elsewhere' }))
  })
  void locks.request(LOCK, () => start().then(forGood))
}

async function start(): Promise<void> {
  const engine = await Engine.start(await realWorld(), takeClaim())
  draw(engine)
  window.addEventListener('error', ({ message }) => engine.complain(message))
  window.addEventListener('unhandledrejection', ({ reason }) => engine.complain(reason))
  window.addEventListener('pagehide', () => void engine.stop())
  // A page that the browser had laid aside comes back without its engine.
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  watchFrames(time)
  renewDaily(
    (run) => engine.whenQuiet(run),
    time,
    () => location.reload(),
  )
  void keepShellFresh((run) => engine.whenQuiet(run), time)
}

/** `#claim=…` pairs this page at once; it is used once and does not stay in the address. */
function takeClaim(): string | null {
  const claim = new URLSearchParams(location.hash.slice(1)).get('claim')
  if (claim !== null) history.replaceState(null, '', location.pathname)
  return claim
}

function forGood(): Promise<never> {
  return new Promise(() => {})
}

function still(snapshot: Snapshot): Source {
  const reports: StageReports = { ready: () => {}, painted: () => {}, failed: () => {} }
  return { subscribe: () => () => {}, snapshot: () => snapshot, now: () => instant(time.wall()), reports }
}
