import type { Clock, Weekday } from '../../playlists/time.ts'
import type { Settings } from '../../playlists/wire/settings.ts'

const MONDAY_TO_FRIDAY: Weekday[] = [1, 2, 3, 4, 5]

/** What an empty office starts with; the first-run wizard asks for the true name, form and hours. */
export const DEFAULT_SETTINGS: Settings = {
  officeName: 'Trung tâm Phục vụ hành chính công phường',
  officeForm: 'state',
  zone: 'Asia/Ho_Chi_Minh',
  hours: [
    { weekdays: MONDAY_TO_FRIDAY, from: '08:00' as Clock, to: '12:00' as Clock },
    { weekdays: MONDAY_TO_FRIDAY, from: '13:00' as Clock, to: '17:00' as Clock },
  ],
  restDays: [6, 7],
  fallbackLine: '',
  logo: null,
  selfApproval: false,
  twoStepApproval: false,
  maxImageMb: 30,
  maxVideoMb: 500,
  maxPdfMb: 100,
  maxPdfPages: 300,
  webHosts: [],
  playsKeepMonths: 24,
}
