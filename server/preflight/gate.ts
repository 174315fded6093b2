import type { By } from '../access/audit.ts'
import type { Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { judge } from './judge.ts'
import type { At, Facts } from './judge.ts'

/**
 * RULES PF22. What is handed in is judged at that moment: with what was measured before where there is something, else by
 * what needs no picture. Throws `preflight-blocked` with the findings that nobody has overridden.
 */
export const gateOf =
  (facts: Facts) =>
  async (w: Writer, at: At, by: By): Promise<void> => {
    const { check, blocks: findings } = await judge(facts, w, at, { now: by.at, measured: null })
    if (findings.length === 0 || check.summary.override !== null) return
    const displays = [...new Set(findings.map(({ name }) => name))].join(', ')
    throw new Refusal('preflight-blocked', { because: { displays }, details: { findings } })
  }
