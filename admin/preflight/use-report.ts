import type { MaterialId } from '../../playlists/ids.ts'
import type { Finding } from '../../playlists/preflight/findings.ts'
import type { Revision } from '../../playlists/wire/materials.ts'
import { readPreflight } from '../../playlists/wire/preflight.ts'
import type { PreflightReport } from '../../playlists/wire/preflight.ts'
import { useAsk } from '../ui/asks.ts'

type Of = { material: MaterialId; revision: Pick<Revision, 'number' | 'preflight'> }

/** The whole check of a revision; until it is there, the findings that the revision carries itself. */
export function useReport({ material, revision }: Of): {
  report: PreflightReport | null
  findings: readonly Finding[]
} {
  const { number, preflight } = revision
  const given = { params: { id: material }, query: { revision: number } }
  const report = useAsk(readPreflight, given, { enabled: preflight !== null, keep: true }).data ?? null
  return { report, findings: report?.findings ?? preflight?.findings ?? [] }
}
