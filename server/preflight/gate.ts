import type { Finding, Measurement } from '../../playlists/preflight/findings.ts'
import type { By } from '../access/audit.ts'
import type { Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { judge, judgeSeen } from './judge.ts'
import type { At, Facts } from './judge.ts'

/** What stops a revision from being handed in; `measured`: what was seen of it just now, null where nobody has looked again. */
export type Stops = (w: Writer, at: At, by: By, measured: Measurement[] | null) => Promise<Finding[]>

/**
 * RULES PF22. What is handed in is judged at that moment: with what was measured, now or before, where there is something, else
 * by what needs no picture. Answers the findings that nobody has overridden.
 */
export const stopsOf =
  (facts: Facts): Stops =>
  async (w, at, by, measured) => {
    const { check, blocks } =
      measured === null ? await judge(facts, w, at, by.at) : await judgeSeen(facts, w, at, by, measured)
    return check.summary.override === null ? blocks : []
  }

/** Throws `preflight-blocked` with what stops it. */
export const gateOf =
  (stops: Stops) =>
  async (w: Writer, at: At, by: By): Promise<void> => {
    const findings = await stops(w, at, by, null)
    if (findings.length === 0) return
    const displays = [...new Set(findings.map(({ name }) => name))].join(', ')
    throw new Refusal('preflight-blocked', { because: { displays }, details: { findings } })
  }
