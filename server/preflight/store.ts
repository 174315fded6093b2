import type { Hash } from '../../playlists/ids.ts'
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

/** What was seen of these revisions, by hash, and the blocks that were let through. */
export async function checksOf(
  r: Reader,
  revisions: readonly Hash[],
): Promise<Map<Hash, Pick<StoredCheck, 'measurements' | 'overridden'>>> {
  const rows = await r.sql
    .selectFrom('preflights')
    .innerJoin('revisions', 'revisions.id', 'preflights.revision')
    .select(['revisions.hash', 'measurements', 'overridden'])
    .where('revisions.hash', 'in', revisions)
    .execute()
  return new Map(
    rows.map(({ hash, measurements, overridden }) => [
      hash as Hash,
      {
        measurements: JSON.parse(measurements) as Measurement[],
        overridden: overridden === null ? null : (JSON.parse(overridden) as Finding[]),
      },
    ]),
  )
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
