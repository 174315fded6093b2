import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as menu from '../../playlists/wire/access.ts'
import type { Session } from '../../playlists/wire/access.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader } from '../db/open.ts'
import { route } from '../routes.ts'
import { Accounts } from './accounts.ts'
import { by, readAudit, recordChange } from './audit.ts'
import { LONGEST_MS, SESSION_COOKIE } from './sessions.ts'
import type { Sessions } from './sessions.ts'
import type { Setup } from './setup.ts'
import { SignIn } from './sign-in.ts'
import type { Opened } from './sign-in.ts'
import { anyAccount, listAccounts } from './store.ts'

/** What a session is told of the office. */
export type OfficeFacts = (r: Reader) => Promise<{ office: string; wizardDone: boolean }>

export type AccessParts = { db: Database; clock: ServerClock; sessions: Sessions; setup: Setup; office: OfficeFacts }

export function accessRoutes(app: FastifyInstance, parts: AccessParts): void {
  const { db, clock, sessions } = parts
  const signIn = new SignIn(db, clock, sessions)
  sessionRoutes(app, parts, signIn)
  setupRoutes(app, parts)
  accountRoutes(app, parts, signIn)
  route(app, menu.listAudit, ({ query }) => db.read((r) => readAudit(r, query)))
}

function sessionRoutes(app: FastifyInstance, { db, clock, sessions, office }: AccessParts, signIn: SignIn): void {
  route(app, menu.readSession, async ({ caller, request }) => {
    const found = caller.staff && (await sessions.find(request.cookies[SESSION_COOKIE] ?? ''))
    return tell(db, office, found)
  })
  route(app, menu.signIn, async ({ body, caller, request, reply }) => {
    const opened = await signIn.open(body, caller.address, caller.staff?.session ?? null)
    giveCookie(request, reply, opened.token)
    return tell(db, office, opened)
  })
  route(app, menu.signOut, async ({ caller, request, reply }) => {
    const ended = await db.transact(async (w) => {
      const { id, username } = caller.account
      const change = { action: 'sign-out', noun: 'accounts', nounId: id, nounName: username }
      await recordChange(w, by(caller, clock.now()), change)
      return sessions.end(w, { session: caller.session })
    })
    sessions.announceEnded(ended)
    void reply.clearCookie(SESSION_COOKIE, cookieOptions(request))
    return undefined
  })
  route(app, menu.changePassword, async ({ body, caller, request, reply }) => {
    const opened = await signIn.changeOwn(caller.account, body, caller.address)
    giveCookie(request, reply, opened.token)
    return tell(db, office, opened)
  })
}

function setupRoutes(app: FastifyInstance, { db, setup, office }: AccessParts): void {
  route(app, menu.checkSetUp, async ({ body }) => ({ works: await setup.works(body.token) }))
  route(app, menu.setUp, async ({ body, caller, request, reply }) => {
    const opened = await setup.open(body.token, body, caller.address)
    giveCookie(request, reply, opened.token)
    return tell(db, office, opened)
  })
}

function accountRoutes(app: FastifyInstance, { db, clock, sessions }: AccessParts, signIn: SignIn): void {
  const accounts = new Accounts(db, sessions)
  route(app, menu.listAccounts, () => db.read(listAccounts))
  route(app, menu.createAccount, ({ body, caller }) => accounts.create(body, by(caller, clock.now())))
  route(app, menu.updateAccount, ({ params, body, caller }) =>
    accounts.update(params.id, body, by(caller, clock.now())),
  )
  route(app, menu.resetPassword, async ({ params, body, caller }) => {
    const account = await db.read((r) => accounts.get(r, params.id))
    await signIn.reset(account, body.password, by(caller, clock.now()))
    return undefined
  })
}

function tell(db: Database, office: OfficeFacts, found: Pick<Opened, 'account' | 'csrf'> | null): Promise<Session> {
  return db.read(async (r) => {
    const facts = await office(r)
    return {
      account: found?.account ?? null,
      csrf: found?.csrf ?? '',
      office: facts.office,
      setupNeeded: !(await anyAccount(r)),
      wizard: found?.account.role === 'admin' && !facts.wizardDone,
    }
  })
}

const cookieOptions = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const

const giveCookie = (request: FastifyRequest, reply: FastifyReply, token: string) =>
  reply.setCookie(SESSION_COOKIE, token, { ...cookieOptions(request), maxAge: LONGEST_MS / 1000 })
