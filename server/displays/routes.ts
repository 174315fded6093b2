import type { FastifyInstance } from 'fastify'
import { HO_CHI_MINH, addDays, toLocal } from '../../playlists/time.ts'
import * as menu from '../../playlists/wire/displays.ts'
import type { Group } from '../../playlists/wire/displays.ts'
import { displayTouches } from '../../playlists/wire/touches.ts'
import { by, recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Writer } from '../db/open.ts'
import { route } from '../routes.ts'
import { addGroup, changeGroup, getGroup, listGroups, removeGroup } from './groups.ts'
import { addDisplay, changeDisplay, getDisplay, listDisplays, setArchived } from './store.ts'
import type { StoredDisplay } from './store.ts'
import { touchesSince } from './touches.ts'
import type { DisplayParts } from './views.ts'

export function displayRoutes(app: FastifyInstance, { db, clock, devices, views }: DisplayParts): void {
  route(app, menu.listDisplays, async () => (await db.read(listDisplays)).map(views.of))
  route(app, menu.createDisplay, async ({ body, caller }) => {
    const now = clock.now()
    const display = await db.transact(async (w) => {
      const display = await addDisplay(w, body, now)
      await record(w, by(caller, now), 'create', { after: display })
      return display
    })
    return views.of(display)
  })
  route(app, menu.updateDisplay, async ({ params: { id }, body: { version, ...body }, caller }) => {
    const display = await db.transact(async (w) => {
      const before = await getDisplay(w, id)
      const after = await changeDisplay(w, { id, version }, body)
      await record(w, by(caller, clock.now()), 'update', { before, after })
      return after
    })
    return views.of(display)
  })
  route(app, menu.archiveDisplay, async ({ params: { id }, body, caller }) => {
    const now = clock.now()
    const display = await db.transact(async (w) => {
      if (body.archived) await devices.revoke(w, id)
      const after = await setArchived(w, { id, version: body.version }, body.archived ? now : null)
      await record(w, by(caller, now), body.archived ? 'archive' : 'restore', { after })
      return after
    })
    await devices.refresh()
    return views.of(display)
  })
  route(app, displayTouches, ({ params: { id } }) =>
    db.read(async (r) => {
      await getDisplay(r, id)
      const from = addDays(toLocal(HO_CHI_MINH, clock.now()).date, -TOUCH_DAYS)
      return { from, rows: await touchesSince(r, id, from) }
    }),
  )
  groupRoutes(app, { db, clock })
}

/** Counted by the country's days: of so many, one more or less at the far end is no matter. */
const TOUCH_DAYS = 90

function groupRoutes(app: FastifyInstance, { db, clock }: Pick<DisplayParts, 'db' | 'clock'>): void {
  route(app, menu.listGroups, () => db.read(listGroups))
  route(app, menu.createGroup, ({ body, caller }) =>
    db.transact(async (w) => {
      const after = await addGroup(w, body)
      await recordGroup(w, by(caller, clock.now()), 'create', after, { after })
      return after
    }),
  )
  route(app, menu.updateGroup, ({ params: { id }, body: { version, ...body }, caller }) =>
    db.transact(async (w) => {
      const before = await getGroup(w, id)
      const after = await changeGroup(w, { id, version }, body)
      await recordGroup(w, by(caller, clock.now()), 'update', after, { before, after })
      return after
    }),
  )
  route(app, menu.deleteGroup, ({ params: { id }, caller }) =>
    db.transact(async (w) => {
      const before = await getGroup(w, id)
      await removeGroup(w, id)
      await recordGroup(w, by(caller, clock.now()), 'delete', before, { before })
      return undefined
    }),
  )
}

type Change = { before?: StoredDisplay; after: StoredDisplay }

/** What staff decided; what the device says of itself stays out of the trail. */
function record(w: Writer, who: By, action: string, { before, after }: Change): Promise<void> {
  const change = { action, noun: 'displays', nounId: after.id, nounName: after.name }
  return recordChange(w, who, { ...change, before: before && decided(before), after: decided(after) })
}

function decided({
  name,
  location,
  kind,
  canvas,
  viewing,
  opening,
  frame,
  muted,
  aheadDays,
  geometry,
  touch,
  groups,
  ...rest
}: StoredDisplay) {
  const { archivedAt, test } = rest
  return {
    name,
    location,
    kind,
    canvas,
    viewing,
    opening,
    frame,
    muted,
    aheadDays,
    geometry,
    touch,
    groups,
    archivedAt,
    ...(test && { test }),
  }
}

function recordGroup(w: Writer, who: By, action: string, { id, name }: Group, change: object): Promise<void> {
  return recordChange(w, who, { action, noun: 'groups', nounId: id, nounName: name, ...change })
}
