import type { FastifyInstance } from 'fastify'
import { finishWizard } from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/settings.ts'
import type { Settings, Topic } from '../../playlists/wire/settings.ts'
import { by, recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Database, Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { route } from '../routes.ts'
import { isWizardDone, markWizardDone, readSettings, writeSettings } from './store.ts'
import { addTopic, changeTopic, findTopic, listTopics } from './topics.ts'
import { isZoneName } from './zone-name.ts'

type Parts = { db: Database; clock: ServerClock }

export function settingsRoutes(app: FastifyInstance, parts: Parts): void {
  officeRoutes(app, parts)
  topicRoutes(app, parts)
}

function officeRoutes(app: FastifyInstance, { db, clock }: Parts): void {
  route(app, menu.readSettings, () => db.read(readSettings))
  route(app, menu.updateSettings, ({ body: { version, ...settings }, caller }) => {
    refuseUnknownZone(settings)
    return db.transact(async (w) => {
      await refuseUnknownLogo(w, settings)
      const { version: _, ...before } = await readSettings(w)
      const after = await writeSettings(w, settings, version)
      if (after === null) throw new Refusal('stale')
      const change = { action: 'update', noun: 'settings', nounId: 1, nounName: settings.officeName }
      await recordChange(w, by(caller, clock.now()), { ...change, before, after: settings })
      return after
    })
  })
  route(app, finishWizard, async ({ caller }) => {
    await db.transact(async (w) => {
      if (await isWizardDone(w)) return
      await markWizardDone(w)
      const { officeName } = await readSettings(w)
      const change = { action: 'finish-wizard', noun: 'settings', nounId: 1, nounName: officeName }
      await recordChange(w, by(caller, clock.now()), change)
    })
    return undefined
  })
}

function refuseUnknownZone({ zone }: Settings): void {
  if (!isZoneName(zone)) throw new Refusal('invalid', { details: [{ field: 'zone', problem: 'zone' }] })
}

/** The facts of a stored file are the server's own. */
async function refuseUnknownLogo(r: Reader, { logo }: Settings): Promise<void> {
  if (logo === null) return
  const { file: hash, ...said } = logo
  const query = r.sql.selectFrom('files').select(['type', 'bytes', 'width', 'height']).where('hash', '=', hash)
  const stored = await query.executeTakeFirst()
  const agree = stored && Object.entries(said).every(([name, fact]) => stored[name as keyof typeof stored] === fact)
  if (!agree) throw new Refusal('invalid', { details: [{ field: 'logo', problem: 'not-as-stored' }] })
}

function topicRoutes(app: FastifyInstance, { db, clock }: Parts): void {
  route(app, menu.listTopics, () => db.read(listTopics))
  route(app, menu.putTopic, ({ params, body, caller }) =>
    db.transact((w) => putTopic(w, { code: params.code, ...body }, by(caller, clock.now()))),
  )
}

async function putTopic(w: Writer, topic: Topic, by: By): Promise<Topic> {
  const before = await findTopic(w, topic.code)
  const { version, ...fresh } = topic
  if (before === null && version !== 1) throw new Refusal('stale')
  const after = before === null ? await addTopic(w, fresh) : await changeTopic(w, topic)
  if (after === null) throw new Refusal('stale')
  const change = {
    action: before === null ? 'create' : 'update',
    noun: 'topics',
    nounId: topic.code,
    nounName: topic.name,
  }
  await recordChange(w, by, { ...change, before, after })
  return after
}
