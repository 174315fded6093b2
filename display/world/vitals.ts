import type { Vitals } from '../../playlists/vitals.ts'

/** Where Chromium says it. */
type Heap = { usedJSHeapSize: number; jsHeapSizeLimit: number }
type Connection = { effectiveType?: string; downlink?: number; rtt?: number }

/** What the browser says of the machine beneath it. */
export function machineVitals(): Pick<Vitals, 'memory' | 'network' | 'visible'> {
  const { memory } = performance as { memory?: Heap }
  const { connection } = navigator as { connection?: Connection }
  return {
    memory: isHeap(memory) ? { used: memory.usedJSHeapSize, limit: memory.jsHeapSizeLimit } : null,
    network: {
      online: navigator.onLine,
      kind: (connection?.effectiveType ?? '').slice(0, 20),
      megabits: Math.max(0, connection?.downlink ?? 0),
      roundTripMs: Math.max(0, Math.round(connection?.rtt ?? 0)),
    },
    visible: !document.hidden,
  }
}

/** Not every browser that has the name has the numbers. */
const isHeap = (memory: Heap | undefined): memory is Heap =>
  Number.isInteger(memory?.usedJSHeapSize) && Number.isInteger(memory?.jsHeapSizeLimit)
