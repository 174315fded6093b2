/** A page with nothing but the stage, driven by the test through `window.bench`. */
import { useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import type { Snapshot, StageReports } from '../../../display/engine/snapshot.ts'
import { PreviewPage } from '../../../display/stage/preview.tsx'
import { Stage } from '../../../display/stage/stage.tsx'
import { instant } from '../../../playlists/time.ts'
import type { Instant } from '../../../playlists/time.ts'
import type { Bench, Told } from './bench.ts'
import './window.ts'

function makeBench(): Bench & {
  subscribe: (changed: () => void) => () => void
  snapshot: () => Snapshot
  now: () => Instant
} {
  const listeners = new Set<() => void>()
  let snapshot: Snapshot = { kind: 'starting' }
  let at = instant(0)
  let clock = (): Instant => at
  const told: Told[] = []
  return {
    told,
    show(next) {
      snapshot = next
      for (const changed of listeners) changed()
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
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
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

const root = createRoot(document.getElementById('root')!)
root.render(location.search.includes('preview') ? <PreviewPage now={bench.now} /> : <Page />)
