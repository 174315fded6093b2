import { useState } from 'react'
import { exportPlays, exportPlaysWorkbook, stopExport, watchExport } from '../../playlists/wire/plays.ts'
import type { ExportState } from '../../playlists/wire/plays.ts'
import { addressOf } from '../ui/api.ts'
import { useAsk, useSend } from '../ui/asks.ts'
import { askOf } from './filters.ts'
import type { Filters } from './filters.ts'

export type FileKind = 'xlsx' | 'csv'
/** A download that the browser has been sent to fetch, watched by a name of its own. */
export type Download = { kind: FileKind; watch: string }

const ASK_AGAIN_MS = 600

export function useExport(filters: Filters): {
  download: Download | null
  begin: (kind: FileKind) => void
  forget: () => void
} {
  const [download, setDownload] = useState<Download | null>(null)
  const begin = (kind: FileKind) => {
    const watch = drawName()
    const query = { ...askOf(filters), watch }
    fetchAs(kind === 'csv' ? addressOf(exportPlays, { query }) : addressOf(exportPlaysWorkbook, { query }))
    setDownload({ kind, watch })
  }
  return { download, begin, forget: () => setDownload(null) }
}

/** How far it has come, asked until it has ended. */
export function useWatched({ watch }: Download): { state: ExportState; stop: () => void } {
  const [ended, setEnded] = useState(false)
  const asked = useAsk(watchExport, { params: { watch } }, ended ? {} : { every: ASK_AGAIN_MS })
  const stop = useSend(stopExport, () => void asked.refetch())
  const state = asked.data ?? { state: 'waiting' as const, rows: 0, total: 0 }
  const isOver = state.state !== 'waiting' && state.state !== 'running'
  if (isOver !== ended) setEnded(isOver)
  return { state, stop: () => stop.mutate({ params: { watch } }) }
}

/** The browser saves it as it comes; the page stays. */
function fetchAs(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

function drawName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
