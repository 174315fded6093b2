import type { DisplayId } from '../../playlists/ids.ts'
import { DAY, MINUTE } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { VitalsPoint } from '../../playlists/wire/alarms.ts'
import type { Health } from '../../playlists/wire/displays.ts'
import type { Reader, Writer } from '../db/open.ts'

const EVERY_MS = 5 * MINUTE
const KEPT_MS = 2 * DAY

/** The last heartbeat of each five minutes; of a page that does not tell, none. */
export async function keepVitals(w: Writer, display: DisplayId, health: Health, now: Instant): Promise<void> {
  const { vitals, keeping, clockOffsetMs, storageFree: free } = health
  if (vitals === undefined) return
  const { frames, failures, memory, upMs } = vitals
  const said = { clockOffsetMs, ...frames, failures, memory: memory?.used ?? null, free, upMs }
  const row = { ...said, stored: keeping?.bytes ?? 0 }
  await w.sql
    .insertInto('displayVitals')
    .values({ display, at: Math.floor(now / EVERY_MS) * EVERY_MS, ...row })
    .onConflict((conflict) => conflict.columns(['display', 'at']).doUpdateSet(row))
    .execute()
}

export async function listVitals(r: Reader, display: DisplayId, now: Instant): Promise<VitalsPoint[]> {
  const query = r.sql.selectFrom('displayVitals').selectAll().where('display', '=', display)
  const rows = await query
    .where('at', '>', now - KEPT_MS)
    .orderBy('at')
    .execute()
  return rows.map(({ display: _, at, ...rest }) => ({ at: at as Instant, ...rest }))
}

export async function forgetVitals(w: Writer, now: Instant): Promise<void> {
  await w.sql
    .deleteFrom('displayVitals')
    .where('at', '<', now - KEPT_MS)
    .execute()
}
