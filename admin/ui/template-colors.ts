import type { Template } from '../../playlists/content.ts'

/** The ground of each look, which stands where its picture is not drawn yet; the stage draws the real thing. */
export const TEMPLATE_GROUNDS: Record<Template, string> = {
  formal: '#840b12',
  digital: '#0d3b8c',
  green: '#02502f',
  safety: '#ffb400',
  steps: '#0b3558',
  notice: '#fbf7ee',
  hours: '#08474f',
  emergency: '#a80010',
  solemn: '#2a2b2d',
}
