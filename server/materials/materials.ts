import { takeStep, waitsFor } from '../../playlists/approval.ts'
import type { Actor, ApprovalStep, Chain } from '../../playlists/approval.ts'
import { blanksIn } from '../../playlists/blanks.ts'
import type { AccountId, MaterialId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { keepsWording } from '../../playlists/packs/wording.ts'
import { roleMay } from '../../playlists/permissions.ts'
import type { Me } from '../../playlists/wire/access.ts'
import type { Material, Revision } from '../../playlists/wire/materials.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { hasDaypart, parseContent, wordsOf } from './content.ts'
import { withDuty } from './duty.ts'
import { addRevision, moveRevision } from './revisions.ts'
import {
  OWN,
  findMaterial,
  insertMaterial,
  isLocked,
  labelOf,
  readMaterial,
  refuseWrongLabel,
  touchMaterial,
} from './store.ts'
import type { Label, Origin } from './store.ts'

export type Draft = Label & { content: Content }

/** Adds a material with its first draft; a copy of what is locked is locked. Throws what `parseContent` and `refuseWrongLabel` throw. */
export async function addMaterial(
  w: Writer,
  { content, ...label }: Draft,
  { author, origin = OWN, by }: { author: AccountId; origin?: Origin; by: By },
): Promise<Material> {
  await refuseWrongLabel(w, label)
  const parsed = await parseContent(w, content)
  const locked = origin.locked || (await isLocked(w, wordsOf(parsed).hash))
  const id = await insertMaterial(w, withDuty(label), { ...origin, locked }, by.at)
  await addRevision(w, { material: id, content: parsed, author, now: by.at })
  w.changed('materials')
  const after = await findMaterial(w, id)
  await recordChange(w, by, { ...named('create', after), after: shown(after) })
  return after
}

/**
 * Other content makes a new draft, while what is approved stays on air; what was waiting is recalled by it. Content that
 * was withdrawn begins anew even when it is the same. Throws `stale`, `wrong-state` for an archived one, `wording-locked`.
 */
export async function changeMaterial(
  w: Writer,
  at: { id: MaterialId; version: number },
  { content, ...label }: Draft,
  { author, by }: { author: AccountId; by: By },
): Promise<Material> {
  const { revisions, usedIn: _, ...before } = await readMaterial(w, at.id)
  if (before.version !== at.version) throw new Refusal('stale')
  if (before.archivedAt !== null) throw new Refusal('wrong-state')
  refuseRewording(before, revisions, content)
  await refuseWrongLabel(w, label)
  const parsed = await parseContent(w, content)
  await touchMaterial(w, at, { label: withDuty(label, before) })
  const { latest } = before
  if (wordsOf(parsed).hash !== latest.hash || latest.state === 'withdrawn') {
    const waits = waitsFor(latest.state, { twoSteps: true }) !== null
    if (waits) await move(w, latest, { step: 'recall', state: 'draft', account: author, reason: '' }, by)
    await addRevision(w, { material: at.id, content: parsed, author, now: by.at })
  }
  const after = await findMaterial(w, at.id)
  await recordChange(w, by, { ...named('update', after), before: shown(before), after: shown(after) })
  return after
}

/** Files a material otherwise; what is shown stays as it is. Throws `stale`, `wrong-state` and what `refuseWrongLabel` throws. */
export async function relabelMaterial(
  w: Writer,
  at: { id: MaterialId; version: number },
  change: (label: Label) => Partial<Label>,
  by: By,
): Promise<Material> {
  const before = await findMaterial(w, at.id)
  if (before.version !== at.version) throw new Refusal('stale')
  if (before.archivedAt !== null) throw new Refusal('wrong-state')
  const label = { ...labelOf(before), ...change(before) }
  await refuseWrongLabel(w, label)
  await touchMaterial(w, at, { label })
  const after = await findMaterial(w, at.id)
  await recordChange(w, by, { ...named('update', after), before: shown(before), after: shown(after) })
  return after
}

/** RULES PK4. What it said when it came is what it says. */
function refuseRewording({ lockedWording }: Material, revisions: readonly Revision[], content: Content): void {
  if (lockedWording && !keepsWording(revisions.at(-1)!.content, content)) throw new Refusal('wording-locked')
}

/** Off the screens at once, or back among the materials. Throws `stale`, and `not-found` where its hours are gone. */
export async function archiveMaterial(
  w: Writer,
  at: { id: MaterialId; version: number },
  archived: boolean,
  by: By,
): Promise<Material> {
  const before = await findMaterial(w, at.id)
  if (!archived && !(await hasDaypart(w, (before.approved ?? before.latest).content))) {
    throw new Refusal('not-found', { details: [{ field: 'content.daypart', problem: 'unknown' }] })
  }
  await touchMaterial(w, at, { archivedAt: archived ? (before.archivedAt ?? by.at) : null })
  const after = await findMaterial(w, at.id)
  await recordChange(w, by, named(archived ? 'archive' : 'restore', after))
  return after
}

type Step = Chain & {
  step: ApprovalStep
  revision: number
  reason: string
  ownWorkAllowed: boolean
  /** RULES AP3. It was handed in by the same deed that now decides. */
  oneDeed?: boolean
}

/** RULES AP1–AP6, AP8, AP9. Throws `stale` when anything changed since the version that was seen. */
export async function stepMaterial(
  w: Writer,
  at: { id: MaterialId; version: number },
  { step, revision: number, reason, oneDeed = false, ...rules }: Step,
  { account, by }: { account: Pick<Me, 'id' | 'role'>; by: By },
): Promise<Material> {
  const before = await readMaterial(w, at.id)
  if (before.version !== at.version) throw new Refusal('stale')
  const revision = movable(before, number, step)
  const actor: Actor = { id: account.id, may: (permission) => roleMay(account.role, permission) }
  const submitter = oneDeed ? null : revision.submitter
  const taken = takeStep({ ...revision, submitter }, step, actor, { reason, ...rules })
  if (!taken.ok) throw new Refusal(taken.error)
  if (step === 'submit' || step === 'review' || step === 'approve') refuseBlanks(revision.content, before.title)
  await touchMaterial(w, at, {})
  await move(w, revision, { step, state: taken.value, account: account.id, reason: reason.trim() }, by)
  const after = await findMaterial(w, at.id)
  const { hash, state } = { ...revision, state: taken.value }
  await recordChange(w, by, { ...named(step, after), after: { revision: number, hash, state, reason } })
  return after
}

/** RULES AP6. Throws `not-found` or `wrong-state`. */
function movable(
  { revisions, latest, approved, archivedAt }: Material & { revisions: Revision[] },
  number: number,
  step: ApprovalStep,
): Revision {
  const revision = revisions.find((one) => one.number === number)
  if (revision === undefined) throw new Refusal('not-found')
  const isAlive = number === latest.number || (step === 'withdraw' && number === approved?.number)
  if (!isAlive || (archivedAt !== null && step !== 'withdraw')) throw new Refusal('wrong-state')
  return revision
}

/** RULES AP5. */
export function refuseBlanks(content: Content, title: string): void {
  const blanks = blanksIn(content)
  if (blanks.length === 0) return
  throw new Refusal('placeholder-missing', { because: { name: `(${title})` }, details: { blanks } })
}

type Move = { step: ApprovalStep; state: Revision['state']; account: AccountId; reason: string }
const move = (w: Writer, { id }: Revision, { account, ...move }: Move, by: By) =>
  moveRevision(w, id, { ...move, by: account, now: by.at })

const named = (action: string, { id, title }: Material) => ({
  action,
  noun: 'materials',
  nounId: id,
  nounName: title,
})

/** What the audit trail keeps of a material. */
const shown = ({ latest, approved, version: _, ...label }: Material) => ({
  ...label,
  revision: latest.number,
  hash: latest.hash,
  state: latest.state,
  content: latest.content,
  approved: approved?.number ?? null,
})
