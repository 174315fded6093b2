import { sql } from 'kysely'
import type { ApprovalStep, RevisionState } from '../../playlists/approval.ts'
import type { AccountId, Hash, MaterialId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Revision } from '../../playlists/wire/materials.ts'
import type { PreflightSummary } from '../../playlists/wire/preflight.ts'
import type { Reader, Writer } from '../db/open.ts'
import { wordsOf } from './content.ts'
import { reindex } from './indexing.ts'
import { addStep } from './steps.ts'

/** RULES AP3, AP11. Who took the last step that handed a revision in: its history says so, and nothing else does. */
const submitterOf = (r: Reader) =>
  r.sql
    .selectFrom('revisionSteps')
    .select('revisionSteps.account')
    .where('revisionSteps.revision', '=', sql.ref<number>('revisions.id'))
    .where('revisionSteps.step', '=', 'submit')
    .orderBy('revisionSteps.id', 'desc')
    .limit(1)

const revisions = (r: Reader) =>
  r.sql
    .selectFrom('revisions')
    .innerJoin('accounts as writer', 'writer.id', 'revisions.author')
    .leftJoin('accounts as sender', (join) => join.on('sender.id', '=', submitterOf(r)))
    .leftJoin('accounts as judge', 'judge.id', 'revisions.decider')
    .leftJoin('accounts as second', 'second.id', 'revisions.reviewer')
    .leftJoin('preflights', 'preflights.revision', 'revisions.id')
    .selectAll('revisions')
    .select(['writer.name as authorName', 'judge.name as deciderName', 'second.name as reviewerName'])
    .select(['sender.id as submitter', 'sender.name as submitterName'])
    .select('preflights.summary as preflight')

type Row = Awaited<ReturnType<ReturnType<typeof revisions>['executeTakeFirstOrThrow']>>
type Owned = { material: MaterialId; revision: Revision }

const asRevision = (row: Row): Revision => ({
  id: row.id,
  number: row.number,
  hash: row.hash as Hash,
  content: JSON.parse(row.content) as Content,
  state: row.state,
  author: row.author as AccountId,
  authorName: row.authorName,
  createdAt: row.createdAt as Instant,
  submitter: row.submittedAt === null ? null : (row.submitter as AccountId | null),
  submitterName: row.submittedAt === null ? null : row.submitterName,
  submittedAt: row.submittedAt as Instant | null,
  reviewer: row.reviewer as AccountId | null,
  reviewerName: row.reviewerName,
  reviewedAt: row.reviewedAt as Instant | null,
  decidedAt: row.decidedAt as Instant | null,
  deciderName: row.deciderName,
  reason: row.reason,
  preflight: row.preflight === null ? null : (JSON.parse(row.preflight) as PreflightSummary),
})

const asOwned = (row: Row): Owned => ({ material: row.material as MaterialId, revision: asRevision(row) })

/** All of one material, newest first. */
export async function revisionsOf(r: Reader, material: MaterialId): Promise<Revision[]> {
  const rows = await revisions(r).where('material', '=', material).orderBy('number', 'desc').execute()
  return rows.map(asRevision)
}

/** The newest of each of these materials. */
export async function latestRevisions(r: Reader, of: readonly MaterialId[]): Promise<Map<MaterialId, Revision>> {
  const newest = r.sql
    .selectFrom('revisions as other')
    .select(({ fn }) => fn.max('other.number').as('number'))
    .where('other.material', '=', sql.ref<number>('revisions.material'))
  const query = revisions(r).where('revisions.number', '=', newest).where('revisions.material', 'in', of)
  return byMaterial((await query.execute()).map(asOwned))
}

/** RULES MA4. The one of each material (of these, if any are named) that may be shown; those without one are left out. */
export async function approvedRevisions(r: Reader, of?: readonly MaterialId[]): Promise<Map<MaterialId, Revision>> {
  const decided = r.sql
    .selectFrom('revisions as other')
    .select(({ fn }) => fn.max('other.number').as('number'))
    .where('other.material', '=', sql.ref<number>('revisions.material'))
    .where('other.state', 'in', ['approved', 'withdrawn'])
  let query = revisions(r).where('revisions.state', '=', 'approved').where('revisions.number', '=', decided)
  if (of !== undefined) query = query.where('revisions.material', 'in', of)
  return byMaterial((await query.execute()).map(asOwned))
}

/** RULES MA4, for the revisions of one material, newest first. */
export function approvedAmong(all: readonly Revision[]): Revision | null {
  const decided = all.find(({ state }) => state === 'approved' || state === 'withdrawn')
  return decided?.state === 'approved' ? decided : null
}

const byMaterial = (owned: Owned[]) => new Map(owned.map(({ material, revision }) => [material, revision]))

/** A new draft with the next number. */
export async function addRevision(
  w: Writer,
  given: { material: MaterialId; content: Content; author: AccountId; now: Instant },
): Promise<void> {
  const { text, hash } = wordsOf(given.content)
  const query = w.sql.selectFrom('revisions').select(({ fn }) => fn.max('number').as('number'))
  const last = await query.where('material', '=', given.material).executeTakeFirst()
  const { material, author, now: createdAt } = given
  const number = (last?.number ?? 0) + 1
  await w.sql
    .insertInto('revisions')
    .values({ material, number, hash, content: text, state: 'draft', author, createdAt, ...UNDECIDED })
    .execute()
  await reindex(w, material)
}

const UNDECIDED = {
  submittedAt: null,
  reviewer: null,
  reviewedAt: null,
  decidedAt: null,
  decider: null,
  reason: '',
}

type Decision = { step: ApprovalStep; state: RevisionState; by: AccountId; reason: string; now: Instant }

/** The one thing of a revision that changes; the step that did it is kept beside it. */
export async function moveRevision(w: Writer, id: number, decision: Decision): Promise<void> {
  const { step, state, by, reason, now } = decision
  await addStep(w, { revision: id, step, account: by, at: now, reason })
  const marks = {
    draft: UNDECIDED,
    pending: { ...UNDECIDED, submittedAt: now },
    reviewed: { reviewer: by, reviewedAt: now },
    approved: { decidedAt: now, decider: by, reason },
    returned: { decidedAt: now, decider: by, reason },
    withdrawn: { decidedAt: now, decider: by, reason },
  }
  const { material } = await w.sql
    .updateTable('revisions')
    .set({ state, ...marks[state] })
    .where('id', '=', id)
    .returning('material')
    .executeTakeFirstOrThrow()
  await reindex(w, material as MaterialId)
}
