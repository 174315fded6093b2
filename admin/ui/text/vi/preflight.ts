import type { Check } from '../../../../playlists/preflight/findings.ts'
import type { Situation } from '../../../preflight/situation.ts'

/** How a check is called, how to mend what it finds, and whether its limit is the most (else the least). */
type CheckWords = { title: string; fix: string; most: boolean }
/** An empty title leaves the check's own. */
type SituationWords = { title: string; fix: string }

export const preflight = {
  title: 'Kiểm tra trước khi phát',
  overview: 'Thu nhỏ',
  every: 'Trên mọi màn hình',
  view: 'Cách xem trước',
  notAimed: 'Chưa có lịch đưa nội dung này lên đây; lỗi ở đây chỉ là cảnh báo nếu màn hình khác phát được.',
  everyLead: 'Thu vừa khung này, nhỏ nhất trước. Bấm Xem toàn cảnh để xem đúng từng điểm ảnh.',
  panorama: 'Xem toàn cảnh',
  panoramaLead: 'Đúng từng điểm ảnh của mỗi màn hình; bảng LED có thể phóng to theo từng điểm.',
  standard: 'Chưa có màn hình nào nên dùng các kích thước mẫu, đúng từng điểm ảnh.',
  dots: 'Hiện từng điểm LED',
  drawing: 'Đang vẽ…',
  nothing: 'Không hiển thị được',
  frameTitle: 'Khung kiểm tra',
  frameOf: (names: string, size: string) => (names === '' ? `Khung hình ${size}` : `Khung hình trên ${names}`),
  pixelSize: (size: string) => `${size} điểm ảnh`,
  ledSize: (size: string) => `LED ${size} điểm`,
  classes: {
    micro: 'Bảng nhỏ',
    ribbon: 'Dải dài',
    landscape: 'Màn hình ngang',
    square: 'Màn hình vuông',
    portrait: 'Màn hình dọc',
  },
  progress: (done: string, all: string) => `Đang kiểm tra trên màn hình: ${done}/${all} kích thước`,
  manyProgress: (done: string, all: string) => `Đang kiểm tra trên màn hình: ${done}/${all} nội dung`,
  stop: 'Dừng',
  allPass: 'Đạt trên mọi màn hình',
  seeAll: (count: string) => `Xem tất cả ${count} cỡ màn hình`,
  passHere: (many: boolean): string => (many ? 'Đạt trên các màn hình này' : 'Đạt trên màn hình này'),
  blocks: (count: string) => `${count} lỗi chặn`,
  warnings: (count: string) => `${count} cảnh báo`,
  verdicts: { pass: 'Đạt', warn: 'Cảnh báo', block: 'Chặn' },
  verdictNames: { pass: 'Đạt', warn: 'Có cảnh báo', block: 'Có lỗi chặn' },
  about: (what: string) => `“${what}”`,
  against: (measured: string, limit: string, most: boolean) =>
    most ? `${measured}, nhiều nhất ${limit}` : `${measured}, cần từ ${limit}`,
  cutBy: (amount: string) => `bị cắt ${amount}`,
  seenAfter: (time: string) => `sau ${time} mới hiện hết`,
  units: {
    px: (n: string) => `${n} điểm ảnh`,
    mm: (n: string) => `${n} mm`,
    ratio: (n: string) => `${n}:1`,
    modules: (n: string) => `${n} ô`,
    percent: (n: string) => `${n}%`,
    mbps: (n: string) => `${n} Mbit/s`,
  },
  never: 'Chưa kiểm tra trên màn hình.',
  checkedAt: (at: string, displays: string) => `Kiểm tra lúc ${at} trên ${displays} màn hình.`,
  changed: (names: string) => `Kiểm tra trước khi các màn hình này thay đổi hoặc được thêm: ${names}.`,
  overriddenBy: (name: string, at: string) => `${name} cho qua lỗi chặn lúc ${at}`,
  misfits: {
    title: 'Nội dung chưa dùng được trên màn hình sẽ chiếu',
    undrawnTitle: 'Nội dung chưa kiểm tra trên màn hình sẽ chiếu',
    undrawn: (count: string, displays: string) => `${count} nội dung chưa kiểm tra trên màn hình này: ${displays}`,
    undrawnFix: 'Đã duyệt trước khi có màn hình này, nên chưa biết chữ có đọc được và mã có quét được ở đây không.',
    checkNow: 'Kiểm tra ngay',
    others: (count: string) => `và ${count} nội dung khác`,
    still: 'Vẫn lưu được. Nên sửa nội dung, bỏ khỏi danh sách, hoặc chọn màn hình khác.',
  },
  override: {
    title: 'Nội dung chưa dùng được trên một số màn hình',
    body: 'Nên sửa theo hướng dẫn dưới đây. Nếu vẫn cần phát, ghi lý do: lý do được lưu vào nhật ký và người duyệt sẽ thấy.',
    reason: 'Lý do vẫn cần phát',
    reasonHint: 'Ví dụ: bảng nhỏ chỉ cần địa chỉ bằng chữ',
    reasonMissing: 'Ghi lý do để người duyệt biết vì sao vẫn cần phát.',
    confirm: 'Ghi lý do và tiếp tục',
    mend: 'Quay lại sửa',
  },
  checks: {
    frame: {
      title: 'Khung hình chưa được vẽ',
      fix: 'Mở nội dung trong trình soạn thảo để kiểm tra trên màn hình; nếu là ảnh hoặc video, tải lại tệp.',
      most: false,
    },
    'letters-px': {
      title: 'Chữ hoa quá ít điểm ảnh',
      fix: 'Rút ngắn câu chữ hoặc bỏ dòng phụ để chữ được lớn hơn.',
      most: false,
    },
    'letters-mm': {
      title: 'Chữ nhỏ so với khoảng cách xem',
      fix: 'Rút ngắn câu chữ để chữ lớn hơn, hoặc sửa khoảng cách xem của màn hình nếu ghi chưa đúng.',
      most: false,
    },
    contrast: {
      title: 'Chữ không đủ tương phản với nền',
      fix: 'Chọn mẫu trình bày khác có chữ và nền khác nhau rõ hơn.',
      most: false,
    },
    fits: {
      title: 'Chữ bị cắt',
      fix: 'Rút ngắn câu chữ để không chữ nào bị cắt hoặc đè lên nhau.',
      most: true,
    },
    runs: {
      title: 'Chữ phải chạy hoặc lật trang',
      fix: 'Rút ngắn để toàn bộ đứng yên; nếu chấp nhận, để thời lượng đủ cho chữ hiện hết.',
      most: true,
    },
    reading: {
      title: 'Thời lượng không đủ để đọc',
      fix: 'Tăng thời lượng hoặc rút ngắn câu chữ.',
      most: false,
    },
    'qr-read': {
      title: 'Không quét được mã QR',
      fix: 'Máy quét không đọc được mã, hoặc đọc ra địa chỉ khác. Dùng địa chỉ ngắn hơn để ô của mã lớn hơn.',
      most: false,
    },
    'qr-module': {
      title: 'Ô của mã QR quá nhỏ',
      fix: 'Nếu còn chỗ, dùng địa chỉ ngắn hơn hoặc bớt chữ trên thẻ; nếu mã đã cao bằng bảng, dành thẻ này cho màn hình lớn hơn.',
      most: false,
    },
    'qr-quiet': {
      title: 'Viền trắng quanh mã QR quá hẹp',
      fix: 'Bớt chữ trên thẻ để mã có đủ viền trắng.',
      most: false,
    },
    'qr-width': {
      title: 'Mã QR nhỏ so với khoảng cách xem',
      fix: 'Nếu còn chỗ, bớt chữ để mã lớn hơn; nếu mã đã cao bằng bảng, dành thẻ này cho màn hình mà người dân đứng gần.',
      most: false,
    },
    'picture-size': {
      title: 'Hình phải phóng to',
      fix: 'Dùng ảnh hoặc video có kích thước ít nhất bằng màn hình.',
      most: true,
    },
    'picture-crop': {
      title: 'Hình bị cắt bớt',
      fix: 'Chọn “Vừa khung” hoặc dùng hình có tỷ lệ gần với màn hình.',
      most: true,
    },
    'video-codec': {
      title: 'Chuẩn nén của video',
      fix: 'Xuất lại thành MP4 (H.264), chuẩn mà mọi thiết bị phát được.',
      most: false,
    },
    'video-size': {
      title: 'Khung hình của video quá lớn',
      fix: 'Xuất lại với kích thước tối đa 1920 × 1080.',
      most: true,
    },
    'video-bitrate': {
      title: 'Tốc độ dữ liệu của video quá cao',
      fix: 'Xuất lại với tốc độ dưới 20 Mbit/s.',
      most: true,
    },
    'video-length': {
      title: 'Video bị cắt ngắn',
      fix: 'Tăng thời lượng cho bằng độ dài của video.',
      most: false,
    },
    'video-sound': {
      title: 'Video có tiếng trên màn hình ngoài trời',
      fix: 'Màn hình ngoài trời phải tắt tiếng: thêm phụ đề, hoặc bật Tắt tiếng cho màn hình đó.',
      most: false,
    },
    dates: {
      title: 'Ngày đã qua',
      fix: 'Sửa ngày trong câu chữ, hoặc lưu trữ nội dung này.',
      most: false,
    },
  } satisfies Record<Check, CheckWords> as Record<Check, CheckWords>,
  /** Where the usual advice would not help. */
  situations: {
    'fixed-size': {
      title: '',
      fix: 'Cỡ của dòng chữ chạy do chiều cao của bảng quyết định, rút ngắn không làm chữ lớn hơn: chọn bảng lớn hơn hoặc chấp nhận cảnh báo này.',
    },
    'no-room': {
      title: 'Không đủ chỗ cho mã QR',
      fix: 'Không mã nào vừa màn hình này nên chỉ hiện địa chỉ bằng chữ. Bỏ màn hình này khỏi nơi phát của thẻ, rồi làm một khẩu hiệu có địa chỉ cho riêng nó.',
    },
    'little-room': {
      title: 'Không đủ chỗ cho mã QR',
      fix: 'Dùng địa chỉ ngắn hơn để mã cần ít chỗ hơn, hoặc bỏ màn hình này khỏi nơi phát của thẻ.',
    },
    crowded: {
      title: 'Chữ chiếm hết chỗ của mã QR',
      fix: 'Rút ngắn tiêu đề và địa chỉ trên thẻ để còn chỗ cho mã, hoặc bỏ màn hình này khỏi nơi phát của thẻ.',
    },
  } satisfies Record<Situation, SituationWords> as Record<Situation, SituationWords>,
}
