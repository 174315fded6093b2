import { Type } from 'typebox'
import { HoursRow } from './dayparts.ts'

/** A row of a display's opening hours: within it the screen is on at this brightness (percent); outside all rows it is black. */
export const OpeningRow = Type.Object({
  ...HoursRow.properties,
  brightness: Type.Integer({ minimum: 5, maximum: 100 }),
})
export type OpeningRow = Type.Static<typeof OpeningRow>

export const Opening = Type.Array(OpeningRow, { maxItems: 50 })
export type Opening = Type.Static<typeof Opening>
