import { readProgramme } from '../../playlists/formats.ts'
import type { StoredProgramme } from '../../playlists/formats.ts'
import { MATERIAL_KINDS } from '../../playlists/content.ts'
import type { MaterialKind } from '../../playlists/content.ts'
import type { Programme } from '../../playlists/programme.ts'
import { LAYERS, ZONE_NAMES } from '../../playlists/schedule.ts'

/*
 * The player's door. The server's schemas have made the programme; here it is only checked that what came is one, so
 * that `playingAt` cannot stumble: a hotel's sign-in page answers 200, too. A schema compiler would double the page.
 */

type Look = (value: unknown) => boolean
type Fields = Record<string, unknown>

const isText: Look = (value) => typeof value === 'string'
const isFlag: Look = (value) => typeof value === 'boolean'
const isWhole: Look = (value) => Number.isSafeInteger(value)
const isCount: Look = (value) => isWhole(value) && (value as number) > 0
const isHash: Look = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const has =
  (looks: Record<string, Look>): Look =>
  (value) =>
    isFields(value) && Object.entries(looks).every(([name, look]) => look(value[name]))
const listOf =
  (look: Look, least = 0): Look =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.every(look)
const oneOf =
  (names: readonly unknown[]): Look =>
  (value) =>
    names.includes(value)

/** Only of some displays. */
const ifThere =
  (look: Look): Look =>
  (value) =>
    value === undefined || look(value)

const isRect = has({ x: isWhole, y: isWhole, width: isCount, height: isCount })
const isPiece = has({ x: isWhole, y: isWhole, width: isCount, height: isCount, toX: isWhole, toY: isWhole })
const isOutput = has({ turn: oneOf([0, 90, 180, 270]), pieces: listOf(isPiece, 1) })
const isNumber: Look = (value) => Number.isFinite(value)
const isKiosk = has({
  mmPerPx: isNumber,
  topics: listOf(has({ name: isText, materials: listOf(has({ material: isCount, revision: isHash, title: isText })) })),
})
const isSlot = has({ revision: isHash, material: isCount, playlist: isCount, schedule: isCount, durationMs: isCount })
const isShow: Look = (value) =>
  isFields(value) && (value['kind'] !== 'cycle' || oneOf(LAYERS)(value['layer'])) && isKnownShow(value['kind'])
const isKnownShow = oneOf(['cycle', 'fallback', 'black', 'covered'])
const isWindow = has({ start: isWhole, end: isWhole, anchor: isWhole, brightness: isWhole, show: isShow })
const isFile = has({ file: isHash, bytes: isCount, width: isCount, height: isCount })
const WORDS: Partial<Record<MaterialKind, Look>> = {
  slogan: has({ headline: isText, support: isText, steps: listOf(isText) }),
  qr: has({ url: isText, headline: isText, support: isText }),
  figure: has({ headline: isText, value: isNumber, unit: isText, decimals: isWhole, source: isText, support: isText }),
  table: has({
    headline: isText,
    columns: listOf(has({ title: isText, align: isText }), 1),
    rows: listOf(listOf(isText, 1), 1),
    source: isText,
  }),
  hours: has({ headline: isText, support: isText }),
  slides: has({ pages: listOf(isFile, 1), pageMs: isCount }),
  web: has({ url: isText, still: isFile }),
}
const isContent: Look = (value) => {
  if (!isFields(value) || !oneOf(MATERIAL_KINDS)(value['kind'])) return false
  return (WORDS[value['kind'] as MaterialKind] ?? isFile)(value)
}
const isHours = has({ from: isText, to: isText })
const isSheet = has({
  week: listOf(has({ weekdays: listOf(isWhole), from: isText, to: isText })),
  days: listOf(has({ date: isText, hours: listOf(isHours), name: isText })),
})
/** What came with format 3; an earlier one is read as having none. */
const isLater = has({
  hours: (value) => isFields(value) && Object.values(value).every(isSheet),
  fallback: has({ logo: (value) => value === null || isFile(value) }),
})

const looksRight = has({
  format: oneOf([1, 2, 3]),
  range: has({ start: isWhole, end: isWhole }),
  zone: has({ name: isText, offsets: listOf(has({ from: isWhole, minutes: isWhole }), 1) }),
  canvas: isRect,
  output: ifThere(isOutput),
  kiosk: ifThere(isKiosk),
  zones: listOf(has({ name: oneOf(ZONE_NAMES), rect: isRect, windows: listOf(isWindow, 1) }), 1),
  slots: listOf(isSlot),
  cycles: listOf(has({ slots: listOf(isWhole, 1), totalMs: isCount })),
  contents: (value) =>
    isFields(value) && Object.entries(value).every(([key, content]) => isHash(key) && isContent(content)),
  media: listOf(has({ hash: isHash, bytes: isCount, type: isText })),
  fallback: has({ office: isText, line: isText }),
  muted: isFlag,
})

/** Every index leads somewhere, and every cycle is as long as its slots. */
function holdsTogether({ zones, cycles, slots, contents }: Programme): boolean {
  const lengthOf = (indexes: readonly number[]) => indexes.reduce((sum, i) => sum + (slots[i]?.durationMs ?? NaN), 0)
  return (
    slots.every(({ revision }) => contents[revision] !== undefined) &&
    cycles.every((cycle) => lengthOf(cycle.slots) === cycle.totalMs) &&
    zones.every(({ windows }) => windows.every(({ show }) => show.kind !== 'cycle' || cycles[show.cycle] !== undefined))
  )
}

/** The value, if it is a programme, of this version or an earlier one; otherwise null. */
export function parseProgramme(value: unknown): Programme | null {
  if (!looksRight(value)) return null
  const programme = readProgramme(value as StoredProgramme)
  return isLater(programme) && holdsTogether(programme) ? programme : null
}
