import type { Generated } from 'kysely'
import type { Role } from '../../../playlists/permissions.ts'

export type AccessTables = {
  accounts: {
    id: Generated<number>
    username: string
    name: string
    role: Role
    passwordHash: string
    active: 0 | 1
    createdAt: number
    lastSeenAt: number | null
    version: Generated<number>
  }
  /** `id` is the SHA-256 of the cookie's token: the table alone opens no door. */
  sessions: {
    id: string
    account: number
    csrf: string
    address: string
    createdAt: number
    lastSeenAt: number
    expiresAt: number
  }
  audit: {
    id: Generated<number>
    at: number
    actor: string
    action: string
    noun: string
    nounId: string
    nounName: string
    before: string | null
    after: string | null
    address: string
  }
}
