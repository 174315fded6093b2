import { sql } from 'kysely'
import type { DisplayId } from '../../playlists/ids.ts'

/** RULES PL6: which display's plays a question is about; a test display's only when it asks for that display. */
export const asksFor = (
  column: 'playBoots.display' | 'playDays.display' | 'playHours.display',
  display: DisplayId | undefined,
) =>
  display === undefined
    ? sql<boolean>`${sql.ref(column)} not in (select id from displays where test = 1)`
    : sql<boolean>`${sql.ref(column)} = ${display}`
