/** A page with nothing but the stage, driven by the test through `window.bench`. */
import { useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import type { Showing, Snapshot, StageReports } from '../../../display/engine/snapshot.ts'
import { measureLayer } from '../../../display/stage/measure/measure.ts'
import { PreviewPage } from '../../../display/stage/preview.tsx'
import { Stage } from '../../../display/stage/stage.tsx'
import { instant } from '../../../playlists/time.ts'
import type { Instant } from '../../../playlists/time.ts'
import type { Bench, Playing, Told } from './bench.ts'
import './window.ts'

function makeBench(): Bench & {
  subscribe: (changed: () => void) => () => void
  snapshot: () => Snapshot
  sheets: () => readonly Playing[]
  now: () => Instant
} {
  const listeners = new Set<() => void>()
  let snapshot: Snapshot = { kind: 'starting' }
  let sheets: readonly Playing[] = []
  let at = instant(0)
  let clock = (): Instant => at
  const told: Told[] = []
  const tell = (): void => listeners.forEach((changed) => changed())
  return {
    told,
    show(next) {
      snapshot = next
      tell()
    },
    showAll(next) {
      sheets = next
      tell()
    },
    measure: async (key) => {
      const { content } = contentOf(sheets.find(({ zones }) => zones[0]!.current.key === key)!)
      const layer = document.querySelector<HTMLElement>(`[data-showing="${key}"]`)!
      return (await measureLayer(layer, content)).measurement
    },
    setTime(ms) {
      at = instant(ms)
    },
    runTime(fromMs) {
      const began = performance.now() - fromMs
      clock = () => instant(Math.floor(performance.now() - began))
    },
    now: () => clock(),
    snapshot: () => snapshot,
    sheets: () => sheets,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

function contentOf({ zones }: Playing): Extract<Showing, { kind: 'content' }> {
  const { current } = zones[0]!
  if (current.kind !== 'content') throw new Error(`nothing to measure in ${current.kind}`)
  return current
}

const bench = makeBench()
window.bench = bench
const reports: StageReports = {
  ready: (key) => bench.told.push({ what: 'ready', key }),
  painted: (key) => bench.told.push({ what: 'painted', key }),
  failed: (key, reason) => bench.told.push({ what: 'failed', key, reason }),
}

function Page() {
  const snapshot = useSyncExternalStore(bench.subscribe, bench.snapshot)
  const motion = !location.search.includes('still')
  return <Stage snapshot={snapshot} now={bench.now} reports={reports} motion={motion} />
}

/** Each stage is held by its own box, as by a screen. */
function Sheets() {
  const sheets = useSyncExternalStore(bench.subscribe, bench.sheets)
  const motion = !location.search.includes('still')
  return sheets.map((snapshot) => {
    const { width, height } = snapshot.canvas
    const { key } = snapshot.zones[0]!.current
    return (
      <div key={key} data-sheet={key} style={{ position: 'relative', width, height, transform: 'translateZ(0)' }}>
        <Stage snapshot={snapshot} now={bench.now} reports={reports} motion={motion} />
      </div>
    )
  })
}

function page() {
  if (location.search.includes('preview')) return <PreviewPage now={bench.now} />
  return location.search.includes('sheets') ? <Sheets /> : <Page />
}

const root = createRoot(document.getElementById('root')!)
root.render(page())
