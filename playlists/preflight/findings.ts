import { Type } from 'typebox'
import { DisplayId } from '../ids.ts'

export const VERDICTS = ['pass', 'warn', 'block'] as const
export const Verdict = Type.Enum(VERDICTS)
export type Verdict = (typeof VERDICTS)[number]

/** Each check, the rule it follows (RULES.md) and what its numbers count. */
export const CHECKS = {
  frame: { rule: 'PF3', unit: 'none' },
  'letters-px': { rule: 'PF4', unit: 'px' },
  'letters-mm': { rule: 'PF5', unit: 'mm' },
  contrast: { rule: 'PF6', unit: 'ratio' },
  fits: { rule: 'PF7', unit: 'px' },
  runs: { rule: 'PF7', unit: 'ms' },
  reading: { rule: 'PF8', unit: 'ms' },
  'qr-read': { rule: 'PF9', unit: 'px' },
  'qr-module': { rule: 'PF10', unit: 'px' },
  'qr-quiet': { rule: 'PF11', unit: 'modules' },
  'qr-width': { rule: 'PF12', unit: 'mm' },
  'picture-size': { rule: 'PF13', unit: 'percent' },
  'picture-crop': { rule: 'PF14', unit: 'percent' },
  'video-codec': { rule: 'PF15', unit: 'none' },
  'video-size': { rule: 'PF16', unit: 'px' },
  'video-bitrate': { rule: 'PF17', unit: 'mbps' },
  'video-length': { rule: 'PF18', unit: 'ms' },
  'video-sound': { rule: 'PF19', unit: 'none' },
  dates: { rule: 'PF20', unit: 'none' },
} as const
export type Check = keyof typeof CHECKS
export const CHECK_NAMES = Object.keys(CHECKS) as Check[]

/**
 * What one check says of one display: the value measured and the one it is held to (in the check's unit), and the words,
 * the address or the date that it is about. `display` is null on a standard canvas.
 */
export const Finding = Type.Object({
  check: Type.Enum(CHECK_NAMES),
  verdict: Verdict,
  display: Type.Union([DisplayId, Type.Null()]),
  name: Type.String(),
  measured: Type.Union([Type.Number(), Type.Null()]),
  limit: Type.Union([Type.Number(), Type.Null()]),
  about: Type.String(),
})
export type Finding = Type.Static<typeof Finding>

const Said = Type.String({ maxLength: 200 })
const Pixels = Type.Integer({ minimum: 0, maximum: 16_384 })

/** What was seen in the frame that the stage drew on a canvas of this size, at its own pixels. */
export const Measurement = Type.Object({
  width: Type.Integer({ minimum: 16, maximum: 16_384 }),
  height: Type.Integer({ minimum: 16, maximum: 16_384 }),
  /** False: its picture or video could not be shown. */
  drawn: Type.Boolean(),
  /** The smallest capitals: rows of pixels. */
  smallest: Type.Union([Type.Object({ text: Said, px: Pixels }), Type.Null()]),
  /** The letters that stand out least from what lies beneath them. */
  faintest: Type.Union([Type.Object({ text: Said, ratio: Type.Number({ minimum: 1, maximum: 21 }) }), Type.Null()]),
  /** Letters cut at an edge, or that lie over others. */
  clipped: Type.Union([Type.Object({ text: Said, px: Pixels }), Type.Null()]),
  /** Words that run or turn pages: how long until all of them have been seen. */
  runMs: Type.Union([Type.Integer({ minimum: 0, maximum: 3_600_000 }), Type.Null()]),
  /** A code in the frame: what a decoder reads from it, null where it reads nothing. */
  qr: Type.Union([
    Type.Object({
      read: Type.Union([Type.String({ maxLength: 4000 }), Type.Null()]),
      /** Along one side, without the quiet zone. */
      modules: Type.Integer({ minimum: 0, maximum: 177 }),
      modulePx: Type.Number({ minimum: 0, maximum: 1000 }),
      /** Light modules around it, on the narrowest side. */
      quiet: Type.Number({ minimum: 0, maximum: 1000 }),
    }),
    Type.Null(),
  ]),
  /** Why a card bears no code: the pixels that its code needs along one side, with its quiet zone, and those there are. */
  codeRoom: Type.Optional(Type.Object({ needs: Pixels, has: Pixels })),
})
export type Measurement = Type.Static<typeof Measurement>

/** RULES PF3. Nobody has looked at it on this display. */
export const isUndrawn = ({ check, verdict }: Pick<Finding, 'check' | 'verdict'>): boolean =>
  check === 'frame' && verdict === 'warn'

/** RULES PF21. The worst of them; nothing found is a pass. */
export function verdictOf(findings: readonly Pick<Finding, 'verdict'>[]): Verdict {
  const worst = Math.max(0, ...findings.map(({ verdict }) => VERDICTS.indexOf(verdict)))
  return VERDICTS[worst]!
}

/** RULES PF22. Whether a reason given for some blocks still covers these: what blocks anew needs a new one. */
export function coveredBy(overridden: readonly Finding[], now: readonly Finding[]): boolean {
  const known = new Set(overridden.map(keyOf))
  return now.every((finding) => finding.verdict !== 'block' || known.has(keyOf(finding)))
}

const keyOf = ({ check, display, name }: Finding): string => `${check} ${display ?? name}`
