import type { AlarmKind } from '../../../../playlists/signs.ts'
import type { OrderKind, OrderReply } from '../../../../playlists/wire/orders.ts'

type Words = { name: string; todo: string }

export const watch = {
  title: 'Cảnh báo màn hình',
  none: 'Không có cảnh báo. Mọi màn hình trong giờ mở đều hiển thị đúng.',
  todo: 'Cần làm:',
  since: (when: string, ago: string) => `Từ ${when} (${ago})`,
  ended: (from: string, to: string) => `${from} đến ${to}`,
  past: 'Cảnh báo đã hết trong bảy ngày qua',
  more: (count: string) => `và ${count} cảnh báo khác`,
  about: (display: string, alarm: string) => `${display}: ${alarm}`,
  kinds: {
    lost: {
      name: 'Mất kết nối',
      todo: 'Kiểm tra nguồn điện, dây mạng hoặc Wi-Fi của thiết bị. Lượt phát được gửi bù khi có mạng lại.',
    },
    twins: {
      name: 'Hai máy cùng một màn hình',
      todo: 'Tìm máy có địa chỉ đó và tắt trang phát. Nếu ổ đĩa bị sao chép: hủy ghép nối, rồi ghép lại đúng một máy.',
    },
    'wrong-content': {
      name: 'Hiển thị sai',
      todo: 'Bấm “Tải lại trang phát”. Nếu vẫn sai, khởi động lại thiết bị.',
    },
    'old-programme': {
      name: 'Chưa nhận chương trình mới',
      todo: 'Kiểm tra mạng và dung lượng của thiết bị, rồi bấm “Tải lại trang phát”.',
    },
    'failing-item': {
      name: 'Nội dung không phát được',
      todo: 'Bấm “Tải lại tệp”. Nếu vẫn lỗi, mở Nội dung và tải lên tệp khác (video: MP4, H.264).',
    },
    'clock-off': {
      name: 'Lệch giờ',
      todo: 'Bật đồng bộ giờ tự động (Internet time, NTP) trên thiết bị.',
    },
    'storage-low': {
      name: 'Sắp hết chỗ lưu',
      todo: 'Xóa tệp không cần trên ổ đĩa của thiết bị, hoặc bớt video nặng trong danh sách phát.',
    },
  } satisfies Record<AlarmKind, Words>,
  what: {
    lost: (when: string) => `Không nhận được tín hiệu từ ${when}. Màn hình có thể vẫn phát theo lịch đã lưu.`,
    twins: (address: string) => `Một máy thứ hai (địa chỉ ${address}) cũng nhận là màn hình này và đã tự nhường.`,
    wrong: (shown: string, wanted: string) => `Đang hiện ${shown}, trong khi chương trình là ${wanted}.`,
    hidden: 'Cửa sổ phát đang bị thu nhỏ hoặc bị che.',
    old: 'Màn hình còn chạy chương trình cũ quá 60 giây sau khi có chương trình mới.',
    failing: (title: string, times: string, reason: string) =>
      `${title} lỗi ${times} lần liên tiếp (${reason}) nên được bỏ qua.`,
    clock: (span: string) => `Đồng hồ của thiết bị lệch ${span} so với máy chủ.`,
    free: (size: string) => `Chỉ còn trống ${size}.`,
    beyond: (count: string) => `Không đủ chỗ cho ${count} tệp của chương trình.`,
  },
  shown: {
    slot: (title: string) => `“${title}”`,
    other: 'một nội dung khác',
    fallback: 'màn hình chờ (tên cơ quan, đồng hồ)',
    black: 'màn hình đen',
    covered: 'khung hình của vùng khác',
    nothing: 'không có gì',
  },
  reasons: {
    decode: 'không giải mã được',
    stalled: 'đứng hình',
    'media-missing': 'thiếu tệp',
    other: 'không rõ',
  },
  acknowledge: {
    action: 'Nhận xử lý',
    title: (alarm: string) => `Nhận xử lý: ${alarm}`,
    body: 'Ghi lại ai làm gì, để người khác biết. Cảnh báo tự hết khi màn hình bình thường trở lại.',
    note: 'Ghi chú',
    missing: 'Ghi một dòng, ví dụ: đã báo thợ điện.',
    done: 'Đã ghi nhận.',
    said: (by: string, when: string, note: string) => `${by} nhận xử lý lúc ${when}: ${note}`,
  },
  remote: {
    title: 'Điều khiển từ xa',
    actions: {
      identify: 'Nhận diện',
      'test-pattern': 'Hình kiểm tra',
      'end-picture': 'Tắt hình kiểm tra',
      reload: 'Tải lại trang phát',
      'clear-cache': 'Tải lại tệp',
    } satisfies Record<OrderKind, string>,
    hints: {
      identify: 'Hiện tên màn hình thật to trong 30 giây',
      'test-pattern': 'Viền, lưới, thước và vạch màu đúng từng điểm ảnh, trong 10 phút',
      'end-picture': 'Màn hình phát lại chương trình',
      reload: 'Mở lại trang phát, mất vài giây',
      'clear-cache': 'Tải lại mọi tệp của chương trình từ máy chủ; tệp cũ giữ đến khi có tệp mới',
    } satisfies Record<OrderKind, string>,
    confirm: {
      title: (action: string, display: string) => `${action} trên ${display}?`,
      body: 'Người xem sẽ thấy ngay. Trong lúc đó nội dung không phát và không tính lượt.',
    },
    sent: 'Đã gửi, chờ màn hình trả lời.',
    none: 'Chưa có lệnh nào.',
    outcomes: {
      waiting: 'đang chờ màn hình trả lời…',
      done: 'màn hình đã làm',
      failed: 'màn hình không làm được',
      expired: 'màn hình không trả lời trong 2 phút. Kiểm tra nguồn và mạng của thiết bị, rồi gửi lại.',
    } satisfies Record<OrderReply['outcome'], string>,
    line: (action: string, when: string, by: string) => `${action}, ${when}, ${by}`,
  },
  showNow: {
    show: 'Phát ngay',
    black: 'Để màn hình đen',
    title: (display: string) => `Trên ${display}`,
    showBody: 'Nội dung hiện ngay trên màn hình này, thay lịch phát, và tự kết thúc. Thông báo khẩn vẫn đứng trên.',
    blackBody: 'Màn hình này chuyển sang đen ngay và tự bật lại đúng giờ.',
    material: 'Nội dung đã duyệt',
    noMaterial: 'Không có nội dung đã duyệt nào như vậy.',
    length: 'Trong thời gian',
    minutes: (minutes: string) => `${minutes} phút`,
    sent: 'Đã gửi, chờ màn hình nhận.',
    until: (when: string) => `đến ${when}`,
    on: 'màn hình báo đang hiện',
    waiting: 'chờ màn hình nhận…',
    end: 'Kết thúc',
    ended: 'Đã kết thúc.',
  },
  facts: {
    memory: 'Bộ nhớ trang phát',
    frames: 'Khung hình video bị rớt',
    framesOf: (dropped: string, all: string) => `${dropped} trên ${all}`,
    failures: 'Lần không phát được',
    network: 'Mạng',
    networkOf: (kind: string, megabits: string, ms: string) => `${kind}, ${megabits} Mbit/s, trễ ${ms} ms`,
    noNetwork: 'ngoại tuyến',
    up: 'Trang phát đã mở',
    stored: 'Đã lưu trên máy',
    hidden: 'Cửa sổ phát',
    hiddenYes: 'bị thu nhỏ hoặc bị che: trình duyệt ngừng vẽ',
    hiddenNo: 'đang hiện',
    past: 'Hai ngày qua',
    pastOf: (dropped: string, failures: string, starts: string) =>
      `rớt ${dropped} khung hình, ${failures} lần không phát được, mở lại ${starts} lần`,
    memoryOf: (least: string, most: string) => `${least} đến ${most}`,
  },
  testing: 'Đang hiện hình nhận diện hoặc hình kiểm tra theo lệnh, chưa phát chương trình.',
  redrawn:
    'Hình trên được vẽ lại từ chương trình và giờ máy chủ, không phải ảnh chụp màn hình. Điều thiết bị tự báo ở mục Thiết bị.',
}
