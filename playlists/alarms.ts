import type { AlarmDetail, AlarmKind, Judgement, Sign } from './signs.ts'
import { SECOND } from './time.ts'
import type { Instant } from './time.ts'

/** How long a sign has to stand before it is an alarm, and to be gone before the alarm is over. */
export const HOLD_MS: Record<AlarmKind, { begins: number; ends: number }> = {
  lost: { begins: 30 * SECOND, ends: 60 * SECOND },
  twins: { begins: 0, ends: 60 * SECOND },
  'wrong-content': { begins: 60 * SECOND, ends: 60 * SECOND },
  'old-programme': { begins: 30 * SECOND, ends: 30 * SECOND },
  'failing-item': { begins: 0, ends: 60 * SECOND },
  'clock-off': { begins: 60 * SECOND, ends: 60 * SECOND },
  'storage-low': { begins: 60 * SECOND, ends: 60 * SECOND },
}

/** A sign that is being watched: `goneAt` is when a raised one was last found to have gone. */
export type Watch = {
  kind: AlarmKind
  about: string
  detail: AlarmDetail
  since: Instant
  raised: boolean
  goneAt: Instant | null
}
export type Step = { watches: Watch[]; raised: Watch[]; ended: (Watch & { goneAt: Instant })[] }

/** RULES AL9, AL10. What one more look changes: which alarms begin, which are over. */
export function step(watches: readonly Watch[], { judged, signs }: Judgement, now: Instant): Step {
  const after = [...watches.flatMap((watch) => keep(watch, judged, signs, now)), ...begun(watches, signs, now)]
  const next: Step = { watches: [], raised: [], ended: [] }
  for (const watch of after) {
    const { raised, goneAt } = watch
    const hold = HOLD_MS[watch.kind]
    if (goneAt !== null && now - goneAt >= hold.ends) {
      next.ended.push({ ...watch, goneAt })
      continue
    }
    const isRaised = raised || now - watch.since >= hold.begins
    const kept = { ...watch, raised: isRaised }
    next.watches.push(kept)
    if (isRaised && !raised) next.raised.push(kept)
  }
  return next
}

const isSame = (one: Pick<Sign, 'kind' | 'about'>, other: Pick<Sign, 'kind' | 'about'>): boolean =>
  one.kind === other.kind && one.about === other.about

function keep(watch: Watch, judged: Judgement['judged'], signs: readonly Sign[], now: Instant): Watch[] {
  // While nothing is known its time does not run.
  if (!judged.includes(watch.kind)) return watch.raised ? [{ ...watch, goneAt: null }] : []
  const found = signs.find((one) => isSame(one, watch))
  if (found) return [{ ...watch, detail: found.detail, goneAt: null }]
  return watch.raised ? [{ ...watch, goneAt: watch.goneAt ?? now }] : []
}

const begun = (watches: readonly Watch[], signs: readonly Sign[], now: Instant): Watch[] =>
  signs
    .filter((one) => !watches.some((watch) => isSame(one, watch)))
    .map((one) => ({ ...one, since: now, raised: false, goneAt: null }))
