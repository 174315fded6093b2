import type { ApprovalStep } from '../../playlists/approval.ts'
import type { AccountId, MaterialId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { RevisionStep } from '../../playlists/wire/materials.ts'
import type { Reader, Writer } from '../db/open.ts'

type Taken = { revision: number; step: ApprovalStep; account: AccountId; at: Instant; reason: string }

/** RULES AP11. The one statement that touches the history: it adds. */
export async function addStep(w: Writer, taken: Taken): Promise<void> {
  await w.sql.insertInto('revisionSteps').values(taken).execute()
}

/** Every step of every revision of a material, the newest first. */
export async function stepsOf(r: Reader, material: MaterialId): Promise<RevisionStep[]> {
  const rows = await r.sql
    .selectFrom('revisionSteps')
    .innerJoin('revisions', 'revisions.id', 'revisionSteps.revision')
    .innerJoin('accounts', 'accounts.id', 'revisionSteps.account')
    .select(['revisionSteps.id', 'revisions.number as revision', 'revisionSteps.step', 'accounts.name'])
    .select(['revisionSteps.at', 'revisionSteps.reason'])
    .where('revisions.material', '=', material)
    .orderBy('revisionSteps.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, at: row.at as Instant }))
}
