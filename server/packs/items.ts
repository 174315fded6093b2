import { Value } from 'typebox/value'
import { waitsFor } from '../../playlists/approval.ts'
import type { Chain, RevisionState } from '../../playlists/approval.ts'
import { blanksIn, fillBlanks } from '../../playlists/blanks.ts'
import type { WeekTable } from '../../playlists/dayparts.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import { Content } from '../../playlists/content.ts'
import type { PackMaterial } from '../../playlists/packs/pack.ts'
import type { Finding } from '../../playlists/preflight/findings.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Me } from '../../playlists/wire/access.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import type { BodyOf, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { PackItemView, approvePackItems } from '../../playlists/wire/packs.ts'
import type { By } from '../access/audit.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { refuseBlanks, stepMaterial } from '../materials/materials.ts'
import { addRevision } from '../materials/revisions.ts'
import { findMaterial, touchMaterial } from '../materials/store.ts'
import type { Stops } from '../preflight/gate.ts'
import { suggested } from './blanks.ts'
import { findKnown, leftParts } from './store.ts'

/** The materials of an imported pack that the office still has, in the pack's order. */
export async function listItems(r: Reader, id: string, hours: WeekTable): Promise<PackItemView[]> {
  const found = await byKey(r, id)
  const { pack } = await findKnown(r, id)
  return pack.materials.flatMap((part) => {
    const material = found.get(part.key)
    return material === undefined ? [] : [viewOf(part, material, hours)]
  })
}

async function byKey(r: Reader, id: string): Promise<Map<string, Material>> {
  const { material } = await leftParts(r, id)
  const found = new Map<string, Material>()
  for (const [key, { row }] of material) found.set(key, await findMaterial(r, row as MaterialId))
  return found
}

function viewOf(part: PackMaterial, { id, title, topic, source, latest }: Material, hours: WeekTable): PackItemView {
  const { state, content } = latest
  const placeholders = blanksIn(content).map((key) =>
    suggested(part.blanks.find((blank) => blank.key === key) ?? { key, label: key, suggest: null }, hours),
  )
  const { key, recommended } = part
  return { key, material: id, title, topic, state, content, source, placeholders, recommended }
}

/** `stops`: null where nobody can look at a frame, and no display is there yet. */
type Rules = Chain & { ownWorkAllowed: boolean; stops: Stops | null }
type Chosen = BodyOf<typeof approvePackItems>['items'][number]
type Outcome = ReplyOf<typeof approvePackItems>

/**
 * Fills blanks and approves in the caller's name; what is approved already stays as it is, and what is blocked (RULES PF22)
 * stays a draft. But for those, all or nothing. Where an office wants two persons' word (RULES AP8), what nobody has reviewed
 * is handed in and waits.
 * Throws `not-found` for an unknown key, `placeholder-missing` for a blank left open, and what `stepMaterial` throws.
 */
export async function approveItems(
  w: Writer,
  { id, chosen }: { id: string; chosen: readonly Chosen[] },
  who: { account: Pick<Me, 'id' | 'role'>; by: By },
  rules: Rules,
): Promise<Outcome> {
  const found = await byKey(w, id)
  const outcome: Outcome = { approved: [], blocked: [] }
  const seen = new Set<string>()
  for (const { key, ...given } of chosen) {
    const material = found.get(key)
    if (material === undefined) throw new Refusal('not-found', { details: [{ field: 'items', problem: 'unknown' }] })
    if (seen.has(key)) continue
    seen.add(key)
    const { state } = material.latest
    const done = state === 'approved' ? state : await approveOne(w, material, given, who, rules)
    if (done === 'approved') outcome.approved.push(key)
    if (Array.isArray(done)) outcome.blocked.push({ key, findings: done })
  }
  return outcome
}

/** The state it comes to, or what blocks it. */
async function approveOne(
  w: Writer,
  { id, title, version, latest }: Material,
  { values, measurements }: Omit<Chosen, 'key'>,
  who: { account: Pick<Me, 'id' | 'role'>; by: By },
  { stops, ...rules }: Rules,
): Promise<RevisionState | Finding[]> {
  const content = fillBlanks(latest.content, values)
  refuseBlanks(content, title)
  if (!Value.Check(Content, content))
    throw new Refusal('invalid', { details: [{ field: 'values', problem: 'blank-too-long' }] })
  const at = { id, version }
  let { number: revision, state } = latest
  if (blanksIn(latest.content).length > 0) {
    // The wording stays its author's: whoever only fills the blanks may approve it.
    await touchMaterial(w, at, {})
    await addRevision(w, { material: id, content, author: latest.author, now: who.by.at })
    at.version += 1
    revision += 1
    state = 'draft'
  }
  const step = { revision, reason: '', ...rules }
  const oneDeed = waitsFor(state, rules) === null
  if (oneDeed) {
    const findings = (await stops?.(w, { material: id, revision }, who.by, measurements ?? null)) ?? []
    if (findings.length > 0) return findings
    at.version = (await stepMaterial(w, at, { ...step, step: 'submit' }, who)).version
    state = 'pending'
  }
  if (waitsFor(state, rules) === 'review') return state
  return (await stepMaterial(w, at, { ...step, step: 'approve', oneDeed }, who)).latest.state
}

/** An unattended first start: the items that need nobody's word, in this account's name. */
export async function approveRecommended(
  w: Writer,
  id: string,
  account: Me,
  { hours, now }: { hours: WeekTable; now: Instant },
): Promise<string[]> {
  const items = (await listItems(w, id, hours)).filter(({ recommended, state }) => recommended && state === 'draft')
  const chosen = items.map(({ key, placeholders }) => ({
    key,
    values: Object.fromEntries(placeholders.map(({ key, suggestion }) => [key, suggestion])),
    complete: placeholders.every(({ suggestion }) => suggestion !== ''),
  }))
  const who = { account, by: { actor: account.username, address: '', at: now } }
  const rules = { ownWorkAllowed: false, twoSteps: false, stops: null }
  const { approved } = await approveItems(w, { id, chosen: chosen.filter(({ complete }) => complete) }, who, rules)
  return approved
}
