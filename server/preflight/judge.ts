import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import { preflight } from '../../playlists/preflight.ts'
import { coveredBy, verdictOf } from '../../playlists/preflight/findings.ts'
import type { Finding, Measurement } from '../../playlists/preflight/findings.ts'
import { changedSince, targetsOf } from '../../playlists/preflight/target.ts'
import type { Seen, Target } from '../../playlists/preflight/target.ts'
import { DAY, plus, toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import type { Material, Revision } from '../../playlists/wire/materials.ts'
import type { PreflightReport } from '../../playlists/wire/preflight.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { zoneFacts } from '../zones.ts'
import { isPlausible } from './plausible.ts'
import { findCheck, keepCheck } from './store.ts'
import type { StoredCheck } from './store.ts'

/** What a check needs to know of materials, displays and the office; handed in by app.ts. */
export type Facts = {
  materials: (r: Reader, id: MaterialId) => Promise<Material & { revisions: Revision[] }>
  displays: (r: Reader) => Promise<Seen[]>
  settings: (r: Reader) => Promise<Settings>
  /** The displays that a material goes to, as schedules stand at that moment. */
  reach: (r: Reader, material: MaterialId, now: Instant) => Promise<ReadonlySet<DisplayId>>
}

export type Judged = { check: StoredCheck; material: Material; revision: Revision; blocks: Finding[] }
export type At = { material: MaterialId; revision: number }

type Asked = Pick<Judged, 'material' | 'revision'>

/** What the audit trail says of a deed on a material's check. */
export const named = (action: string, { id, title }: Pick<Material, 'id' | 'title'>) => ({
  action,
  noun: 'materials',
  nounId: id,
  nounName: title,
})

/** Throws `not-found`. */
export async function revisionAt(facts: Facts, r: Reader, { material, revision }: At) {
  const found = await facts.materials(r, material)
  const one = found.revisions.find(({ number }) => number === revision)
  if (one === undefined) throw new Refusal('not-found')
  return { material: found, revision: one }
}

/** What may still be handed in; what was decided stays as it was seen (but see `addSeen`). */
const isOpen = ({ state }: Revision): boolean => state === 'draft' || state === 'returned' || state === 'pending'

/**
 * RULES PF22. Judges a revision anew on the displays as they are, from what was measured before, and keeps the result. Throws
 * `not-found`, `wrong-state`.
 */
export async function judge(facts: Facts, w: Writer, at: At, now: Instant): Promise<Judged> {
  return judgeOpen(facts, w, await revisionAt(facts, w, at), { now, measured: null })
}

/** RULES PF22–PF24. From what was measured now, or else before. */
async function judgeOpen(
  facts: Facts,
  w: Writer,
  { material, revision }: Asked,
  { now, measured }: { now: Instant; measured: Measurement[] | null },
): Promise<Judged> {
  if (!isOpen(revision) || material.archivedAt !== null) throw new Refusal('wrong-state')
  const before = await findCheck(w, revision.id)
  const today = await todayOf(facts, w, now)
  const targets = await targetsAt(facts, w, material.id, now)
  const measurements = measured ?? before?.measurements ?? []
  const shown = { content: revision.content, durationMs: material.durationMs }
  const findings = preflight(shown, targets, measurements, today)
  const stands = before?.overridden != null && coveredBy(before.overridden, findings)
  const override = stands ? before.summary.override : null
  const summary = { verdict: verdictOf(findings), findings: worstOf(findings), checkedAt: now, override }
  const check: StoredCheck = {
    revision: revision.id,
    durationMs: material.durationMs,
    targets,
    measurements,
    overridden: stands ? before.overridden : null,
    summary,
  }
  await keepCheck(w, check)
  return { check, material, revision, blocks: findings.filter(({ verdict }) => verdict === 'block') }
}

/**
 * RULES PF23. Of an approved revision only canvases are added on which nobody had looked at it, with their displays: the
 * verdict and all that was seen before stay. Throws `wrong-state` for a material that is put away.
 */
async function addSeen(
  facts: Facts,
  w: Writer,
  { material, revision }: Asked,
  { now, measured }: { now: Instant; measured: Measurement[] },
): Promise<Judged> {
  if (material.archivedAt !== null) throw new Refusal('wrong-state')
  const { content } = revision
  const { durationMs } = material
  const today = await todayOf(facts, w, now)
  const targets = await targetsAt(facts, w, material.id, now)
  const before = (await findCheck(w, revision.id)) ?? firstCheck({ revision: revision.id, durationMs }, now)
  const fresh = measured.filter((one) => !before.measurements.some((known) => isSameSize(known, one)))
  const added = targets.filter((target) => fresh.some((one) => isSameSize(one, target)))
  const known = before.targets.map((target) => added.find((one) => isSameDisplay(one, target)) ?? target)
  const newcomers = added.filter((target) => !known.includes(target))
  const check = { ...before, targets: [...known, ...newcomers], measurements: [...before.measurements, ...fresh] }
  // Approved without any check: this is its first.
  if (before.targets.length === 0) {
    const findings = preflight({ content, durationMs }, check.targets, check.measurements, today)
    check.summary = { ...check.summary, verdict: verdictOf(findings), findings: worstOf(findings) }
  }
  await keepCheck(w, check)
  return { check, material, revision, blocks: [] }
}

const isSameSize = (a: Pick<Target, 'width' | 'height'>, b: Pick<Target, 'width' | 'height'>): boolean =>
  a.width === b.width && a.height === b.height

const isSameDisplay = (a: Target, b: Target): boolean =>
  a.display === b.display && (a.display !== null || a.name === b.name)

const firstCheck = (of: Pick<StoredCheck, 'revision' | 'durationMs'>, now: Instant): StoredCheck => ({
  ...of,
  targets: [],
  measurements: [],
  overridden: null,
  summary: { verdict: 'pass', findings: [], checkedAt: now, override: null },
})

/** RULES PF24. The same from what was seen in the frames just now, which is logged. Throws `invalid` for what cannot have been seen. */
export async function judgeSeen(facts: Facts, w: Writer, at: At, by: By, measured: Measurement[]): Promise<Judged> {
  const asked = await revisionAt(facts, w, at)
  const { material, revision } = asked
  const odd = measured.findIndex((one) => !isPlausible(revision.content, one))
  if (odd >= 0) throw new Refusal('invalid', { details: [{ field: `measurements.${odd}`, problem: 'choice' }] })
  const see = revision.state === 'approved' ? addSeen : judgeOpen
  const judged = await see(facts, w, asked, { now: by.at, measured })
  const after = { revision: revision.number, hash: revision.hash, verdict: judged.check.summary.verdict }
  await recordChange(w, by, { ...named('check', material), after })
  return judged
}

async function targetsAt(facts: Facts, r: Reader, material: MaterialId, now: Instant) {
  return targetsOf(await facts.displays(r), await facts.reach(r, material, now))
}

/** A revision is listed often, with thousands of others: it carries so many findings, those that block first. */
const MOST_CARRIED = 12

const worstOf = (findings: readonly Finding[]): Finding[] =>
  (['block', 'warn'] as const)
    .flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict))
    .slice(0, MOST_CARRIED)

export async function todayOf({ settings }: Facts, r: Reader, now: Instant): Promise<LocalDate> {
  const { zone } = await settings(r)
  return toLocal(zoneFacts(zone, { start: plus(now, -DAY), end: plus(now, DAY) }), now).date
}

/** A check with all its findings, and which displays have changed since. */
export async function reportOf(
  facts: Facts,
  r: Reader,
  { check, revision, material }: { check: StoredCheck; revision: Revision; material: Pick<Material, 'id'> },
): Promise<PreflightReport> {
  const { targets, measurements, durationMs, summary } = check
  const today = await todayOf(facts, r, summary.checkedAt)
  return {
    ...summary,
    findings: preflight({ content: revision.content, durationMs }, targets, measurements, today),
    revision: revision.number,
    displays: targets.map(({ name }) => name),
    changed: changedSince(targets, await targetsAt(facts, r, material.id, summary.checkedAt)),
  }
}
