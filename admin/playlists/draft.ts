import type { MaterialId, PlaylistId } from '../../playlists/ids.ts'
import { isNested } from '../../playlists/playlist.ts'
import type { Goal, Playlist, PlaylistItem, PlaylistRule } from '../../playlists/playlist.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'

/** A row of the editor; `key` tells twins apart while they are dragged. */
export type Row = { key: string; item: PlaylistItem }
export type Draft = Pick<Playlist, 'order' | 'separation' | 'rule' | 'goals'> & {
  name: string
  note: string
  /** Kept while a rule chooses instead, in case it is taken back. */
  rows: Row[]
  nextKey: number
}

export const EMPTY_DRAFT: Draft = {
  name: '',
  note: '',
  order: 'sequence',
  separation: 0,
  rule: null,
  goals: [],
  rows: [],
  nextKey: 1,
}
export const ANY_RULE: PlaylistRule = { topics: [], campaigns: [], audiences: [], newest: null }

export function draftOf(playlist: PlaylistReply): Draft {
  const { name, note, order, separation, rule, goals, items } = playlist
  const rows = items.map((item, n) => ({ item, key: `r${n + 1}` }))
  return { name, note, order, separation, rule, goals, rows, nextKey: rows.length + 1 }
}

export function bodyOf({ name, note, order, separation, rule, goals, rows }: Draft) {
  return {
    name: name.normalize('NFC').trim(),
    note: note.normalize('NFC').trim(),
    order,
    separation,
    items: rule === null ? rows.map(({ item }) => item) : [],
    rule,
    goals,
  }
}

/** What the core would be told of the draft; a new list has no id yet. */
export const playlistOf = (draft: Draft, own: PlaylistId | null): Playlist => ({
  ...bodyOf(draft),
  id: own ?? (0 as PlaylistId),
})

export const materialItem = (material: MaterialId): PlaylistItem => ({ material, weight: 1, durationMs: null })
export const listItem = (playlist: PlaylistId): PlaylistItem => ({ playlist, weight: 1 })

export const sameThing = (a: PlaylistItem, b: PlaylistItem): boolean =>
  isNested(a) ? isNested(b) && a.playlist === b.playlist : !isNested(b) && a.material === b.material

export function addRows(draft: Draft, items: readonly PlaylistItem[], at = draft.rows.length): Draft {
  const fresh = items.map((item, n) => ({ key: `r${draft.nextKey + n}`, item }))
  return { ...draft, rows: draft.rows.toSpliced(at, 0, ...fresh), nextKey: draft.nextKey + fresh.length }
}

export function moveRow(draft: Draft, key: string, to: number): Draft {
  const from = draft.rows.findIndex((row) => row.key === key)
  if (from < 0 || to < 0 || to >= draft.rows.length || from === to) return draft
  const without = draft.rows.toSpliced(from, 1)
  return { ...draft, rows: without.toSpliced(to, 0, draft.rows[from]!) }
}

export function removeRow(draft: Draft, key: string): Draft {
  return { ...draft, rows: draft.rows.filter((row) => row.key !== key) }
}

/** A list in the list has no length of its own to change. */
export function changeRow(draft: Draft, key: string, change: { weight?: number; durationMs?: number | null }): Draft {
  const { durationMs: _, ...forLists } = change
  const changed = ({ item }: Row): PlaylistItem => (isNested(item) ? { ...item, ...forLists } : { ...item, ...change })
  return { ...draft, rows: draft.rows.map((row) => (row.key === key ? { ...row, item: changed(row) } : row)) }
}

export const isChanged = (draft: Draft, saved: Draft): boolean =>
  JSON.stringify(bodyOf(draft)) !== JSON.stringify(bodyOf(saved))

export const addGoal = (draft: Draft, goal: Goal): Draft => ({ ...draft, goals: [...draft.goals, goal] })
export const changeGoal = (draft: Draft, at: number, goal: Goal): Draft => ({
  ...draft,
  goals: draft.goals.with(at, goal),
})
export const removeGoal = (draft: Draft, at: number): Draft => ({ ...draft, goals: draft.goals.toSpliced(at, 1) })
