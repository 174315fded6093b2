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
  errors: ['not-found', 'wrong-state'],
})
