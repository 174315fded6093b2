import type { FastifyInstance } from 'fastify'
import * as menu from '../../playlists/wire/playlists.ts'
import { by } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { route } from '../routes.ts'
import { addPlaylist, archivePlaylist, changePlaylist } from './playlists.ts'
import { listPlaylists } from './store.ts'

export function playlistRoutes(app: FastifyInstance, { db, clock }: { db: Database; clock: ServerClock }): void {
  route(app, menu.listPlaylists, () => db.read(listPlaylists))
  route(app, menu.createPlaylist, ({ body, caller }) =>
    db.transact((w) => addPlaylist(w, body, by(caller, clock.now()))),
  )
  route(app, menu.updatePlaylist, ({ params: { id }, body: { version, ...draft }, caller }) =>
    db.transact((w) => changePlaylist(w, { id, version }, draft, by(caller, clock.now()))),
  )
  route(app, menu.archivePlaylist, ({ params: { id }, body: { version, archived }, caller }) =>
    db.transact((w) => archivePlaylist(w, { id, version }, archived, by(caller, clock.now()))),
  )
}
