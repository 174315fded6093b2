import { Type } from 'typebox'

/** Ids are integers, branded so that one noun's id cannot stand in for another's. */
const id = <B extends string>() =>
  Type.Unsafe<number & { readonly __id: B }>(Type.Integer({ minimum: 1, maximum: 2 ** 53 - 1 }))

export const AccountId = id<'account'>()
export const MaterialId = id<'material'>()
export const CampaignId = id<'campaign'>()
export const PlaylistId = id<'playlist'>()
export const ScheduleId = id<'schedule'>()
export const DisplayId = id<'display'>()
export const GroupId = id<'group'>()
export const DaypartId = id<'daypart'>()
export const ReportId = id<'report'>()

export type AccountId = Type.Static<typeof AccountId>
export type MaterialId = Type.Static<typeof MaterialId>
export type CampaignId = Type.Static<typeof CampaignId>
export type PlaylistId = Type.Static<typeof PlaylistId>
export type ScheduleId = Type.Static<typeof ScheduleId>
export type DisplayId = Type.Static<typeof DisplayId>
export type GroupId = Type.Static<typeof GroupId>
export type DaypartId = Type.Static<typeof DaypartId>
export type ReportId = Type.Static<typeof ReportId>

/** SHA-256 in lower-case hex: the name of a file, of a revision's content, of a programme. */
export const Hash = Type.Unsafe<string & { readonly __hash: true }>(Type.String({ pattern: '^[0-9a-f]{64}$' }))
export type Hash = Type.Static<typeof Hash>
