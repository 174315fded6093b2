import type { Finding } from '../../playlists/preflight/findings.ts'

/**
 * What a finding comes from, where the usual advice would not help: letters of a line that runs, whose size the board gives;
 * a code for which a canvas has no room at all, or none for one of this length, or only because of the words beside it.
 */
export const SITUATIONS = ['fixed-size', 'no-room', 'little-room', 'crowded'] as const
export type Situation = (typeof SITUATIONS)[number]

/** The smallest code of all, 21 modules with 4 of light on each side, at 2 pixels a module (RULES PF10, PF11). */
const LEAST_CODE_PX = (21 + 2 * 4) * 2

/** `runs`: whether words run on the same display. */
export function situationOf({ check, measured, limit }: Finding, runs: boolean): Situation | null {
  if (check === 'letters-px' || check === 'letters-mm') return runs ? 'fixed-size' : null
  if (check !== 'qr-read' || measured === null || limit === null) return null
  if (measured >= limit) return 'crowded'
  return measured < LEAST_CODE_PX ? 'no-room' : 'little-room'
}
