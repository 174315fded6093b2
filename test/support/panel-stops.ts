/** Every place of the panel that a person can come to, in the order of the menu. */
import { HO_CHI_MINH, addDays, instant, toLocal } from '../../playlists/time.ts'
import type { Page } from 'playwright-core'

export type Stop = {
  name: string
  /** What follows `/#` in the address. */
  at: string
  /** What is opened there: a dialog, a drawer, a menu, another tab. */
  open?: (page: Page) => Promise<void>
  /** Words that stand there once everything is here. */
  ready: string | RegExp
}

const press =
  (name: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name }).first().click()

/** A button of the frame, once the page is there: a menu leaves it in sight. */
const pressOver = (words: string, name: string | RegExp) => async (page: Page) => {
  await page.getByText(words).first().waitFor()
  await press(name)(page)
}

/** An entry of the menu behind a button. */
const choose = (button: string | RegExp, entry: string | RegExp) => async (page: Page) => {
  await press(button)(page)
  await page.getByRole('menuitem', { name: entry }).click()
}

/** What has passed is not moved. */
const tomorrow = addDays(toLocal(HO_CHI_MINH, instant(Date.now())).date, 1)

/** A block of the timeline, half an hour later: it asks whether one day is meant or all. */
const moveDown = (name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

export const STOPS: readonly Stop[] = [
  { name: 'overview', at: '/', ready: 'Lượt phát hôm nay' },
  { name: 'account-menu', at: '/', open: pressOver('Lượt phát hôm nay', /^Tài khoản/), ready: 'Đăng xuất' },
  { name: 'change-password', at: '/', open: choose(/^Tài khoản/, 'Đổi mật khẩu'), ready: 'Mật khẩu hiện tại' },
  { name: 'emergency', at: '/', open: press('Thông báo khẩn'), ready: 'Nội dung thông báo' },
  { name: 'blank-now', at: '/', open: press('Tắt màn hình ngay'), ready: 'Lý do' },

  { name: 'displays', at: '/displays', ready: 'Kiosk tra cứu' },
  { name: 'displays-add', at: '/displays', open: press('Thêm màn hình'), ready: 'Khung hình (điểm ảnh)' },
  { name: 'displays-detail', at: '/displays', open: press('Xem chi tiết Bảng LED nhỏ'), ready: 'Địa chỉ trang phát' },
  { name: 'displays-menu', at: '/displays', open: press('Thao tác với Bảng LED nhỏ'), ready: 'Hủy ghép nối' },
  {
    name: 'displays-edit',
    at: '/displays',
    open: choose('Thao tác với Dải LED cổng chính', 'Sửa'),
    ready: 'Tín hiệu ra (đen ở chỗ trống), dùng đến 512 × 192',
  },
  {
    name: 'displays-pair',
    at: '/displays',
    open: choose('Thao tác với Kiosk tra cứu', /^Ghép nối$/),
    ready: 'Mã ghép nối',
  },
  {
    name: 'displays-archive',
    at: '/displays',
    open: choose('Thao tác với Kiosk tra cứu', 'Lưu trữ'),
    ready: /^Lưu trữ .*\?$/,
  },
  {
    name: 'displays-groups',
    at: '/displays',
    open: (page) => page.getByRole('tab', { name: 'Nhóm màn hình' }).click(),
    ready: 'Ngoài trời',
  },

  { name: 'materials', at: '/materials', ready: 'Phim hướng dẫn' },
  { name: 'materials-add', at: '/materials', open: press('Thêm nội dung'), ready: 'Hình ảnh, video' },
  { name: 'materials-list', at: '/materials?view=list', ready: 'Phim hướng dẫn' },
  { name: 'materials-upload', at: '/materials', open: choose('Thêm nội dung', /video/i), ready: /^Thả tệp vào đây/ },
  { name: 'materials-drawer', at: '/materials', open: press('Phim hướng dẫn'), ready: 'Các phiên bản' },
  { name: 'materials-none', at: '/materials?search=xyzxyz', ready: 'Không tìm thấy nội dung phù hợp' },
  {
    name: 'materials-filters',
    at: '/materials?audience=everyone',
    ready: /^Chưa phát lần nào/,
  },
  {
    name: 'materials-chosen',
    at: '/materials',
    open: (page) => page.getByRole('checkbox', { name: 'Chọn: Phim hướng dẫn' }).check(),
    ready: 'Đã chọn 1 nội dung',
  },
  {
    name: 'materials-tag',
    at: '/materials',
    open: async (page) => {
      await page.getByRole('checkbox', { name: 'Chọn: Phim hướng dẫn' }).check()
      await press('Gắn nhãn')(page)
    },
    ready: 'Bỏ nhãn',
  },
  { name: 'slogan-editor', at: '/materials?new=slogan', ready: 'Xem trước trên màn hình thật' },
  {
    name: 'slogan-everywhere',
    at: '/materials?edit=1',
    open: async (page) => {
      await page.getByText('Trên mọi màn hình', { exact: true }).click()
      await press('Xem toàn cảnh')(page)
    },
    ready: 'Đúng từng điểm ảnh của mỗi màn hình; bảng LED có thể phóng to theo từng điểm.',
  },
  { name: 'steps-editor', at: '/materials?new=steps', ready: 'Xem trước trên màn hình thật' },
  { name: 'qr-editor', at: '/materials?new=qr', ready: 'Xem trước trên màn hình thật' },
  { name: 'figure-editor', at: '/materials?new=figure', ready: 'Xem trước trên màn hình thật' },
  { name: 'table-editor', at: '/materials?new=table', ready: 'Xem trước trên màn hình thật' },
  { name: 'hours-editor', at: '/materials?new=hours', ready: 'Xem trước trên màn hình thật' },
  { name: 'web-editor', at: '/materials?new=web', ready: 'Xem trước trên màn hình thật' },

  { name: 'playlists', at: '/playlists', ready: 'Một vòng' },
  { name: 'playlist-new', at: '/playlists?new=1', ready: 'Thư viện nội dung' },
  { name: 'playlist-editor', at: '/playlists', open: choose(/Buổi sáng tiếp dân/, 'Mở'), ready: 'Thư viện nội dung' },

  { name: 'schedules', at: '/schedules', ready: 'Theo lịch lúc này' },
  { name: 'schedule-new', at: '/schedules', open: press('Thêm lịch phát'), ready: 'Tên lịch' },
  { name: 'schedule-edit', at: '/schedules', open: press(/^Chợ phiên/), ready: 'Xóa lịch' },
  { name: 'schedules-day', at: '/schedules?day=2027-04-16', ready: 'Giỗ Tổ Hùng Vương' },
  { name: 'schedules-group-day', at: '/schedules?day=2027-04-16&of=group-1', ready: 'Dải LED cổng chính' },
  { name: 'block-menu', at: '/schedules', open: press('Thao tác với “Chợ phiên”'), ready: 'Chép sang các ngày…' },
  {
    name: 'block-copy',
    at: '/schedules',
    open: choose('Thao tác với “Chợ phiên”', 'Chép sang các ngày…'),
    ready: 'Chọn ít nhất một ngày.',
  },
  { name: 'block-scope', at: `/schedules?day=${tomorrow}`, open: moveDown(/^Chợ phiên/), ready: 'Cả chuỗi' },
  { name: 'schedules-dayparts', at: '/schedules?tab=dayparts', ready: 'Thêm khung giờ' },
  { name: 'schedules-moment', at: '/schedules?tab=moment', ready: 'Vì sao' },
  { name: 'schedules-planned', at: '/schedules?tab=planned', ready: 'Lượt trọn vẹn' },
  { name: 'schedules-list', at: '/schedules?tab=list', ready: 'Hội nghị trực tuyến' },
  { name: 'schedules-history', at: '/schedules?tab=history', ready: 'Chưa có lịch nào kết thúc' },

  { name: 'schedules-import', at: '/schedules', open: press('Nhập từ tệp .ics'), ready: 'Nhập lịch từ tệp .ics' },

  { name: 'calendar', at: '/calendar', ready: 'Tháng 12' },
  { name: 'calendar-day', at: '/calendar', open: press(/02\/09\/20/), ready: 'Ngày này là' },
  { name: 'calendar-presets', at: '/calendar', open: press('Ngày kỷ niệm'), ready: 'Chọn tất cả' },
  { name: 'calendar-import', at: '/calendar', open: choose('Nhập, xuất', 'Nhập từ tệp…'), ready: 'Chọn tệp…' },

  { name: 'campaigns', at: '/campaigns', ready: 'Phòng chống cháy nổ' },
  { name: 'campaign-page', at: '/campaigns?open=1', ready: 'Theo chuyên đề' },
  { name: 'campaign-without-plan', at: '/campaigns?open=2', ready: 'Chưa nhập kế hoạch' },
  { name: 'campaign-plan', at: '/campaigns?open=1', open: press('Sửa kế hoạch'), ready: 'Thêm giai đoạn' },
  { name: 'campaign-new', at: '/campaigns', open: press('Thêm chiến dịch'), ready: 'Tên chiến dịch' },

  { name: 'approvals', at: '/approvals', ready: /^2 bản chờ duyệt/ },
  { name: 'approvals-return', at: '/approvals', open: press(/^Trả lại “/), ready: 'Lý do' },

  { name: 'plays', at: '/plays', ready: 'Theo nội dung' },
  { name: 'plays-fulfilment', at: '/plays?tab=fulfilment', ready: 'Kế hoạch và thực hiện' },
  { name: 'plays-unplayed', at: '/plays?tab=unplayed', ready: 'Chuyên đề chưa có lượt phát' },
  { name: 'plays-list', at: '/plays?tab=plays', ready: 'Kết quả' },
  { name: 'plays-evidence', at: '/plays?tab=plays', open: press(/^Xem chứng cứ/), ready: 'Mã băm nội dung' },
  { name: 'plays-export', at: '/plays', open: press('Xuất nhật ký phát'), ready: 'Excel (.xlsx)' },
  { name: 'plays-quarantine', at: '/plays?tab=quarantine', ready: 'Dữ liệu gốc' },
  {
    name: 'plays-dates',
    at: '/plays?period=custom&from=2024-01-01&until=2024-01-02',
    open: press('Từ ngày – đến ngày'),
    ready: 'T2',
  },
  {
    name: 'plays-empty',
    at: '/plays?period=custom&from=2024-01-01&until=2024-01-02',
    ready: 'Chưa có lượt phát nào trong kỳ này',
  },

  { name: 'reports', at: '/reports', ready: 'Chưa có báo cáo nào' },
  { name: 'report-new', at: '/reports', open: press('Lập báo cáo'), ready: 'Kỳ báo cáo' },

  { name: 'audit', at: '/audit', ready: 'Tivi phòng họp' },
  { name: 'audit-open', at: '/audit', open: press(/^Xem thay đổi/), ready: 'Trước' },
  { name: 'accounts', at: '/accounts', ready: 'Lê Thị Cúc' },
  { name: 'account-add', at: '/accounts', open: press('Thêm người dùng'), ready: 'Mật khẩu ban đầu' },
  { name: 'account-reset', at: '/accounts', open: press('Đặt lại mật khẩu'), ready: 'Mật khẩu mới' },
  { name: 'settings-office', at: '/settings', ready: 'Tên cơ quan' },
  { name: 'settings-topics', at: '/settings/topics', ready: 'CD18' },
  { name: 'topic-add', at: '/settings/topics', open: press('Thêm chuyên đề'), ready: 'Mô tả' },
  { name: 'settings-log', at: '/settings/log', ready: 'Chưa kiểm tra lần nào' },
  { name: 'settings-backups', at: '/settings/backups', ready: 'Sao lưu ngay' },
  { name: 'missing', at: '/khong-co-trang-nay', ready: 'Không có trang này' },
]
