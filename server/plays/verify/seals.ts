import type { Database } from '../../db/open.ts'
import type { Link } from '../chain.ts'
import { sha256 } from '../hashing.ts'
import { bodyOf, sealHash } from '../sealing.ts'
import type { Findings } from './findings.ts'
import type { Names } from './rows.ts'

const PAGE = 50

/** RULES IN2, IN5. Each seal says what it said when it was made, follows the one before it, and its chains are still those. */
export async function checkSeals(db: Database, { names, found }: { names: Names; found: Findings }): Promise<void> {
  let before = { id: 0, hash: '' }
  for (let more = true; more;) {
    const seals = await db.read((r) =>
      r.sql.selectFrom('daySeals').selectAll().where('id', '>', before.id).orderBy('id').limit(PAGE).execute(),
    )
    more = seals.length === PAGE
    for (const seal of seals) {
      if (seal.id !== before.id + 1) found.add('seal-missing', `seal ${before.id + 1}`, { day: seal.day })
      const isWhole = sha256(await bodyOf(seal).catch(() => '')) === seal.bodyHash
      const follows = seal.id !== before.id + 1 || sealHash(before.hash, seal) === seal.hash
      const blanks = { day: seal.day, version: String(seal.version) }
      if (!isWhole || !follows) found.add('seal-changed', `seal ${seal.id}`, blanks)
      before = seal
    }
    const last = seals.at(-1)
    if (last !== undefined) await checkEnds(db, last, { names, found })
  }
}

/** The links that it named, grown no further since. */
async function checkEnds(
  db: Database,
  { chains, day }: { chains: string; day: string },
  { names, found }: { names: Names; found: Findings },
): Promise<void> {
  const links = await db.read((r) =>
    r.sql.selectFrom('playLinks').select(['display', 'nr', 'hash']).where('closed', '=', 1).execute(),
  )
  const known = new Map(
    (links as Pick<Link, 'display' | 'nr' | 'hash'>[]).map((link) => [`${link.display} ${link.nr}`, link.hash]),
  )
  for (const [display, nr, hash] of JSON.parse(chains) as [Link['display'], number, string][]) {
    if (known.get(`${display} ${nr}`) === hash) continue
    found.add('chain-rewritten', `end ${display} ${nr}`, { display: names.get(display) ?? '?', day })
  }
}
