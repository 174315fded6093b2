import { Type } from 'typebox'
import { Output } from './geometry.ts'
import { Hash, MaterialId, PlaylistId, ScheduleId } from './ids.ts'
import { Kiosk } from './kiosk.ts'
import { Content, IMAGE_TYPES, MediaFile } from './content.ts'
import { HoursSheets } from './office-hours.ts'
import { Layer, ZoneName } from './schedule.ts'
import { Instant, Zone } from './time.ts'

/** An integer rectangle in the pixels of the display's output. */
export const Rect = Type.Object({
  x: Type.Integer({ minimum: 0, maximum: 32_767 }),
  y: Type.Integer({ minimum: 0, maximum: 32_767 }),
  width: Type.Integer({ minimum: 16, maximum: 16_384 }),
  height: Type.Integer({ minimum: 16, maximum: 16_384 }),
})
export type Rect = Type.Static<typeof Rect>

/** One showing in a cycle. */
export const Slot = Type.Object({
  revision: Hash,
  material: MaterialId,
  playlist: PlaylistId,
  schedule: ScheduleId,
  durationMs: Type.Integer({ minimum: 1 }),
})
export type Slot = Type.Static<typeof Slot>

/** Slots that repeat, as indexes into the programme's `slots` (many cycles share few slots); never empty. */
export const Cycle = Type.Object({
  slots: Type.Array(Type.Integer({ minimum: 0 }), { minItems: 1 }),
  totalMs: Type.Integer({ minimum: 1 }),
})
export type Cycle = Type.Static<typeof Cycle>

/**
 * Why a schedule in force is not shown: a higher layer, a newer one or a nearer filler is (`outranked`, `farther`); the
 * whole frame is taken or the screen is off; it has nothing that may be shown (`solemn`: only what is festive); its weight is 0.
 */
export const LOSS_REASONS = [
  'outranked',
  'farther',
  'covered',
  'outside-opening-hours',
  'nothing-playable',
  'solemn',
  'weight-0',
] as const
export type LossReason = (typeof LOSS_REASONS)[number]
export const Loser = Type.Object({
  schedule: ScheduleId,
  reason: Type.Enum(LOSS_REASONS),
})
export type Loser = Type.Static<typeof Loser>

/** Why a window shows what it shows: the id of the deciding rule (RULES.md), who won, who lost and why. */
export const Why = Type.Object({ rule: Type.String(), winners: Type.Array(ScheduleId), losers: Type.Array(Loser) })
export type Why = Type.Static<typeof Why>

export const WindowShow = Type.Union([
  Type.Object({ kind: Type.Literal('cycle'), cycle: Type.Integer({ minimum: 0 }), layer: Layer }),
  Type.Object({ kind: Type.Literal('fallback') }),
  /** The main zone has the whole frame just now (RULES ZN3). */
  Type.Object({ kind: Type.Literal('covered') }),
  /** Black by an order given (schedule) or by the opening hours (off). */
  Type.Object({ kind: Type.Literal('black'), cause: Type.Union([Type.Literal('schedule'), Type.Literal('closed')]) }),
])
export type WindowShow = Type.Static<typeof WindowShow>

/** The windows of a zone tile its programme's range. A cycle's position counts from `anchor` (≤ start). */
export const Window = Type.Object({
  start: Instant,
  end: Instant,
  anchor: Instant,
  brightness: Type.Integer({ minimum: 0, maximum: 100 }),
  /** Words are drawn in the solemn template, whatever their own. */
  look: Type.Union([Type.Literal('solemn'), Type.Null()]),
  /** The main zone has the whole frame; the others are covered (RULES ZN3). */
  whole: Type.Boolean(),
  show: WindowShow,
  why: Why,
})
export type Window = Type.Static<typeof Window>

export const ProgrammeZone = Type.Object({
  name: ZoneName,
  rect: Rect,
  windows: Type.Array(Window, { minItems: 1 }),
})
export type ProgrammeZone = Type.Static<typeof ProgrammeZone>

/** The office's sign, which templates and the fallback show beside its name. */
export const Logo = Type.Object({
  file: Hash,
  type: Type.Enum(IMAGE_TYPES),
  bytes: Type.Integer({ minimum: 1 }),
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
})
export type Logo = Type.Static<typeof Logo>

/** Whose screen this is. */
export const OfficeSign = Type.Object({
  office: Type.String(),
  line: Type.String(),
  logo: Type.Union([Logo, Type.Null()]),
})
export type OfficeSign = Type.Static<typeof OfficeSign>

/**
 * All a display needs besides a clock. It bears no display's name, so displays with the same facts share one programme.
 * Its identity is the SHA-256 of its canonical bytes (canonical.ts), which is also its ETag.
 */
export const Programme = Type.Object({
  /** What is stored or cached may be older: formats.ts reads it. */
  format: Type.Literal(3),
  range: Type.Object({ start: Instant, end: Instant }),
  zone: Zone,
  /** Where on the output the picture lies. Zone rectangles count from its corner. */
  canvas: Rect,
  /** RULES GE1. Which parts of the canvas come out where; left out where it simply stands at its corner. */
  output: Type.Optional(Output),
  /** RULES KI1. Of a touch kiosk only. */
  kiosk: Type.Optional(Kiosk),
  /** The first is the main one. */
  zones: Type.Array(ProgrammeZone, { minItems: 1, maxItems: 4 }),
  slots: Type.Array(Slot),
  cycles: Type.Array(Cycle),
  contents: Type.Record(Type.String({ pattern: '^[0-9a-f]{64}$' }), Content),
  media: Type.Array(MediaFile),
  /** Of those hours that its contents say (RULES HR1). */
  hours: HoursSheets,
  fallback: OfficeSign,
  /** Sound is off unless the display is told otherwise (Luật Quảng cáo 16/2012/QH13 Điều 28 for outdoor screens). */
  muted: Type.Boolean(),
})
export type Programme = Type.Static<typeof Programme>
