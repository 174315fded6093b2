/** Whatever is changed behind the program's back, in the database file itself, is named. */
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY, HO_CHI_MINH, HOUR } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { Database } from '../../server/db/open.ts'
import { sqliteDialect } from '../../server/db/sqlite.ts'
import type { Boot } from '../../server/plays/boots.ts'
import { markOf } from '../../server/plays/hashing.ts'
import { lineOf } from '../../server/plays/verify/rows.ts'
import type { StoredRow } from '../../server/plays/verify/rows.ts'
import { verify } from '../../server/plays/verify/verify.ts'
import { count, openLog, playAt } from '../support/evidence.ts'
import { MORNING } from '../support/fake-clock.ts'
import { freshFolder, removeFolder } from '../support/whole.ts'

const PERIOD = { from: '2026-11-01' as LocalDate, until: '2026-11-30' as LocalDate, zone: HO_CHI_MINH }
let folder: string
beforeAll(async () => {
  folder = await freshFolder()
  const log = await openLog(folder)
  for (let day = 0; day < 3; day++) {
    for (let batch = 0; batch < 3; batch++) {
      const plays = (display: number) =>
        count(20, (i) =>
          playAt(
            day * 60 + batch * 20 + i,
            MORNING + (i * 3 + batch) * 60_000 + display + log.clock.now() - MORNING - HOUR,
          ),
        )
      for (const display of [1, 2]) await log.send(display, 70 + display, plays(display))
      log.clock.advance(HOUR)
    }
    log.clock.advance(DAY - 3 * HOUR)
    await log.seal()
  }
  await log.db.close()
})
afterAll(() => removeFolder(folder))

let copies = 0
/** A copy of the log, changed by hand. */
async function tampered(change: (db: Kysely<object>) => Promise<unknown>) {
  const own = path.join(folder, String(++copies))
  await mkdir(own)
  const file = path.join(own, 'bang-tin.sqlite')
  await copyFile(path.join(folder, 'bang-tin.sqlite'), file)
  const hand = new Kysely<object>({ dialect: sqliteDialect({ file, connections: 1, begin: 'immediate', pragmas: [] }) })
  await change(hand)
  await hand.destroy()
  const db = await Database.open(file)
  try {
    return await verify(db, PERIOD, () => {})
  } finally {
    await db.close()
  }
}
const found = async (change: Parameters<typeof tampered>[0]) =>
  (await tampered(change)).all.map(({ kind, blanks }) => {
    const { play, day, hour, material } = blanks
    return [kind, play ?? [day, hour && `${hour}h`, material].filter(Boolean).join(' ')].filter(Boolean).join(' ')
  })
const run = (text: TemplateStringsArray) => (db: Kysely<object>) => sql(text).execute(db)

test('[IN4] a log that nobody touched has no finding, and says how much was looked at', async () => {
  const { all, looked } = await tampered(async () => {})
  expect(all).toEqual([])
  expect(looked).toMatchObject({ plays: 360, unchained: 0, days: 3, sealedDays: 3, purgedLinks: 0 })
  expect(looked.links).toBeGreaterThan(15)
})

