import type { Selectable } from 'kysely'
import type { DisplayId } from '../../playlists/ids.ts'
import { plus } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import { ORDER_MS, PHOTOGRAPH_EVERY_MS } from '../../playlists/orders.ts'
import type { OrderKind } from '../../playlists/orders.ts'
import type { Order, OrderAnswer, OrderReply } from '../../playlists/wire/orders.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import type { Tables } from '../db/tables.ts'

const SHOWN = 10

export async function listOrders(r: Reader, display: DisplayId, now: Instant): Promise<OrderReply[]> {
  const query = r.sql.selectFrom('displayOrders').selectAll().where('display', '=', display)
  const rows = await query.orderBy('id', 'desc').limit(SHOWN).execute()
  return rows.map((row) => asReply(row, now))
}

/** Throws `wrong-state` where no device could hear of it. */
export async function giveOrder(w: Writer, display: OrderedDisplay, kind: OrderKind, by: By): Promise<OrderReply> {
  if (!display.paired || display.archivedAt !== null) throw new Refusal('wrong-state')
  const { at: orderedAt, actor: orderedBy } = by
  if (kind === 'photograph' && (await isAsked(w, display.id, orderedAt - PHOTOGRAPH_EVERY_MS)))
    throw new Refusal('too-many', { because: { minutes: '1' } })
  const times = { orderedAt, expiresAt: plus(orderedAt, ORDER_MS), answeredAt: null }
  const row = { display: display.id, kind, boot: display.health?.boot ?? null, orderedBy, ...times }
  const query = w.sql.insertInto('displayOrders').values({ ...row, outcome: null, problem: null })
  const made = await query.returningAll().executeTakeFirstOrThrow()
  await recordChange(w, by, { action: `order-${kind}`, noun: 'displays', nounId: display.id, nounName: display.name })
  w.changed('alarms')
  return asReply(made, orderedAt)
}

/** Whether a picture was asked for since then and is not here yet, or has just come. */
async function isAsked(r: Reader, display: DisplayId, since: number): Promise<boolean> {
  const query = r.sql.selectFrom('displayOrders').select('id').where('display', '=', display)
  const row = await query.where('kind', '=', 'photograph').where('orderedAt', '>', since).executeTakeFirst()
  return row !== undefined
}

/** Nobody sends a picture that was not asked for. */
export async function awaitsPicture(r: Reader, display: DisplayId, now: Instant): Promise<boolean> {
  const query = r.sql.selectFrom('displayOrders').select('id').where('display', '=', display)
  const waiting = query.where('kind', '=', 'photograph').where('outcome', 'is', null).where('expiresAt', '>', now)
  return (await waiting.executeTakeFirst()) !== undefined
}

type OrderedDisplay = Pick<Display, 'id' | 'name' | 'paired' | 'archivedAt' | 'health'>

type Heard = { display: DisplayId; boot: number; answers: readonly OrderAnswer[] }

/**
 * Takes a display's answers and gives what is still asked of it. A reload answers itself: it is done when another page is
 * heard than the one that was running, so that no page reloads twice.
 */
export async function hearOfOrders(w: Writer, { display, boot, answers }: Heard, now: Instant): Promise<Order[]> {
  const query = w.sql.selectFrom('displayOrders').selectAll().where('display', '=', display)
  const unsettled = await query.where('outcome', 'is', null).orderBy('id').execute()
  const left: Order[] = []
  for (const { id, kind, boot: ran, expiresAt } of unsettled) {
    const answer = answers.find((one) => one.id === id)
    if (kind === 'reload' && ran !== boot && now < expiresAt) await settle(w, id, { outcome: 'done', problem: '' }, now)
    else if (answer !== undefined) await settle(w, id, answer, now)
    else if (now < expiresAt) left.push({ id, kind })
  }
  return left
}

async function settle(w: Writer, id: number, answer: Omit<OrderAnswer, 'id'>, answeredAt: Instant): Promise<void> {
  const { outcome, problem } = answer
  await w.sql.updateTable('displayOrders').set({ outcome, problem, answeredAt }).where('id', '=', id).execute()
  w.changed('alarms')
}

const asReply = (row: Selectable<Tables['displayOrders']>, now: Instant): OrderReply => ({
  id: row.id,
  kind: row.kind,
  orderedAt: row.orderedAt as Instant,
  orderedBy: row.orderedBy,
  expiresAt: row.expiresAt as Instant,
  answeredAt: row.answeredAt as Instant | null,
  outcome: row.outcome ?? (now < row.expiresAt ? 'waiting' : 'expired'),
  problem: row.problem ?? '',
})
