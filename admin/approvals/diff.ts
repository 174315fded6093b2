import type { Content } from '../../playlists/material.ts'

export const CONTENT_FIELDS = [
  'kind',
  'template',
  'headline',
  'support',
  'steps',
  'url',
  'file',
  'fit',
  'description',
] as const
export type ContentField = (typeof CONTENT_FIELDS)[number]
export type FieldChange = { field: ContentField; before: string; after: string }

/** The fields that differ between two revisions, in the order a reader meets them. */
export function changedFields(before: Content, after: Content): FieldChange[] {
  return CONTENT_FIELDS.map((field) => ({
    field,
    before: fieldText(before, field),
    after: fieldText(after, field),
  })).filter((change) => change.before !== change.after)
}

function fieldText(content: Content, field: ContentField): string {
  const value = (content as Record<string, unknown>)[field]
  if (Array.isArray(value)) return value.map((line, n) => `${n + 1}. ${String(line)}`).join('\n')
  return value === undefined ? '' : String(value)
}
