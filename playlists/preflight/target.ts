import { Type } from 'typebox'
import { FrameName, zonesOf } from '../frames.ts'
import { DisplayId } from '../ids.ts'
import { Rect } from '../programme.ts'

export const VIEWING_LIMITS = {
  mmPerPx: { minimum: 0.05, maximum: 50 },
  distanceM: { minimum: 0.3, maximum: 300 },
}

/** How people meet a display: how large its pixels are, how far away they stand, and whether that is a street. */
export const Viewing = Type.Object({
  mmPerPx: Type.Number(VIEWING_LIMITS.mmPerPx),
  distanceM: Type.Number(VIEWING_LIMITS.distanceM),
  outdoor: Type.Boolean(),
})
export type Viewing = Type.Static<typeof Viewing>

export const DisplayKind = Type.Union([Type.Literal('led'), Type.Literal('kiosk'), Type.Literal('tv')])
export type DisplayKind = Type.Static<typeof DisplayKind>

/** What is usual: LED modules of 5 mm seen from as many metres, a 43-inch kiosk at arm's length, a 55-inch television in a hall. */
export const USUAL_VIEWING: Record<DisplayKind, Viewing> = {
  led: { mmPerPx: 5, distanceM: 5, outdoor: true },
  kiosk: { mmPerPx: 0.5, distanceM: 1, outdoor: false },
  tv: { mmPerPx: 0.63, distanceM: 4, outdoor: false },
}

/** Where a material is to be seen: the main zone of a display, or a standard canvas that stands for one. */
export const Target = Type.Object({
  display: Type.Union([DisplayId, Type.Null()]),
  name: Type.String(),
  width: Type.Integer({ minimum: 16, maximum: 16_384 }),
  height: Type.Integer({ minimum: 16, maximum: 16_384 }),
  led: Type.Boolean(),
  ...Viewing.properties,
  muted: Type.Boolean(),
  /** Whether the material goes there, as schedules stand. */
  aimed: Type.Boolean(),
})
export type Target = Type.Static<typeof Target>

/** What `targetsOf` needs to know of a display. */
export const Seen = Type.Object({
  id: DisplayId,
  name: Type.String(),
  kind: DisplayKind,
  canvas: Rect,
  frame: FrameName,
  viewing: Viewing,
  muted: Type.Boolean(),
  test: Type.Boolean(),
  archivedAt: Type.Union([Type.Integer(), Type.Null()]),
})
export type Seen = Type.Static<typeof Seen>

/** The screens of a ward that has none yet; their names are sizes. */
export const STANDARD: readonly Target[] = [
  standard('tv', 1920, 1080),
  standard('kiosk', 1080, 1920),
  standard('led', 1024, 96),
]

function standard(kind: DisplayKind, width: number, height: number): Target {
  const viewing = USUAL_VIEWING[kind]
  return {
    display: null,
    name: `${width} × ${height}`,
    width,
    height,
    led: kind === 'led',
    ...viewing,
    muted: true,
    aimed: false,
  }
}

/** RULES PF1. Every display in use, by its main zone; without one, the standard canvases. `aims` are those it goes to. */
export function targetsOf(displays: readonly Seen[], aims: ReadonlySet<DisplayId>): Target[] {
  const real = displays.filter(({ archivedAt, test }) => archivedAt === null && !test)
  return real.length === 0 ? [...STANDARD] : real.map((display) => targetOf(display, aims.has(display.id)))
}

function targetOf({ id, name, kind, canvas, frame, viewing, muted }: Seen, aimed: boolean): Target {
  const { width, height } = zonesOf(frame, canvas)[0]!.rect
  return { display: id, name, width, height, led: kind === 'led', ...viewing, muted, aimed }
}

/** RULES PF2. Names of the targets that are not as they were when the check was made: changed, new, or aimed at since. */
export function changedSince(checked: readonly Target[], now: readonly Target[]): string[] {
  const before = new Set(checked.map(factsOf))
  const aimed = new Set(checked.flatMap(({ display, aimed }) => (aimed ? [display] : [])))
  const isNew = (target: Target): boolean =>
    !before.has(factsOf(target)) || (target.aimed && !aimed.has(target.display))
  return now.filter(isNew).map(({ name }) => name)
}

/** What decides of a target; its name does not. */
const factsOf = ({ display, width, height, led, mmPerPx, distanceM, outdoor, muted }: Target): string =>
  [display, width, height, led, mmPerPx, distanceM, outdoor, muted].join(' ')
