import type { Settings } from '../../playlists/wire/settings.ts'
import type { Reader, Writer } from '../db/open.ts'
import { DEFAULT_SETTINGS } from './defaults.ts'

export type StoredSettings = Settings & { version: number }

/** The office's settings; what an older version did not know yet has its default. */
export async function readSettings(r: Reader): Promise<StoredSettings> {
  const row = await r.sql
    .selectFrom('settings')
    .select(['body', 'version'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
  return { ...DEFAULT_SETTINGS, ...(JSON.parse(row.body) as Settings), version: row.version }
}

/** Null when the settings are not at `version` any more. */
export async function writeSettings(w: Writer, settings: Settings, version: number): Promise<StoredSettings | null> {
  w.changed('settings')
  const row = await w.sql
    .updateTable('settings')
    .set({ body: JSON.stringify(settings), version: version + 1 })
    .where('id', '=', 1)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return row === undefined ? null : { ...settings, version: row.version }
}

export async function isWizardDone(r: Reader): Promise<boolean> {
  const row = await r.sql.selectFrom('settings').select('wizardDone').where('id', '=', 1).executeTakeFirst()
  return row?.wizardDone === 1
}

export async function markWizardDone(w: Writer): Promise<void> {
  w.changed('settings')
  await w.sql.updateTable('settings').set({ wizardDone: 1 }).where('id', '=', 1).execute()
}
