import type { Database } from '../db/open.ts'
import { DEFAULT_TOPICS } from '../../playlists/starter/topics.ts'
import { DEFAULT_SETTINGS } from './defaults.ts'
import { addTopic } from './topics.ts'

/** Gives an empty office its settings and topics; true when it was empty. A changed office is left as it is. */
export async function seedOffice(db: Database): Promise<boolean> {
  return db.transact(async (w) => {
    if ((await w.sql.selectFrom('settings').select('id').executeTakeFirst()) !== undefined) return false
    const body = JSON.stringify(DEFAULT_SETTINGS)
    await w.sql.insertInto('settings').values({ id: 1, body, setupTokenHash: null, wizardDone: 0 }).execute()
    for (const topic of DEFAULT_TOPICS) await addTopic(w, topic)
    return true
  })
}
