import type { MaterialId } from '../../playlists/ids.ts'
import type { PlaylistItem, PlaylistOrder } from '../../playlists/playlist.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'

/** A row of the editor; `key` tells twins apart while they are dragged. */
export type Row = PlaylistItem & { key: string }
export type Draft = { name: string; note: string; order: PlaylistOrder; rows: Row[]; nextKey: number }

export const EMPTY_DRAFT: Draft = { name: '', note: '', order: 'sequence', rows: [], nextKey: 1 }

export function draftOf(playlist: PlaylistReply): Draft {
  const { name, note, order, items } = playlist
  const rows = items.map((item, n) => ({ ...item, key: `r${n + 1}` }))
  return { name, note, order, rows, nextKey: rows.length + 1 }
}

export function bodyOf(draft: Draft) {
  const items = draft.rows.map(({ material, weight, durationMs }) => ({ material, weight, durationMs }))
  return {
    name: draft.name.normalize('NFC').trim(),
    note: draft.note.normalize('NFC').trim(),
    order: draft.order,
    items,
  }
}

export function addRows(draft: Draft, materials: readonly MaterialId[], at = draft.rows.length): Draft {
  const fresh = materials.map((material, n) => ({
    key: `r${draft.nextKey + n}`,
    material,
    weight: 1,
    durationMs: null,
  }))
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

export function changeRow(draft: Draft, key: string, change: Partial<Pick<Row, 'weight' | 'durationMs'>>): Draft {
  return { ...draft, rows: draft.rows.map((row) => (row.key === key ? { ...row, ...change } : row)) }
}

export const isChanged = (draft: Draft, saved: Draft): boolean =>
  JSON.stringify(bodyOf(draft)) !== JSON.stringify(bodyOf(saved))

/** What the arithmetic needs of a material: its own length, and whether it may be shown today. */
export type Facts = { durationMs: number; plays: boolean }

export type Share = { lengthMs: number; times: number; part: number }

/**
 * How often each row comes in one round and which part of the round's time it holds (0 to 1); rows that may not be shown
 * hold none. RULES RO1, RO2, RO5: weights count over their common divisor.
 */
export function sharesOf(draft: Draft, factsOf: (material: MaterialId) => Facts): { rows: Share[]; totalMs: number } {
  const known = draft.rows.map((row) => ({ row, facts: factsOf(row.material) }))
  const weighted = draft.order === 'weighted'
  const divisor = weighted ? known.reduce((sum, { row, facts }) => (facts.plays ? gcd(sum, row.weight) : sum), 0) : 1
  const rows = known.map(({ row, facts }) => ({
    lengthMs: row.durationMs ?? facts.durationMs,
    times: facts.plays ? (weighted ? row.weight / divisor : 1) : 0,
  }))
  const totalMs = rows.reduce((sum, row) => sum + row.times * row.lengthMs, 0)
  const part = (row: { lengthMs: number; times: number }) => (totalMs === 0 ? 0 : (row.times * row.lengthMs) / totalMs)
  return { rows: rows.map((row) => ({ ...row, part: part(row) })), totalMs }
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
