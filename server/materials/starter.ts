import { blanksIn, fillBlanks } from '../../playlists/blanks.ts'
import { ALL_WEEK } from '../../playlists/dayparts.ts'
import type { WeekTable } from '../../playlists/dayparts.ts'
import type { AccountId, CampaignId, MaterialId, PlaylistId } from '../../playlists/ids.ts'
import { waitsFor } from '../../playlists/approval.ts'
import type { Chain, RevisionState } from '../../playlists/approval.ts'
import { UNLABELLED, defaultDurationMs } from '../../playlists/material.ts'
import { PLAIN } from '../../playlists/playlist.ts'
import type { Playlist } from '../../playlists/playlist.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import {
  STARTER,
  STARTER_AUTHOR,
  STARTER_CAMPAIGN,
  STARTER_PLAYLIST,
  STARTER_SCHEDULE,
} from '../../playlists/starter/campaign.ts'
import type { StarterEntry } from '../../playlists/starter/entry.ts'
import { hoursInWords } from '../../playlists/starter/hours.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Me } from '../../playlists/wire/access.ts'
import type { Material, StarterItem } from '../../playlists/wire/materials.ts'
import { SYSTEM } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import { addAuthorOnly } from '../access/store.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { addMaterial, refuseBlanks, stepMaterial } from './materials.ts'
import { addRevision } from './revisions.ts'
import { starterMaterials, touchMaterial } from './store.ts'

/** What seeding needs of other nouns; app.ts hands it in. */
export type SeedParts = {
  addPlaylist: (
    w: Writer,
    draft: Omit<Playlist, 'id'> & { name: string; note: string },
    by: By,
  ) => Promise<{ id: PlaylistId }>
  addSchedule: (
    w: Writer,
    draft: Omit<Schedule, 'id'> & { name: string },
    who: { author: AccountId; by: By },
  ) => Promise<unknown>
}

/**
 * Gives an empty office its starter campaign: drafts, a playlist of those that rotate, and a filler schedule for every
 * display all week, so that whatever is approved is seen.
 */
export async function seedStarter(w: Writer, now: Instant, parts: SeedParts): Promise<void> {
  const by: By = { actor: SYSTEM, address: '', at: now }
  const author = await addAuthorOnly(w, { ...STARTER_AUTHOR, createdAt: now })
  const campaign = await addCampaign(w)
  const items: { material: MaterialId; weight: number; durationMs: null }[] = []
  for (const entry of STARTER) {
    const { id } = await addMaterial(w, draftOf(entry, campaign), { author, starter: entry.code, by })
    if (entry.rotates) items.push({ material: id, weight: 1, durationMs: null })
  }
  const playlist = await parts.addPlaylist(w, { ...STARTER_PLAYLIST, ...PLAIN, goals: [], items }, by)
  await parts.addSchedule(w, fillerOf(playlist.id), { author, by })
}

const draftOf = ({ title, topic, content, source, validFrom, validUntil }: StarterEntry, campaign: CampaignId) => ({
  title,
  topic,
  campaign,
  source,
  content,
  durationMs: defaultDurationMs(content),
  audience: UNLABELLED.audience,
  festive: UNLABELLED.festive,
  tags: [],
  validFrom,
  validUntil,
})

const fillerOf = (playlist: PlaylistId): Omit<Schedule, 'id'> & { name: string } => ({
  ...STARTER_SCHEDULE,
  layer: 'filler',
  zone: 'main',
  show: { kind: 'playlist', playlist },
  timing: {
    kind: 'recurring',
    recurrence: EVERY_DATE,
    hours: { kind: 'own', rows: ALL_WEEK },
  },
  target: { all: true, displays: [], groups: [] },
  weight: 1,
  wakes: false,
})

async function addCampaign(w: Writer): Promise<CampaignId> {
  w.changed('campaigns')
  const query = w.sql.insertInto('campaigns').values({ ...STARTER_CAMPAIGN, archivedAt: null })
  return (await query.returning('id').executeTakeFirstOrThrow()).id as CampaignId
}

/** The starter items the office still has, in the campaign's order. */
export async function listStarter(r: Reader, hours: WeekTable): Promise<StarterItem[]> {
  const found = await byCode(r)
  return STARTER.flatMap((entry) => {
    const material = found.get(entry.code)
    return material === undefined ? [] : [itemOf(entry, material, hours)]
  })
}

async function byCode(r: Reader): Promise<Map<string, Material>> {
  return new Map((await starterMaterials(r)).map((material) => [material.starter, material]))
}

function itemOf(entry: StarterEntry, { id, title, topic, source, latest }: Material, hours: WeekTable): StarterItem {
  const { state, content } = latest
  const open = new Set(blanksIn(content))
  const placeholders = entry.blanks
    .filter(({ key }) => open.has(key))
    .map(({ key, label, suggest }) => ({ key, label, suggestion: suggest === 'hours' ? hoursInWords(hours) : '' }))
  const { code, recommended } = entry
  return { code, material: id, title, topic, state, content, source, placeholders, recommended }
}

type Rules = Chain & { ownWorkAllowed: boolean }
export type Chosen = { code: string; values: Readonly<Record<string, string>> }

/**
 * Fills blanks and approves in the caller's name; what is approved already stays as it is. All or nothing. Where an office
 * wants two persons' word (RULES AP8), what nobody has reviewed is handed in and waits.
 * Throws `not-found` for an unknown code, `placeholder-missing` for a blank left open, and what `stepMaterial` throws.
 */
export async function approveStarter(
  w: Writer,
  chosen: readonly Chosen[],
  who: { account: Pick<Me, 'id' | 'role'>; by: By },
  rules: Rules,
): Promise<string[]> {
  const found = await byCode(w)
  const approved = new Set<string>()
  const seen = new Set<string>()
  for (const { code, values } of chosen) {
    const material = found.get(code)
    if (material === undefined) throw new Refusal('not-found', { details: [{ field: 'items', problem: 'unknown' }] })
    if (seen.has(code)) continue
    seen.add(code)
    const { state } = material.latest
    const done = state === 'approved' ? state : await approveOne(w, material, values, who, rules)
    if (done === 'approved') approved.add(code)
  }
  return [...approved]
}

async function approveOne(
  w: Writer,
  { id, title, version, latest }: Material,
  values: Chosen['values'],
  who: { account: Pick<Me, 'id' | 'role'>; by: By },
  rules: Rules,
): Promise<RevisionState> {
  const content = fillBlanks(latest.content, values)
  refuseBlanks(content, title)
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
  if (waitsFor(state, rules) === null) {
    at.version = (await stepMaterial(w, at, { ...step, step: 'submit' }, who)).version
    state = 'pending'
  }
  if (waitsFor(state, rules) === 'review') return state
  return (await stepMaterial(w, at, { ...step, step: 'approve' }, who)).latest.state
}

/** An unattended first start: the items that need nobody's word, in this account's name. */
export async function approveRecommended(w: Writer, account: Me, hours: WeekTable, now: Instant): Promise<string[]> {
  const items = (await listStarter(w, hours)).filter(({ recommended, state }) => recommended && state === 'draft')
  const chosen = items.map(({ code, placeholders }) => ({
    code,
    values: Object.fromEntries(placeholders.map(({ key, suggestion }) => [key, suggestion])),
    complete: placeholders.every(({ suggestion }) => suggestion !== ''),
  }))
  const who = { account, by: { actor: account.username, address: '', at: now } }
  return approveStarter(
    w,
    chosen.filter(({ complete }) => complete),
    who,
    { ownWorkAllowed: false, twoSteps: false },
  )
}
