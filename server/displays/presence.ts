import { sql } from 'kysely'
import type { DisplayId } from '../../playlists/ids.ts'
import { MINUTE } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Health } from '../../playlists/wire/displays.ts'
import type { Writer } from '../db/open.ts'
import { LOST_MS } from '../../playlists/signs.ts'

/** A display that works sends within this time: with few records waiting, none of them is older. */
const SENT_WITHIN_MS = MINUTE
const FEW = 50
/** What a display says when it cannot write plays down (display/engine/play-queue.ts). */
const NO_ROOM = /plays not stored|records not kept/

/** Remembers that a page was there: its row grows while it beats; after a silence, or when it fills up, a new one begins. */
export async function present(w: Writer, display: DisplayId, health: Health, now: Instant): Promise<void> {
  const { boot, queued, errors } = health
  const full = errors.some((error) => NO_ROOM.test(error)) ? 1 : 0
  const settledAt = queued <= FEW ? now - SENT_WITHIN_MS : null
  await sql`
    insert into presence (display, boot, start, "end", "settledAt", "full")
    select ${display}, ${boot}, coalesce((
      select start from presence where display = ${display} and boot = ${boot} and "full" = ${full}
        and "end" > ${now - LOST_MS} and "end" <= ${now} order by start desc limit 1), ${now}),
      ${now}, ${settledAt}, ${full}
    where true on conflict (display, boot, start) do update
      set "end" = excluded."end", "settledAt" = coalesce(excluded."settledAt", "settledAt")`.execute(w.sql)
}
