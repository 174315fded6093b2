import { UNLABELLED, defaultDurationMs } from '../playlists/material.ts'
import type { SloganContent } from '../playlists/content.ts'
import { PLAIN, isNested } from '../playlists/playlist.ts'
import { addMaterial, archiveMaterial, stepMaterial } from './materials/materials.ts'
import { Refusal } from './errors.ts'
import { readMaterial } from './materials/store.ts'
import { addPlaylist, archivePlaylist, freeName } from './playlists/playlists.ts'
import { listPlaylists, readPlaylist } from './playlists/store.ts'
import type { Notices } from './schedules/overrides.ts'
import { vi } from './text.vi.ts'

/** The topic of towns, weather and disasters; a notice belongs there whatever it says. */
const TOPIC = 'CD17'

/** A list's name with a number after it still has room. */
const LONGEST_NAME = 190

/** RULES AP7. Joins what an emergency notice needs of materials and playlists, which know nothing of each other. */
export const notices: Notices = {
  async post(w, { name, text, support }, { account, by }) {
    const content: SloganContent = { kind: 'slogan', template: 'emergency', headline: text, support, steps: [] }
    const label = { title: name, topic: TOPIC, campaign: null, source: vi.overrides.notice, tags: [] }
    const rest = { ...UNLABELLED, durationMs: defaultDurationMs(content) }
    const { id, version } = await addMaterial(w, { ...label, ...rest, content }, { author: account.id, by })
    const step = { revision: 1, reason: '', ownWorkAllowed: true, twoSteps: false }
    const submitted = await stepMaterial(w, { id, version }, { ...step, step: 'submit' }, { account, by })
    await stepMaterial(w, { id, version: submitted.version }, { ...step, step: 'approve' }, { account, by })
    const items = [{ material: id, weight: 1, durationMs: null }]
    const draft = { name: await freeName(w, name), note: '', items } as const
    return (await addPlaylist(w, { ...PLAIN, goals: [], ...draft, items }, by)).id
  },

  async listOf(w, material, by) {
    const { title, approved, archivedAt } = await readMaterial(w, material)
    if (approved === null || archivedAt !== null) throw new Refusal('not-approved')
    const name = `${vi.overrides.show}: ${title}`.slice(0, LONGEST_NAME)
    const items = [{ material, weight: 1, durationMs: null }]
    const known = (await listPlaylists(w)).find((one) => one.name === name && one.archivedAt === null)
    if (known && JSON.stringify(known.items) === JSON.stringify(items)) return { playlist: known.id, title }
    const draft = { ...PLAIN, goals: [], note: '', items, name: await freeName(w, name) }
    return { playlist: (await addPlaylist(w, draft, by)).id, title }
  },

  async retire(w, id, by) {
    const playlist = await readPlaylist(w, id)
    if (playlist.archivedAt !== null || playlist.usedIn.length + playlist.nestedIn.length > 0) return
    await archivePlaylist(w, playlist, true, by)
    for (const item of playlist.items) {
      if (isNested(item)) continue
      const { material } = item
      const { version, archivedAt, usedIn } = await readMaterial(w, material)
      if (archivedAt === null && usedIn.length === 0) await archiveMaterial(w, { id: material, version }, true, by)
    }
  },
}
