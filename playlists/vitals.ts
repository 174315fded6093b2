import { Type } from 'typebox'
import { Hash, MaterialId } from './ids.ts'
import { ZoneName } from './schedule.ts'
import { Instant } from './time.ts'

const Count = Type.Integer({ minimum: 0 })
const nullable = <S extends Parameters<typeof Type.Array>[0]>(schema: S) => Type.Union([schema, Type.Null()])

/** What one zone really has on the glass; `revision` and `since` of a slot alone. */
export const ZoneOn = Type.Object({
  zone: ZoneName,
  shows: Type.Enum(['slot', 'fallback', 'black', 'covered', 'nothing']),
  revision: nullable(Hash),
  material: nullable(MaterialId),
  since: nullable(Instant),
})
export type ZoneOn = Type.Static<typeof ZoneOn>

/** An item that is tried no more (RULES DI3). */
export const Failing = Type.Object({
  material: MaterialId,
  reason: Type.String({ maxLength: 40 }),
  times: Count,
})
export type Failing = Type.Static<typeof Failing>

/** How the page and its machine are; counts are since the page began. */
export const Vitals = Type.Object({
  /** When it said so, by its own clock as corrected. */
  at: Instant,
  zones: Type.Array(ZoneOn, { maxItems: 4 }),
  failing: Type.Array(Failing, { maxItems: 10 }),
  upMs: Count,
  /** Of films. */
  frames: Type.Object({ shown: Count, dropped: Count }),
  /** How often an item could not be shown. */
  failures: Count,
  /** Bytes of the page's heap; null where the browser does not say. */
  memory: nullable(Type.Object({ used: Count, limit: Count })),
  network: nullable(
    Type.Object({
      online: Type.Boolean(),
      kind: Type.String({ maxLength: 20 }),
      megabits: Type.Number({ minimum: 0 }),
      roundTripMs: Count,
    }),
  ),
  /** False: its window is minimised or lies behind another, where a browser draws nothing. */
  visible: Type.Boolean(),
})
export type Vitals = Type.Static<typeof Vitals>
