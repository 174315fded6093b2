import type { Finding, Measurement } from '../../playlists/preflight/findings.ts'
import type { Target } from '../../playlists/preflight/target.ts'
import type { PreflightSummary } from '../../playlists/wire/preflight.ts'
import type { Reader, Writer } from '../db/open.ts'

/** A check as it is kept. */
export type StoredCheck = {
  revision: number
  durationMs: number
  targets: Target[]
  measurements: Measurement[]
  overridden: Finding[] | null
  summary: PreflightSummary
}

export async function findCheck(r: Reader, revision: number): Promise<StoredCheck | null> {
  const row = await r.sql.selectFrom('preflights').selectAll().where('revision', '=', revision).executeTakeFirst()
  if (row === undefined) return null
  return {
    revision: row.revision,
    durationMs: row.durationMs,
    // Before it was told apart where a material goes, every display counted.
    targets: (JSON.parse(row.targets) as Target[]).map((target) => ({ ...target, aimed: target.aimed ?? true })),
    measurements: JSON.parse(row.measurements) as Measurement[],
    overridden: row.overridden === null ? null : (JSON.parse(row.overridden) as Finding[]),
    summary: JSON.parse(row.summary) as PreflightSummary,
  }
}

/** In place of the one before. */
export async function keepCheck(w: Writer, check: StoredCheck): Promise<void> {
  w.changed('materials')
  const { revision, durationMs, overridden } = check
  const columns = {
    durationMs,
    targets: JSON.stringify(check.targets),
    measurements: JSON.stringify(check.measurements),
    overridden: overridden && JSON.stringify(overridden),
    summary: JSON.stringify(check.summary),
  }
  await w.sql
    .insertInto('preflights')
    .values({ revision, ...columns })
    .onConflict((conflict) => conflict.column('revision').doUpdateSet(columns))
    .execute()
}
