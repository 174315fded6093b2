import { randomInt } from 'node:crypto'
import type { DisplayId } from '../../playlists/ids.ts'
import { DAY, MINUTE, plus } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { ErrorCode } from '../../playlists/wire/errors.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { Attempts } from './attempts.ts'
import { recordChange } from './audit.ts'
import type { By } from './audit.ts'
import type { Devices } from './devices.ts'
import { randomToken, sha256 } from './secrets.ts'

/** No 0 O, 1 I L, 2 Z, 5 S, 8 B: nothing that one could be read for another across a hall. */
export const CODE_ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679'
export const CODE_LENGTH = 6
export const PAIRING_MS = 10 * MINUTE
/** A screen whose code was accepted at the last moment still has this long to fetch its token. */
const FETCH_MS = 2 * MINUTE

const WINDOW_MS = 10 * MINUTE
/** Sixty screens may stand behind one address and ask again every few minutes. */
const ASKED_PER_ADDRESS = 200
const ASKED_IN_ALL = 1000
const WRONG_CODES = 10
const WRONG_CLAIMS = 20

type Kind = 'code' | 'claim'

/**
 * How a page becomes a display. *Code*: the screen shows six characters, a signed-in person types them in, and the screen
 * fetches its token with the secret that never left it. *Claim*: the panel hands a one-time word to the next page.
 * Codes, secrets and claims are stored hashed, work once, and die after ten minutes. The token is made when it is fetched.
 */
export class Pairings {
  readonly #db: Database
  readonly #clock: ServerClock
  readonly #devices: Devices
  readonly #askedBy = new Attempts(ASKED_PER_ADDRESS, WINDOW_MS)
  readonly #asked = new Attempts(ASKED_IN_ALL, WINDOW_MS)
  readonly #wrongCodes = new Attempts(WRONG_CODES, WINDOW_MS)
  readonly #wrongClaims = new Attempts(WRONG_CLAIMS, WINDOW_MS)

  constructor({ db, clock, devices }: { db: Database; clock: ServerClock; devices: Devices }) {
    this.#db = db
    this.#clock = clock
    this.#devices = devices
  }

  /** Throws `too-many`. */
  async ask(address: string): Promise<{ code: string; secret: string; expiresAt: Instant }> {
    const now = this.#clock.now()
    this.#askedBy.check(address, now)
    this.#asked.check('', now)
    this.#askedBy.record(address, now)
    this.#asked.record('', now)
    const secret = randomToken()
    const code = await this.#db.transact(async (w) => {
      await w.sql
        .deleteFrom('pairings')
        .where('expiresAt', '<', now - DAY)
        .execute()
      const code = await freshCode(w, now)
      await insert(w, { codeHash: sha256(code), secret, display: null, address, now })
      return code
    })
    return { code, secret, expiresAt: plus(now, PAIRING_MS) }
  }

  /** Throws `pairing-wrong`, `pairing-expired`, `too-many`, `not-found`. The display's older token ends here. */
  async pair(display: DisplayId, code: string, by: By): Promise<void> {
    const keys = [`account ${by.actor}`, `address ${by.address}`]
    for (const key of keys) this.#wrongCodes.check(key, by.at)
    // Counted before it is looked at, so that a burst sent at once counts as well; a right code takes it back.
    for (const key of keys) this.#wrongCodes.record(key, by.at)
    await this.#db.transact(async (w) => {
      const name = await nameOf(w, display)
      const offer = await findOpen(w, { codeHash: sha256(spell(code)) })
      if (offer.expiresAt <= by.at) throw new Refusal('pairing-expired')
      const accepted = { display, expiresAt: Math.max(offer.expiresAt, by.at + FETCH_MS) }
      await w.sql.updateTable('pairings').set(accepted).where('id', '=', offer.id).execute()
      await this.#devices.revoke(w, display)
      await recordChange(w, by, { action: 'pair', noun: 'displays', nounId: display, nounName: name })
    })
    for (const key of keys) this.#wrongCodes.takeBack(key)
    await this.#devices.refresh()
  }

  /** The token, once; null while nobody has typed the code in. Throws `pairing-expired`. */
  async poll(secret: string): Promise<string | null> {
    const now = this.#clock.now()
    const offer = await this.#db.read((r) => findFetchable(r, 'code', secret, now))
    return offer.display === null ? null : this.#fetch('code', secret, now)
  }

  /** A claim for a display; an older one that nobody took ends. */
  async offerClaim(display: DisplayId, by: By): Promise<{ claim: string; expiresAt: Instant }> {
    const claim = randomToken()
    await this.#db.transact(async (w) => {
      const nounName = await nameOf(w, display)
      const older = w.sql.deleteFrom('pairings').where('display', '=', display)
      await older.where('codeHash', 'is', null).where('usedAt', 'is', null).execute()
      await insert(w, { codeHash: null, secret: claim, display, address: by.address, now: by.at })
      await recordChange(w, by, { action: 'claim', noun: 'displays', nounId: display, nounName })
    })
    return { claim, expiresAt: plus(by.at, PAIRING_MS) }
  }

  /** The display's older token ends. Throws `pairing-expired`, `too-many`. */
  async takeClaim(claim: string, address: string): Promise<string> {
    const now = this.#clock.now()
    this.#wrongClaims.check(address, now)
    this.#wrongClaims.record(address, now)
    const token = await this.#fetch('claim', claim, now)
    this.#wrongClaims.takeBack(address)
    return token
  }

  /** Spends the offer and makes the token, in one transaction: of two who ask at once, one gets it. */
  async #fetch(kind: Kind, secret: string, now: Instant): Promise<string> {
    const token = await this.#db.transact(async (w) => {
      const { id, display } = await findFetchable(w, kind, secret, now)
      if (display === null) throw new Refusal('pairing-expired')
      await nameOf(w, display as DisplayId, 'pairing-expired')
      await w.sql.updateTable('pairings').set({ usedAt: now }).where('id', '=', id).execute()
      return this.#devices.issue(w, display as DisplayId, now)
    })
    await this.#devices.refresh()
    return token
  }
}

