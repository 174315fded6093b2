import type { Content } from '../../playlists/content.ts'
import type { ScheduleId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { PlayEvidence } from '../../playlists/wire/plays.ts'
import type { Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { playById } from './log.ts'
import type { LoggedPlay } from './log.ts'

/** A play and what stands behind it. Throws `not-found` for one that is not there (any more). */
export async function readEvidence(r: Reader, id: string, at: Instant): Promise<PlayEvidence> {
  const [display = 0, boot = 0, seq = 0] = id.split('-').map(Number)
  const found = await playById(r, { display, boot, seq }, at)
  if (found === null) throw new Refusal('not-found')
  const { schedule, ...rest } = found
  return { ...rest, shown: await versionOf(r, found.play), schedule: await scheduleOf(r, schedule) }
}

/** By the hash of what was shown; of versions with the same content the one that was approved last before. */
async function versionOf(r: Reader, { material, revision, startedAt }: LoggedPlay): Promise<PlayEvidence['shown']> {
  const row = await r.sql
    .selectFrom('revisions')
    .innerJoin('accounts as authors', 'authors.id', 'revisions.author')
    .innerJoin('materials', 'materials.id', 'revisions.material')
    .leftJoin('accounts as deciders', 'deciders.id', 'revisions.decider')
    .select(['number', 'content', 'source', 'decidedAt', 'authors.name as authorName', 'deciders.name as by'])
    .where('revisions.material', '=', material)
    .where('hash', '=', revision)
    .orderBy(
      ({ eb, and }) => and([eb('state', 'in', ['approved', 'withdrawn']), eb('decidedAt', '<=', startedAt)]),
      'desc',
    )
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const { number, content, source, authorName, by, decidedAt } = row
  const approval = by === null || decidedAt === null ? null : { by, at: decidedAt as Instant }
  return { number, content: JSON.parse(content) as Content, source, authorName, approval }
}

async function scheduleOf(r: Reader, id: number): Promise<PlayEvidence['schedule']> {
  const row = await r.sql.selectFrom('schedules').select('name').where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : { id: id as ScheduleId, name: row.name }
}
