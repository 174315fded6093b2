import { Type } from 'typebox'
import { CampaignId, DisplayId, GroupId, MaterialId } from '../ids.ts'
import { Audience } from '../material.ts'

/**
 * Which plays a question is about: all of these that are said hold. A group is made of those that are in it now; a campaign
 * and an audience are those that a content has now; a topic is the one it had when it was played.
 */
const which = {
  display: Type.Optional(DisplayId),
  group: Type.Optional(GroupId),
  material: Type.Optional(MaterialId),
  topic: Type.Optional(Type.String({ maxLength: 10 })),
  campaign: Type.Optional(CampaignId),
  audience: Type.Optional(Audience),
}
export const Which = Type.Object(which)
export type Which = Type.Static<typeof Which>
