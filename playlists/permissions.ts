import { Type } from 'typebox'

/** Quản trị, duyệt, biên tập, xem. */
export const ROLES = ['admin', 'approver', 'editor', 'viewer'] as const
export const Role = Type.Enum(ROLES)
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'read',
  'edit',
  'schedule',
  'approve',
  'override',
  'displays',
  'settings',
  'accounts',
  'audit',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const GRANTS: Record<Role, readonly Permission[]> = {
  viewer: ['read'],
  editor: ['read', 'edit', 'schedule'],
  approver: ['read', 'edit', 'schedule', 'approve', 'override', 'audit'],
  admin: PERMISSIONS,
}

/** RULES PM1. */
export const roleMay = (role: Role, permission: Permission): boolean => GRANTS[role].includes(permission)
