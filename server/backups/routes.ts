import type { FastifyInstance } from 'fastify'
import { backUpNow, listBackups } from '../../playlists/wire/settings.ts'
import { route } from '../routes.ts'
import type { Backups } from './backups.ts'

export function backupRoutes(app: FastifyInstance, { backups }: { backups: Backups }): void {
  route(app, listBackups, () => backups.list())
  route(app, backUpNow, ({ caller }) => backups.make({ actor: caller.account.username, address: caller.address }))
}
