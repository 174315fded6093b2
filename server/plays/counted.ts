import { sql } from 'kysely'

/** RULES PL6. A day's totals that count: not those of a test display. */
export const isCounted = sql<boolean>`"playDays".display not in (select id from displays where test = 1)`
