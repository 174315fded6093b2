import { Type } from 'typebox'

/** Of which kind an office's documents are: the State's (Nghị định 30/2020) or the Party's. */
export const OfficeForm = Type.Union([Type.Literal('state'), Type.Literal('party')])
export type OfficeForm = Type.Static<typeof OfficeForm>
