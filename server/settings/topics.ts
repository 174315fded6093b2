import type { Topic } from '../../playlists/wire/settings.ts'
import type { Reader, Writer } from '../db/open.ts'

type Stored = Omit<Topic, 'counted'> & { counted: 0 | 1 }
const asTopic = (row: Stored): Topic => ({ ...row, counted: row.counted === 1 })

export async function listTopics(r: Reader): Promise<Topic[]> {
  return (await r.sql.selectFrom('topics').selectAll().orderBy('code').execute()).map(asTopic)
}

export async function findTopic(r: Reader, code: string): Promise<Topic | null> {
  const row = await r.sql.selectFrom('topics').selectAll().where('code', '=', code).executeTakeFirst()
  return row === undefined ? null : asTopic(row)
}

export async function addTopic(w: Writer, topic: Omit<Topic, 'version'>): Promise<Topic> {
  w.changed('settings')
  const values = { ...topic, counted: topic.counted ? 1 : 0 } as const
  return asTopic(await w.sql.insertInto('topics').values(values).returningAll().executeTakeFirstOrThrow())
}

/** Null when the topic is not at `topic.version` any more. */
export async function changeTopic(w: Writer, topic: Topic): Promise<Topic | null> {
  w.changed('settings')
  const { code, name, description, version } = topic
  const row = await w.sql
    .updateTable('topics')
    .set({ name, description, counted: topic.counted ? 1 : 0, version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
  return row === undefined ? null : asTopic(row)
}
