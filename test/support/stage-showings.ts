import type { Snapshot, Subject } from '../../display/engine/snapshot.ts'
import type { Hash, MaterialId } from '../../playlists/ids.ts'
import type { Content, QrContent, SloganContent, Template } from '../../playlists/content.ts'
import { HO_CHI_MINH, instant } from '../../playlists/time.ts'

export const CANVASES = [
  [1920, 1080],
  [1080, 1920],
  [1080, 1080],
  [1024, 96],
  [512, 256],
  [384, 192],
  [256, 128],
  [192, 96],
  [128, 64],
  [64, 32],
  [200, 56],
] as const

export const slogan = (template: Template, headline: string, support = '', steps: string[] = []): SloganContent => ({
  kind: 'slogan',
  template,
  headline,
  support,
  steps,
})

export const qr = (url: string, headline: string, support = ''): QrContent => ({ kind: 'qr', url, headline, support })

/** Short and long words of the starter campaign, and the hard cases: codes, hosts, capitals with stacked marks. */
export const SLOGANS: Record<string, SloganContent> = {
  'formal-short': slogan('formal', 'Hành động đột phá, lan tỏa kết quả'),
  'formal-parts': slogan('formal', 'Đồng tâm hành động - Kiến tạo tầm vóc - Dẫn dắt tương lai'),
  'formal-long': slogan(
    'formal',
    'Khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số - động lực then chốt cho phát triển nhanh, bền vững',
    'Nghị quyết số 57-NQ/TW của Bộ Chính trị',
  ),
  'formal-marks': slogan('formal', 'ẲM ẴM ỄN ỀN ỢT ỰC ỠNG ẤP Ỳ Ỹ Ộ Ặ'),
  'digital-short': slogan('digital', 'Mỗi người dân là một công dân số'),
  'digital-support': slogan(
    'digital',
    'Bình dân học vụ số - không ai bị bỏ lại phía sau trong kỷ nguyên số',
    'Cần giúp cài ứng dụng? Hãy hỏi Tổ công nghệ số cộng đồng',
  ),
  'digital-figure': slogan(
    'digital',
    'Mục tiêu 2026: trên 90% người dân trong độ tuổi lao động có tài khoản dịch vụ công và cài iHanoi',
  ),
  'green-short': slogan('green', 'Không giấy tờ - Không tiếp xúc - Không trung gian'),
  'green-long': slogan(
    'green',
    'Hồ sơ "Làn xanh": ưu tiên giải quyết, rút ngắn thời gian',
    'Xem danh mục niêm yết tại quầy',
  ),
  'safety-short': slogan('safety', 'Không cung cấp mã OTP cho bất kỳ ai'),
  'safety-long': slogan(
    'safety',
    'Có người tự xưng cán bộ phường, công an gọi điện yêu cầu cài ứng dụng? Không làm theo. Hãy đến trực tiếp Công an phường',
    'Báo cuộc gọi, tin nhắn lừa đảo: gọi hoặc nhắn 156 (miễn phí)',
  ),
  'steps-four': slogan('steps', 'Cài iHanoi', '', [
    'Mở App Store hoặc CH Play',
    'Tìm "iHanoi"',
    'Bấm Cài đặt',
    'Đăng nhập bằng tài khoản VNeID',
  ]),
  'steps-icons': {
    ...slogan('steps', 'Nộp hồ sơ trực tuyến', 'Miễn phí tại quầy', [
      'Đăng nhập bằng VNeID',
      'Chụp giấy tờ rõ bốn góc',
      'Nộp hồ sơ và phí',
      'Chờ tin nhắn báo kết quả',
    ]),
    icons: ['person', 'camera', 'send', null],
  },
  'steps-six': slogan('steps', '6 RÕ trong mọi công việc', 'Nghị quyết 57-NQ/TW', [
    'Rõ người',
    'Rõ việc',
    'Rõ trách nhiệm',
    'Rõ thẩm quyền',
    'Rõ sản phẩm',
    'Rõ thời hạn',
  ]),
  'steps-long': slogan('steps', 'Nộp hồ sơ trực tuyến tại Cổng Dịch vụ công quốc gia', '', [
    'Đăng nhập dichvucong.gov.vn bằng tài khoản VNeID mức độ 2',
    'Chọn đúng thủ tục và nơi tiếp nhận hồ sơ của phường',
    'Khai thông tin, đính kèm giấy tờ đã chụp rõ bốn góc',
    'Nộp phí, lệ phí không dùng tiền mặt, giữ lại mã hồ sơ',
    'Theo dõi tiến độ và nhận kết quả qua tin nhắn hoặc tại quầy',
  ]),
  'notice-short': slogan('notice', 'Chào mừng Ngày Chuyển đổi số quốc gia 10/10'),
  'notice-long': slogan(
    'notice',
    'Tạm dừng tiếp nhận hồ sơ từ 14:00 đến 16:30 ngày 20/11/2026 do bảo trì hệ thống',
    'Mong quý vị thông cảm',
  ),
  'hours-steps': slogan('hours', 'Giờ làm việc: 08:00 - 12:00 và 13:00 - 17:00, Thứ Hai đến Thứ Sáu', '', [
    'Lấy số',
    'Chờ gọi',
    'Nộp hồ sơ',
    'Nhận giấy hẹn',
  ]),
  'hours-plain': slogan('hours', 'Giờ làm việc', 'Sáng 08:00 - 12:00\nChiều 13:00 - 17:00\nThứ Hai đến Thứ Sáu'),
  'emergency-short': slogan('emergency', 'THÔNG BÁO KHẨN: Sơ tán theo lối cầu thang bộ'),
  'emergency-long': slogan(
    'emergency',
    'Nước sông Tích dâng nhanh. Người dân các thôn ven sông di chuyển ngay đến nhà văn hóa thôn, mang theo giấy tờ và thuốc men',
    'Cập nhật lúc 21:30 ngày 20/11/2026. Gọi 112 khi cần cứu hộ',
  ),
  'solemn-short': slogan('solemn', 'Quốc tang', 'Tạm dừng các hoạt động vui chơi, giải trí công cộng'),
}

