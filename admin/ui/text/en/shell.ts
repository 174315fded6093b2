import type { shell as vi } from '../vi/shell.ts'

export const shell: typeof vi = {
  product: 'Bảng tin',
  skip: 'Skip to the main content',
  menu: 'Open or close the menu',
  navigation: 'Main menu',
  nav: {
    overview: 'Overview',
    displays: 'Displays',
    materials: 'Materials',
    playlists: 'Playlists',
    schedules: 'Schedules',
    calendar: 'Year calendar',
    campaigns: 'Campaigns',
    approvals: 'Approvals',
    plays: 'Reports',
    audit: 'Audit log',
    accounts: 'Users',
    settings: 'Settings',
  },
  newReports: (count) => `${count} new reports`,
  pending: (count) => `${count} waiting for approval`,
  account: {
    menu: (name) => `Account ${name}`,
    password: 'Change password',
    language: 'Language',
    signOut: 'Sign out',
  },
  languages: { vi: 'Tiếng Việt', en: 'English' },
  roles: { admin: 'Administrator', approver: 'Approver', reviewer: 'Reviewer', editor: 'Editor', viewer: 'Viewer' },
  lost: 'The connection to the server is lost, trying again…',
  wizard: { banner: 'The set-up is not finished.', resume: 'Continue the set-up' },
}
