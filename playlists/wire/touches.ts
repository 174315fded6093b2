import { Type } from 'typebox'
import { DisplayId, MaterialId } from '../ids.ts'
import { Boot } from '../plays.ts'
import { LocalDate } from '../time.ts'
import { byId } from './common.ts'
import { endpoint } from './endpoint.ts'

/** RULES KI6. What was opened by touch in the last 90 days, the most first. */
export const displayTouches = endpoint({
  method: 'GET',
  path: '/api/displays/:id/touches',
  who: 'read',
  summary: 'What people opened on a touch kiosk',
  params: byId(DisplayId),
  reply: Type.Object({
    from: LocalDate,
    rows: Type.Array(Type.Object({ material: MaterialId, title: Type.String(), opens: Type.Integer() })),
  }),
  errors: ['not-found'],
})
/** RULES KI6. How often a material was opened on a day, in one page's life: a count that only grows. */
export const TouchCount = Type.Object({
  boot: Boot,
  date: LocalDate,
  material: MaterialId,
  opens: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
})
export type TouchCount = Type.Static<typeof TouchCount>
export const sendTouches = endpoint({
  method: 'POST',
  path: '/api/device/touches',
  who: 'device',
  summary: 'Hand over what was opened by touch; success means committed',
  body: Type.Object({ counts: Type.Array(TouchCount, { maxItems: 500 }) }),
  errors: ['device-unknown'],
})
