/** Far shorter slots than an editor may ask for: the programme is made quicker on its way to the page. */
import { createHash } from 'node:crypto'
import type { BrowserContext } from 'playwright-core'
import { canonical } from '../../playlists/canonical.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import type { Programme } from '../../playlists/programme.ts'
import * as displays from '../../playlists/wire/displays.ts'
import { Refused } from './caller.ts'
import { until } from './observer.ts'
import type { Office } from './office.ts'

/** A display that has just been made has no programme for a moment. */
function noneYet(error: unknown): null {
  if (error instanceof Refused && error.code === 'not-found') return null
  throw error
}

/** The page gets its real programme, true to its hash, but with slots of this length. */
export async function quicken(office: Office, context: BrowserContext, id: DisplayId, slotMs: number): Promise<void> {
  const programme = await until('the programme is published', 20_000, async () => {
    const reply = await office.admin.ask(displays.displayProgramme, { params: { id } }).catch(noneYet)
    return reply !== null && reply.programme.slots.length > 0 ? reply.programme : null
  })
  const quick: Programme = {
    ...programme,
    slots: programme.slots.map((slot) => ({ ...slot, durationMs: slotMs })),
    cycles: programme.cycles.map((cycle) => ({ ...cycle, totalMs: slotMs * cycle.slots.length })),
  }
  const body = canonical(quick)
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`
  await context.route('**/api/device/programme', (route, request) =>
    request.headers()['if-none-match'] === etag
      ? route.fulfill({ status: 304, headers: { etag } })
      : route.fulfill({ status: 200, contentType: 'application/json', headers: { etag }, body }),
  )
}