describe('[IN4] a play', () => {
  test('that was changed is named', async () => {
    expect(await found(run`update plays set "durationMs" = 9000 where run = 1 and seq = 7`)).toContain(
      'play-changed 1-71-7',
    )
    expect(await found(run`update plays set outcome = 0, reason = 0, ref = 3 where run = 2 and seq = 11`)).toContain(
      'play-changed 2-72-11',
    )
    expect(await found(run`update plays set "startedAt" = "startedAt" + 86400000 where run = 1 and seq = 7`)).toContain(
      'play-changed 1-71-7',
    )
  })

  test('that was deleted is named, the last one too', async () => {
    expect(await found(run`delete from plays where run = 1 and seq = 7`)).toContain('play-missing 1-71-7')
    expect(await found(run`delete from plays where run = 2 and seq = 179`)).toContain('play-missing 2-72-179')
    expect(await found(run`delete from plays where run = 2 and seq between 20 and 39`)).toContain(
      'play-missing 2-72-20 … 39',
    )
  })

  test('that was added is named, with a new number or one that is there', async () => {
    const copied = run`insert into plays select "startedAt" + 1, run, seq + 500, ref, "lateMs", "durationMs",
      "clockOffsetMs", outcome, reason, arrival, mark from plays where run = 1 and seq = 7`
    expect(await found(copied)).toContain('play-added 1-71-507')
    const twice = run`insert into plays select "startedAt" + 1, run, seq, ref, "lateMs", "durationMs",
      "clockOffsetMs", outcome, reason, arrival, mark from plays where run = 1 and seq = 7`
    expect(await found(twice)).toContain('play-added 1-71-7')
    const old = run`insert into plays select "startedAt" + 1, 9, seq, ref, "lateMs", "durationMs",
      "clockOffsetMs", outcome, reason, 0, 0 from plays where run = 1 and seq = 7`
    expect(await found(old)).toContain('play-added ?-9-7')
  })

  test('that was swapped with another is named, and so is the other', async () => {
    const swapped = async (db: Kysely<object>) => {
      await run`update plays set seq = seq + 1000 where run = 1 and seq in (7, 9)`(db)
      await run`update plays set seq = case seq when 1007 then 9 else 7 end where run = 1 and seq > 1000`(db)
    }
    expect(await found(swapped)).toEqual(expect.arrayContaining(['play-changed 1-71-7', 'play-changed 1-71-9']))
  })

  test('that was changed by somebody who knows how rows are marked is betrayed by its chain', async () => {
    const forged = async (db: Kysely<object>) => {
      const { rows } = await sql<StoredRow>`select p.*, r.seal from plays p join "playRefs" r on r.id = p.ref
        where run = 1 and seq = 7`.execute(db)
      const row = { ...rows[0]!, durationMs: 9000 }
      const mark = markOf(lineOf(row, { boot: 71 } as Boot))
      await sql`update plays set "durationMs" = 9000, mark = ${mark} where run = 1 and seq = 7`.execute(db)
    }
    const kinds = await found(forged)
    expect(kinds).toContain('chain-broken')
    expect(kinds.filter((kind) => kind.startsWith('total-changed')).length).toBeGreaterThan(0)
  })

  test('whose names were changed where they are kept is named by them', async () => {
    expect(await found(run`update "playRefs" set title = 'Khác' where id = 2`)).toContain('names-changed Khác')
  })
})

describe('[IN5] a total', () => {
  test('of a day that was changed, deleted or added is named', async () => {
    expect(
      await found(
        run`update "playDays" set completed = completed + 5 where day = '2026-11-20' and display = 1 and material = 2`,
      ),
    ).toEqual(['total-changed 2026-11-20 ?'])
    expect(await found(run`delete from "playDays" where day = '2026-11-20' and display = 1 and material = 2`)).toEqual([
      'total-missing 2026-11-20 ?',
    ])
    expect(
      await found(run`insert into "playDays" (day, display, material, topic, title, "displayName", completed)
        values ('2026-11-21', 1, 9, '?', 'Thêm', '?', 4)`),
    ).toEqual(['total-added 2026-11-21 Thêm'])
  })

  test('of an hour that was changed, deleted or swapped is named', async () => {
    const ofHour = 'total-changed 2026-11-20 7h ?'
    expect(
      await found(run`update "playHours" set "durationMs" = 1
        where hour = (select min(hour) from "playHours") and display = 1 and material = 1`),
    ).toEqual([ofHour])
    expect(
      await found(run`delete from "playHours"
        where hour = (select min(hour) from "playHours") and display = 1 and material = 1`),
    ).toEqual(['total-missing 2026-11-20 7h ?'])
    const swapped = await found(run`update "playHours" set display = 3 - display, material = material + 10`)
    expect(swapped).toEqual(expect.arrayContaining(['total-missing 2026-11-20 7h ?', 'total-added 2026-11-20 7h #11']))
  })

  test('changed together with its seal is betrayed by the chain of seals', async () => {
    expect(await found(run`update "daySeals" set body = x'03', "bodyHash" = 'x' where id = 2`)).toContain(
      'seal-changed 2026-11-21',
    )
    expect(await found(run`delete from "daySeals" where id = 2`)).toContain('seal-missing 2026-11-22')
  })

  test('whose names alone were changed differs from what was sealed', async () => {
    const change = async (db: Kysely<object>) => {
      await run`update "playDays" set title = 'Khác' where day = '2026-11-20' and display = 1 and material = 2`(db)
    }
    expect(await found(change)).toEqual(['total-changed 2026-11-20 Khác'])
  })
})

test('[IN1] a chain whose links were taken out or made anew is named', async () => {
  expect(await found(run`delete from "playLinks" where display = 1 and nr = 2`)).toContain('link-missing')
  expect(await found(run`update "playLinks" set hash = 'x' where display = 1 and nr = 2`)).toContain('chain-broken')
  const last = run`update "playLinks" set hash = 'x' where nr = (select max(nr) from "playLinks")`
  expect(await found(last)).toEqual(expect.arrayContaining(['chain-rewritten 2026-11-22']))
})
