import type { CampaignId, MaterialId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { createCampaign } from '../../playlists/wire/campaigns.ts'
import * as materials from '../../playlists/wire/materials.ts'
import { createPlaylist, createSchedule } from '../../playlists/wire/playlists.ts'
import { putTopic } from '../../playlists/wire/settings.ts'
import { campaignDraft, imageOf, materialDraft, playlistDraft, scheduleDraft, slogan, step } from './drafts.ts'
import type { TestPerson, TestServer } from './test-server.ts'
import { upload } from './uploads.ts'

/** A small campaign of an office's own, with a picture, a rule, a nested list and a stretch that will be over. */
export async function ownCampaign(server: TestServer): Promise<{ admin: TestPerson; id: CampaignId }> {
  const admin = await server.as('admin')
  const editor = await server.as('editor')
  await admin.ok(putTopic, {
    params: { code: 'PH01' },
    body: { name: 'Việc của phường', description: '', counted: true, version: 1 },
  })
  const plan = { ...campaignDraft().plan, groups: [{ name: 'Nhóm', details: '', topics: ['PH01'] }] }
  const { id } = await admin.ok(createCampaign, {
    body: campaignDraft({ name: 'Hè xanh', from: '2026-06-01' as LocalDate, plan }),
  })
  const add = (title: string, content: Parameters<typeof materialDraft>[0]) =>
    editor.ok(materials.createMaterial, { body: materialDraft({ title, campaign: id, ...content }) })
  const picture = await add('Ảnh', { content: imageOf(await upload(editor, 'picture.png')), topic: 'PH01' })
  const words = await add('Lời', { content: slogan('Hè xanh {nam}') })
  const approved = await step(
    admin,
    await step(editor, await add('Đã duyệt', { content: slogan('Xanh') }), 'submit'),
    'approve',
  )
  const newer = materialDraft({ title: 'Đã duyệt', campaign: id, content: slogan('Xanh hơn') })
  await editor.ok(materials.updateMaterial, {
    params: { id: approved.id },
    body: { ...newer, version: approved.version },
  })
  const item = (material: MaterialId) => ({ material, weight: 2, durationMs: 9000 })
  const inner = await editor.ok(createPlaylist, {
    body: playlistDraft({ name: 'Trong', items: [item(picture.id), item(words.id)] }),
  })
  const goals = [{ kind: 'share', campaign: id, percent: 60 } as const]
  const outer = await editor.ok(createPlaylist, {
    body: playlistDraft({ name: 'Ngoài', items: [{ playlist: inner.id, weight: 1 }, item(approved.id)], goals }),
  })
  const rule = { topics: ['PH01'], campaigns: [id], audiences: [], newest: 3 }
  await editor.ok(createPlaylist, { body: playlistDraft({ name: 'Theo luật', rule }) })
  await editor.ok(createSchedule, { body: scheduleDraft(outer.id, { name: 'Cả hè' }) })
  return { admin, id }
}
