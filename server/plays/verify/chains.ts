import { sql } from 'kysely'
import type { DisplayId } from '../../../playlists/ids.ts'
import { chainBegin, linkText } from '../../../playlists/seals.ts'
import type { Span } from '../../../playlists/spans.ts'
import type { Database } from '../../db/open.ts'
import type { Boot } from '../boots.ts'
import type { Link } from '../chain.ts'
import { sha256 } from '../hashing.ts'
import type { Findings } from './findings.ts'
import { ROW_COLUMNS, checkRun, lineOf } from './rows.ts'
import type { Boots, Names, StoredRow } from './rows.ts'

type Known = { boots: Boots; names: Names; found: Findings; purgedBefore: number }

/** RULES IN1, IN4. The chain of each display over the links whose plays began in the span. */
export async function checkChains(
  db: Database,
  span: Span,
  known: Known,
  step: (share: number) => void,
): Promise<void> {
  const displays = [...new Set([...known.boots.values()].map(({ display }) => display))]
  for (const [i, display] of displays.entries()) {
    await checkChain(db, display, span, known)
    step((i + 1) / displays.length)
  }
}

async function checkChain(db: Database, display: DisplayId, span: Span, known: Known): Promise<void> {
  const links = await linksOf(db, display)
  let before: Link | null = null
  for (const link of links) {
    checkSequence(link, before, known)
    const isAsked = link.lastAt >= span.start && link.firstAt < span.end
    const follows = link.nr === (before?.nr ?? 0) + 1
    if (isAsked && follows) await checkLink(db, link, before?.hash ?? chainBegin(display), known)
    before = link
  }
}

async function linksOf(db: Database, display: DisplayId): Promise<Link[]> {
  const links = db.read((r) =>
    r.sql.selectFrom('playLinks').selectAll().where('display', '=', display).orderBy('nr').execute(),
  )
  return (await links) as Link[]
}

function checkSequence(link: Link, before: Link | null, { found, names }: Known): void {
  const [nr, arrival] = [(before?.nr ?? 0) + 1, (before?.lastArrival ?? 0) + 1]
  if (link.nr === nr && link.firstArrival === arrival) return
  const display = names.get(link.display) ?? '?'
  found.add('link-missing', `link ${link.display} ${nr}`, { display, at: String(link.receivedAt) })
}

/** The bytes of all its plays, in the order in which they came, make its hash; unless some were removed when their time was over. */
async function checkLink(db: Database, link: Link, before: string, known: Known): Promise<void> {
  known.found.looked.links++
  if (link.firstAt < known.purgedBefore) {
    known.found.looked.purgedLinks++
    return
  }
  const own = [...known.boots.values()].filter(({ display }) => display === link.display)
  const rows = await rowsOf(db, link, own)
  if (hashOf(rows, before, known.boots) === link.hash && rows.length === link.plays) return
  const named = known.found.all.length
  const runs = new Set(rows.map(({ run }) => run))
  for (const boot of own) if (runs.has(boot.id)) await checkRun(db, boot, known)
  const display = known.names.get(link.display) ?? '?'
  if (known.found.all.length > named || known.found.namesPlay(display, link)) return
  const blanks = { display, from: String(link.firstAt), until: String(link.lastAt), count: String(link.plays) }
  known.found.add('chain-broken', `link ${link.display} ${link.nr}`, blanks)
}

async function rowsOf(db: Database, link: Link, boots: readonly Boot[]): Promise<StoredRow[]> {
  const runs = JSON.stringify(boots.map(({ id }) => id))
  const { rows } = await db.read((r) =>
    sql<StoredRow>`
      select ${ROW_COLUMNS} from plays p left join "playRefs" r on r.id = p.ref
      where p."startedAt" >= ${link.firstAt} and p."startedAt" <= ${link.lastAt}
        and p.arrival >= ${link.firstArrival} and p.arrival <= ${link.lastArrival}
        and p.run in (select value from json_each(${runs}))
      order by p.arrival, p.seq`.execute(r.sql),
  )
  return rows
}

/** Batch after batch. */
function hashOf(rows: readonly StoredRow[], before: string, boots: Boots): string {
  let hash = before
  for (let at = 0; at < rows.length;) {
    const { arrival } = rows[at]!
    const lines: string[] = []
    for (; rows[at]?.arrival === arrival; at++) lines.push(lineOf(rows[at]!, boots.get(rows[at]!.run)!))
    hash = sha256(linkText(hash, lines))
  }
  return hash
}