export const QRS: Record<string, QrContent> = {
  'qr-host': qr('https://binhdanhocvuso.gov.vn', 'Học kỹ năng số', 'Miễn phí, học trên điện thoại'),
  'qr-service': qr('https://dichvucong.gov.vn/', 'Nộp hồ sơ trực tuyến: bớt đi lại, bớt chờ đợi'),
  'qr-path': qr('https://tinnhiemmang.vn/website-lua-dao', 'Nghi ngờ website lừa đảo? Tra cứu ngay'),
  'qr-short': qr('https://ihanoi.gov.vn', 'Cài iHanoi'),
}

type ShownContent = Extract<Subject, { kind: 'content' }>

export function showing(key: string, content: Content, ...media: readonly string[]): ShownContent {
  const revision = key.padStart(64, '0') as Hash
  return {
    kind: 'content',
    key,
    content,
    revision,
    material: 1 as MaterialId,
    media,
    slot: { start: instant(0), durationMs: 15_000 },
    hours: null,
    solemn: false,
  }
}

export const OFFICE = { name: 'Trung tâm Phục vụ hành chính công phường Vĩnh Tuy', logo: null }
export type Playing = Extract<Snapshot, { kind: 'playing' }>

export function playing(width: number, height: number, current: Subject, next: Subject | null = null): Playing {
  const canvas = { x: 0, y: 0, width, height }
  const placed = (subject: Subject) => ({ ...subject, rect: canvas })
  const zones = [{ name: 'main' as const, current: placed(current), next: next && placed(next) }]
  return { kind: 'playing', canvas, zone: HO_CHI_MINH, office: OFFICE, brightness: 100, muted: true, zones }
}
