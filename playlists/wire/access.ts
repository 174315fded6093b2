import { Type } from 'typebox'
import { AccountId } from '../ids.ts'
import { Role } from '../permissions.ts'
import { Instant } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Version, byId } from './common.ts'

export const Username = Type.String({ minLength: 3, maxLength: 40, pattern: '^[a-z0-9][a-z0-9._-]*$' })
export const Password = Type.String({ minLength: 12, maxLength: 200 })
const PersonName = Type.String({ minLength: 1, maxLength: 100 })

export const Me = Type.Object({ id: AccountId, username: Username, name: PersonName, role: Role })
export type Me = Type.Static<typeof Me>

/** `csrf` goes back in the header `x-csrf-token` of every changing request. */
export const Session = Type.Object({
  account: Type.Union([Me, Type.Null()]),
  csrf: Type.String(),
  office: Type.String(),
  setupNeeded: Type.Boolean(),
  /** The wizard has not been finished yet (admin only; false for others). */
  wizard: Type.Boolean(),
})
export type Session = Type.Static<typeof Session>

export const Account = Type.Object({
  ...Me.properties,
  active: Type.Boolean(),
  createdAt: Instant,
  lastSeenAt: Type.Union([Instant, Type.Null()]),
  version: Version,
})
export type Account = Type.Static<typeof Account>

export const AuditEntry = Type.Object({
  id: Type.Integer(),
  at: Instant,
  actor: Type.String(),
  action: Type.String(),
  noun: Type.String(),
  nounId: Type.String(),
  nounName: Type.String(),
  /** JSON of what it was and what it became; no secrets. */
  before: Type.Union([Type.String(), Type.Null()]),
  after: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
})
export type AuditEntry = Type.Static<typeof AuditEntry>

export const readSession = endpoint({
  method: 'GET',
  path: '/api/session',
  who: 'open',
  summary: 'Who is signed in',
  reply: Session,
})
export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  who: 'open',
  summary: 'Sign in',
  body: Type.Object({ username: Type.String({ maxLength: 100 }), password: Type.String({ maxLength: 200 }) }),
  reply: Session,
  errors: ['wrong-credentials', 'too-many'],
})
export const signOut = endpoint({ method: 'DELETE', path: '/api/session', who: 'account', summary: 'Sign out' })
export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/session/password',
  who: 'account',
  summary: 'Change the own password; ends all other sessions',
  body: Type.Object({ current: Type.String({ maxLength: 200 }), next: Type.String({ maxLength: 200 }) }),
  reply: Session,
  errors: ['wrong-credentials', 'password-weak'],
})
export const setUp = endpoint({
  method: 'POST',
  path: '/api/setup',
  who: 'open',
  summary: 'Create the first administrator with the one-time set-up link',
  body: Type.Object({
    token: Type.String({ maxLength: 200 }),
    username: Username,
    name: PersonName,
    password: Type.String({ maxLength: 200 }),
  }),
  reply: Session,
  errors: ['setup-done', 'setup-link-wrong', 'password-weak'],
})
export const checkSetUp = endpoint({
  method: 'POST',
  path: '/api/setup/check',
  who: 'open',
  summary: 'Whether a set-up link still works',
  body: Type.Object({ token: Type.String({ maxLength: 200 }) }),
  reply: Type.Object({ works: Type.Boolean() }),
})
export const finishWizard = endpoint({
  method: 'POST',
  path: '/api/setup/finish',
  who: 'settings',
  summary: 'The first-run wizard is done',
})

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  who: 'accounts',
  summary: 'All staff accounts',
  reply: Type.Array(Account),
})
export const createAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  who: 'accounts',
  summary: 'Add a staff account',
  body: Type.Object({ username: Username, name: PersonName, role: Role, password: Type.String({ maxLength: 200 }) }),
  reply: Account,
  errors: ['name-taken', 'password-weak'],
})
export const updateAccount = endpoint({
  method: 'PUT',
  path: '/api/accounts/:id',
  who: 'accounts',
  summary: 'Change name, role, or lock; ends sessions when role or lock change',
  params: byId(AccountId),
  body: Type.Object({ version: Version, name: PersonName, role: Role, active: Type.Boolean() }),
  reply: Account,
  errors: ['stale', 'last-admin'],
})
export const resetPassword = endpoint({
  method: 'PUT',
  path: '/api/accounts/:id/password',
  who: 'accounts',
  summary: 'Give an account a new password; ends its sessions',
  params: byId(AccountId),
  body: Type.Object({ password: Type.String({ maxLength: 200 }) }),
  errors: ['password-weak'],
})
export const listAudit = endpoint({
  method: 'GET',
  path: '/api/audit',
  who: 'audit',
  summary: 'The audit trail, newest first, 100 at a time',
  query: Type.Object({
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    noun: Type.Optional(Type.String({ maxLength: 40 })),
    actor: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: Type.Object({ entries: Type.Array(AuditEntry), more: Type.Boolean() }),
})
