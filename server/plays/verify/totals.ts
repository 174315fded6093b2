import { dayText } from '../../../playlists/seals.ts'
import { startOfDay } from '../../../playlists/time.ts'
import type { LocalDate, Zone } from '../../../playlists/time.ts'
import type { Database } from '../../db/open.ts'
import { countRaw, keptTotals } from '../recount.ts'
import type { Totals } from '../recount.ts'
import { bodyOf, latestSeal } from '../sealing.ts'
import { HOURS_OF_DAY } from '../totals.ts'
import type { FindingKind, Findings } from './findings.ts'
import type { Names } from './rows.ts'

type Known = { zone: Zone; names: Names; found: Findings; purgedBefore: number }

/** RULES IN5. A day's totals are what its plays add up to, and what was sealed last unless plays came since. */
export async function checkDay(db: Database, day: LocalDate, known: Known): Promise<void> {
  known.found.looked.days++
  const { zone, found, purgedBefore } = known
  const kept = await db.read((r) => keptTotals(r, day))
  const mine = { kept: linesOf(kept), names: titlesOf(kept), day, known }
  if (startOfDay(zone, day) >= purgedBefore) {
    compare(linesOf(await db.read((r) => countRaw(r, zone, day))), mine, false)
  }
  const { seal, waits } = await db.read(async (r) => ({
    seal: await latestSeal(r, day),
    waits: await r.sql.selectFrom('unsealedDays').select('day').where('day', '=', day).executeTakeFirst(),
  }))
  if (seal === undefined || waits !== undefined) {
    found.looked.unsealedDays++
    return
  }
  found.looked.sealedDays++
  const body = await bodyOf(seal).catch(() => null)
  if (body !== null) compare(linesOfText(body), mine, true)
}

/** Key → the rest of the line: of days `day display material`, of hours `hour display material`. */
type Lines = ReadonlyMap<string, string>

const linesOf = ({ days, hours }: Totals): Lines => linesOfText(dayText(days, hours))
function linesOfText(text: string): Lines {
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const parts = line.split(' ')
      return parts.length < 4 ? [] : [[parts.slice(0, 3).join(' '), parts.slice(3).join(' ')]]
    }),
  )
}

const titlesOf = ({ days }: Totals) =>
  new Map(days.map(({ display, material, title }) => [`${display} ${material}`, title]))

type Mine = { kept: Lines; names: ReadonlyMap<string, string>; day: LocalDate; known: Known }

/** `whole`: the names are compared as well; a count from the plays knows only which ref was the newest. */
function compare(expected: Lines, { kept, names, day, known: { found, names: displays } }: Mine, whole: boolean): void {
  const part = (rest: string) => (whole ? rest : rest.split(' ').slice(0, 5).join(' '))
  for (const key of new Set([...expected.keys(), ...kept.keys()])) {
    const [should, is] = [expected.get(key), kept.get(key)]
    if (should !== undefined && is !== undefined && part(should) === part(is)) continue
    const [time = '', display = '', material = ''] = key.split(' ')
    const title = names.get(`${display} ${material}`) ?? titleIn(should) ?? `#${material}`
    const withNames = namesIn(should) !== namesIn(is)
    found.add(kindOf(should, is), `total ${key}`, {
      day,
      hour: hourIn(time),
      display: displays.get(Number(display) as never) ?? display,
      material: title,
      expected: spoken(should, withNames),
      found: spoken(is, withNames),
    })
  }
}

function kindOf(should: string | undefined, is: string | undefined): FindingKind {
  if (is === undefined) return 'total-missing'
  return should === undefined ? 'total-added' : 'total-changed'
}

/** The hour of the day; empty for the total of a day. */
const hourIn = (time: string): string => (time.includes('-') ? '' : String(Number(time) % HOURS_OF_DAY))

/** A day's line ends with its names. */
const namesIn = (rest: string | undefined): string => rest?.split(' ').slice(5).join(' ') ?? ''

function titleIn(rest: string | undefined): string | null {
  const json = namesIn(rest)
  return json === '' ? null : ((JSON.parse(json) as string[])[1] ?? null)
}

/** `completed + interrupted + failed + skipped; h:mm:ss`, and the names where it is they that differ. */
function spoken(rest: string | undefined, withNames: boolean): string {
  if (rest === undefined) return '-'
  const [completed, interrupted, failed, skipped, ms] = rest.split(' ')
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  const seconds = Number(ms) / 1000
  const time = `${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
  const names = withNames && namesIn(rest) !== '' ? `; ${(JSON.parse(namesIn(rest)) as string[]).join(', ')}` : ''
  return `${completed} + ${interrupted} + ${failed} + ${skipped}; ${time}${names}`
}