/** As a person types it: small letters, spaces and dashes do not matter. */
const spell = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, '')

/** The name of a display that is not archived. */
async function nameOf(r: Reader, display: DisplayId, otherwise: ErrorCode = 'not-found'): Promise<string> {
  const query = r.sql.selectFrom('displays').select('name').where('id', '=', display).where('archivedAt', 'is', null)
  const row = await query.executeTakeFirst()
  if (row === undefined) throw new Refusal(otherwise)
  return row.name
}

/** A code that no living offer bears. */
async function freshCode(r: Reader, now: Instant): Promise<string> {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
    const query = r.sql.selectFrom('pairings').select('id').where('codeHash', '=', sha256(code))
    if ((await query.where('expiresAt', '>', now).executeTakeFirst()) === undefined) return code
  }
}

type Offer = { codeHash: string | null; secret: string; display: DisplayId | null; address: string; now: Instant }

async function insert(w: Writer, { codeHash, secret, display, address, now }: Offer): Promise<void> {
  const times = { createdAt: now, expiresAt: now + PAIRING_MS, usedAt: null }
  const offer = { codeHash, secretHash: sha256(secret), display, address, ...times }
  await w.sql.insertInto('pairings').values(offer).execute()
}

/** The newest offer with this code that nobody has accepted. */
async function findOpen(r: Reader, { codeHash }: { codeHash: string }) {
  const query = r.sql.selectFrom('pairings').select(['id', 'expiresAt']).where('codeHash', '=', codeHash)
  const row = await query.where('display', 'is', null).orderBy('id', 'desc').executeTakeFirst()
  if (row === undefined) throw new Refusal('pairing-wrong')
  return row
}

/** The living, unspent offer with this secret. */
async function findFetchable(r: Reader, kind: Kind, secret: string, now: Instant) {
  const query = r.sql.selectFrom('pairings').select(['id', 'display', 'codeHash', 'expiresAt', 'usedAt'])
  const row = await query.where('secretHash', '=', sha256(secret)).executeTakeFirst()
  const usable = row !== undefined && row.usedAt === null && row.expiresAt > now
  if (!usable || (row.codeHash === null) !== (kind === 'claim')) throw new Refusal('pairing-expired')
  return row
}
