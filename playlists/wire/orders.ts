import { Type } from 'typebox'
import { DisplayId } from '../ids.ts'
import { ORDER_KINDS } from '../orders.ts'
import { Instant } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Nullable, byId } from './common.ts'

const OrderKind = Type.Enum(ORDER_KINDS)
const OrderId = Type.Integer({ minimum: 1 })

/** What a display is told: it carries an order out once, however often it hears of it, and answers with its next heartbeat. */
export const Order = Type.Object({ id: OrderId, kind: OrderKind })
export type Order = Type.Static<typeof Order>
export const OrderAnswer = Type.Object({
  id: OrderId,
  outcome: Type.Enum(['done', 'failed']),
  problem: Type.String({ maxLength: 200 }),
})
export type OrderAnswer = Type.Static<typeof OrderAnswer>

export const OrderReply = Type.Object({
  id: OrderId,
  kind: OrderKind,
  orderedAt: Instant,
  orderedBy: Type.String(),
  expiresAt: Instant,
  answeredAt: Nullable(Instant),
  /** `expired`: the display did not answer in time. */
  outcome: Type.Enum(['waiting', 'done', 'failed', 'expired']),
  problem: Type.String(),
})
export type OrderReply = Type.Static<typeof OrderReply>

export const listOrders = endpoint({
  method: 'GET',
  path: '/api/displays/:id/orders',
  who: 'read',
  summary: 'The last orders to a display, the newest first',
  params: byId(DisplayId),
  reply: Type.Array(OrderReply),
})
export const giveOrder = endpoint({
  method: 'POST',
  path: '/api/displays/:id/orders',
  who: 'displays',
  summary: 'Ask a display to identify itself, to show a test picture or to end it, to reload, to fetch its files anew',
  params: byId(DisplayId),
  body: Type.Object({ kind: OrderKind }),
  reply: OrderReply,
  errors: ['not-found', 'wrong-state', 'too-many'],
})

/** What a display's page showed when it was asked for it last; forgotten after ten minutes. */
export const displayPicture = endpoint({
  method: 'GET',
  path: '/api/displays/:id/picture',
  who: 'read',
  summary: 'The latest picture that a display took of its own page (JPEG)',
  params: byId(DisplayId),
  errors: ['not-found'],
})
export const sendPicture = endpoint({
  method: 'POST',
  path: '/api/device/picture',
  who: 'device',
  summary: 'Hand over the picture that was asked for',
  body: Type.Object({ jpeg: Type.String({ maxLength: 900_000 }) }),
  errors: ['device-unknown', 'wrong-state', 'file-type'],
})
