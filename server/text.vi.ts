import type { ErrorCode } from '../playlists/wire/errors.ts'
import type { VerifyWords } from './text-verify.ts'
import { verifyVi } from './text-verify.ts'

export const PROBLEMS = [
  'required',
  'type',
  'empty',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-few',
  'too-many-items',
  'repeated',
  'outside',
  'overlap',
  'wall-place',
  'wall-size',
  'wall-folded',
  'touch-whole',
  'start-needed',
  'one-end',
  'date-far',
  'too-many-events',
  'pattern',
  'date',
  'choice',
  'encoding',
  'zone',
  'unknown',
  'archived',
  'nobody',
  'short-link',
  'not-as-stored',
  'table-width',
  'table-large',
  'animated',
  'not-listed',
  'over-100',
  'too-deep',
  'by-rule',
  'password-short',
  'password-long',
  'password-is-username',
  'password-common',
  'table-column',
  'table-date',
  'table-name',
  'table-quotes',
  'table-ics',
  'table-whole-days',
  'table-repeats',
  'dates',
  'loop',
  'reserved',
  'blank-too-long',
] as const
/** Why an event of a calendar file cannot become a schedule; `{part}` is what of the file is meant. */
export const UNFIT = [
  'part',
  'no-start',
  'no-length',
  'too-long',
  'seconds',
  'zone-unknown',
  'zone-differs',
  'start-outside',
  'added-time',
  'cancelled',
  'damaged',
  'past',
  'too-often',
] as const
export type UnfitKey = (typeof UNFIT)[number]

/** What may be wrong with one field. */
export type Problem = (typeof PROBLEMS)[number]

/** Every word the server says to a person, one table per language. `{…}` are blanks (text.ts). */
export type Words = {
  errors: Record<ErrorCode, string>
  problems: Record<Problem, string>
  start: Record<
    | 'ready'
    | 'panel'
    | 'display'
    | 'setup'
    | 'setupHint'
    | 'pin'
    | 'pinHint'
    | 'openNetwork'
    | 'portInUse'
    | 'cannotListen'
    | 'dataDirInUse'
    | 'damaged'
    | 'restoreWith'
    | 'noBackup',
    string
  >
  restore: Record<'choose' | 'done' | 'missing', string>
  /** What a check of the play log says. */
  verify: VerifyWords
  unfit: Record<UnfitKey, string>
  /** A display's calendar, and what its events say. */
  feed: Record<'name' | 'playlist' | 'black' | 'unnamed', string>
  /** What the program calls its overrides in the schedules, the materials and the reports. */
  overrides: Record<'notice' | 'blackout' | 'show', string>
  notBuilt: { title: string; body: string }
  /** The name of the account that ADMIN_PASSWORD makes. */
  adminName: string
}

export const vi: Words = {
  errors: {
    invalid: 'Thông tin gửi lên chưa hợp lệ. Vui lòng kiểm tra các ô được nêu và thử lại.',
    'malformed-json': 'Nội dung gửi lên không đọc được (JSON sai cú pháp).',
    'not-signed-in': 'Chưa đăng nhập hoặc phiên làm việc đã hết hạn. Vui lòng đăng nhập lại.',
    'wrong-credentials': 'Tên đăng nhập hoặc mật khẩu không đúng.',
    'csrf-failed': 'Yêu cầu không đến từ trang quản trị này. Vui lòng tải lại trang rồi thử lại.',
    'not-permitted': 'Tài khoản này không có quyền thực hiện việc đó. Hãy nhờ quản trị viên cấp quyền.',
    'own-work': 'Người soạn hoặc người trình không được tự rà soát, tự duyệt bản đó. Hãy nhờ người khác.',
    'own-review': 'Người đã rà soát không được duyệt luôn bản này. Hãy nhờ người khác duyệt.',
    'device-unknown': 'Màn hình chưa được ghép nối hoặc đã bị hủy ghép nối. Hãy ghép nối lại.',
    'setup-done': 'Hệ thống đã có quản trị viên. Vui lòng đăng nhập.',
    'setup-link-wrong': 'Đường dẫn thiết lập không còn dùng được. Hãy dùng đường dẫn mới nhất in trên máy chủ.',
    'not-found': 'Không tìm thấy nội dung được yêu cầu. Có thể nội dung đã được thay đổi, hãy tải lại trang.',
    'method-not-allowed': 'Địa chỉ này không nhận kiểu yêu cầu đó.',
    stale: 'Người khác vừa thay đổi mục này. Hãy tải lại để xem bản mới nhất rồi sửa tiếp.',
    'wrong-state': 'Không thực hiện được ở trạng thái hiện tại. Hãy tải lại để xem trạng thái mới nhất.',
    'in-use': 'Mục này đang được sử dụng {by}. Hãy gỡ khỏi nơi đang dùng trước.',
    'name-taken': 'Tên này đã được dùng. Vui lòng chọn tên khác.',
    'playlist-loop': 'Danh sách không được chứa chính nó {loop}. Hãy bỏ bớt một danh sách con.',
    'last-admin': 'Phải còn ít nhất một quản trị viên đang hoạt động. Hãy cấp quyền quản trị cho người khác trước.',
    'reason-missing': 'Vui lòng ghi lý do.',
    'password-weak':
      'Mật khẩu phải có ít nhất 12 ký tự, khác tên đăng nhập và không quá dễ đoán. Nên dùng bốn từ bất kỳ ghép lại.',
    'placeholder-missing': 'Nội dung còn chỗ trống cần điền {name}.',
    'preflight-blocked':
      'Kiểm tra trước khi phát cho thấy nội dung chưa dùng được trên {displays}. Hãy sửa theo hướng dẫn, hoặc ghi lý do nếu vẫn cần phát.',
    'not-approved': 'Nội dung chưa được duyệt nên chưa thể phát.',
    'time-in-past': 'Thời điểm đã qua. Vui lòng chọn thời điểm trong tương lai.',
    'dates-reversed': 'Ngày kết thúc phải sau hoặc trùng ngày bắt đầu.',
    'calendar-file': 'Tệp lịch có chỗ chưa đúng nên chưa có gì thay đổi. Hãy sửa các dòng được nêu rồi nhập lại.',
    'not-a-calendar':
      'Đây không phải là tệp lịch. Hãy chọn tệp .ics xuất từ Outlook, Google Calendar hoặc chương trình lịch khác.',
    'file-empty': 'Tệp rỗng (0 byte). Vui lòng chọn tệp khác.',
    'file-too-large': 'Tệp vượt quá dung lượng cho phép {limit}.',
    'file-type':
      'Loại tệp này chưa dùng được. Hãy dùng ảnh PNG, JPEG, WebP, AVIF, video MP4 (H.264), WebM hoặc tệp PDF.',
    'file-svg': 'Tệp SVG không được nhận vì có thể chứa mã chạy được. Hãy xuất ra PNG rồi tải lên.',
    'file-damaged': 'Tệp bị hỏng hoặc không đọc được. Hãy mở thử tệp và lưu lại.',
    'sheet-type':
      'Chỉ đọc được bảng tính Excel (.xlsx) và tệp CSV mã UTF-8. Hãy mở tệp rồi chọn “Lưu thành” Excel (.xlsx).',
    'sheet-damaged':
      'Không đọc được bảng tính này: tệp hỏng, có mật khẩu, quá lớn hoặc không có ô nào. Hãy mở tệp, chỉ giữ bảng cần dùng và lưu lại.',
    'video-codec': 'Video dùng chuẩn nén chưa hỗ trợ {codec}. Hãy xuất lại thành MP4 (H.264) hoặc WebM (VP9).',
    'video-too-large':
      'Khung hình của video quá lớn {size}. Hãy xuất lại với kích thước tối đa 3840 × 2160 (hoặc 2160 × 3840).',
    'video-sound-only': 'Tệp chỉ có âm thanh, không có hình. Hãy chọn video có hình.',
    'image-too-large':
      'Ảnh có quá nhiều điểm ảnh (nhiều nhất 100 triệu, như 10.000 × 10.000). Hãy thu nhỏ ảnh rồi tải lên.',
    'pdf-locked': 'Tệp PDF có mật khẩu. Hãy lưu bản không đặt mật khẩu rồi tải lên.',
    'pdf-too-long':
      'Tệp PDF có {pages} trang, nhiều hơn mức cho phép ({limit} trang). Hãy tách lấy các trang cần chiếu rồi tải lên.',
    'host-not-allowed': 'Trang web này chưa được phép chiếu {host}. Quản trị viên có thể thêm tên miền trong Cài đặt.',
    'pack-other': 'Đây không phải gói chiến dịch. Hãy chọn tệp .zip do Bảng tin xuất ra ở mục Chiến dịch.',
    'pack-damaged':
      'Tệp gói bị hỏng hoặc không phải gói chiến dịch {name}. Hãy xuất lại gói từ nơi gửi rồi nhập lần nữa.',
    'pack-unsafe': 'Tệp gói chứa mục không an toàn {name} nên không được nhận. Chỉ nhận gói do Bảng tin xuất ra.',
    'pack-too-large': 'Tệp gói quá lớn, hoặc giải nén ra quá lớn. Hãy chia chiến dịch thành các gói nhỏ hơn.',
    'pack-version': 'Gói này được tạo bằng phiên bản Bảng tin mới hơn. Hãy cập nhật chương trình rồi nhập lại.',
    'pack-content': 'Nội dung trong gói không hợp lệ nên không có gì được nhập. Hãy xem các mục được nêu.',
    'wording-locked':
      'Câu chữ của nội dung này do nơi soạn khóa: chỉ điền được chỗ trống. Hãy tạo nội dung mới nếu cần câu chữ khác.',
    'disk-full': 'Ổ đĩa của máy chủ đã đầy. Hãy giải phóng dung lượng rồi thử lại; chưa có gì bị thay đổi.',
    'pairing-wrong': 'Mã ghép nối không đúng. Hãy xem lại sáu ký tự trên màn hình.',
    'pairing-expired': 'Mã ghép nối đã hết hạn. Hãy dùng mã mới trên màn hình.',
    'too-many': 'Quá nhiều lần thử. Vui lòng chờ {minutes} phút rồi thử lại.',
    'log-file':
      'Không đọc được tệp: cần tệp CSV nhật ký phát do hệ thống này xuất, đủ các cột, chưa mở ra sửa rồi lưu lại bằng bảng tính.',
    'pdf-missing':
      'Máy chủ chưa có LibreOffice nên chưa tạo được PDF. Hãy cài LibreOffice trên máy chủ, hoặc bấm In rồi chọn “Lưu dưới dạng PDF”.',
    'pdf-failed': 'Không tạo được PDF. Vui lòng thử lại, hoặc bấm In rồi chọn “Lưu dưới dạng PDF”.',
    busy: 'Máy chủ đang bận. Vui lòng thử lại sau ít phút.',
    'unsupported-media': 'Kiểu dữ liệu gửi lên không được hỗ trợ.',
    'body-too-large': 'Dữ liệu gửi lên quá lớn.',
    internal: 'Máy chủ gặp lỗi và đã ghi lại. Vui lòng thử lại; nếu còn lỗi, hãy báo quản trị viên.',
  },
  problems: {
    required: 'bắt buộc nhập',
    type: 'sai kiểu dữ liệu',
    empty: 'không được để trống',
    'too-short': 'cần ít nhất {limit} ký tự',
    'too-long': 'tối đa {limit} ký tự',
    'too-small': 'không được nhỏ hơn {limit}',
    'too-large': 'không được lớn hơn {limit}',
    'too-few': 'cần ít nhất {limit} mục',
    'too-many-items': 'tối đa {limit} mục',
    repeated: 'có mục bị lặp lại',
    outside: 'nằm ngoài khung hình hoặc ngoài tín hiệu ra (tối đa 32768 điểm ảnh)',
    overlap: 'đè lên một phần khác trên tín hiệu ra',
    'wall-place': 'không có cột hoặc hàng này trong màn hình ghép',
    'wall-size': 'không khớp với khung hình: cả khung phải bằng các hình cộng khe hở',
    'wall-folded': 'không gấp được khi màn hình nằm trong màn hình ghép',
    'touch-whole': 'không dùng được với dải gấp hoặc màn hình ghép',
    'start-needed': 'cần ngày bắt đầu để tính cách quãng hoặc số lần',
    'one-end': 'chỉ chọn ngày kết thúc hoặc số lần, không chọn cả hai',
    'date-far': 'phải từ năm 2000 đến hết năm 2100',
    'too-many-events': 'có quá 500 sự kiện; hãy chia tệp thành nhiều phần',
    pattern: 'sai định dạng',
    date: 'không phải là ngày có thật (năm-tháng-ngày)',
    choice: 'không thuộc các lựa chọn cho phép',
    encoding: 'chứa ký tự bị hỏng',
    zone: 'không phải là múi giờ có thật (ví dụ Asia/Ho_Chi_Minh)',
    unknown: 'không có trong hệ thống',
    archived: 'đã được lưu trữ; hãy khôi phục hoặc chọn mục khác',
    nobody: 'cần ít nhất một màn hình hoặc nhóm màn hình',
    'short-link': 'là đường dẫn rút gọn, che mất trang đích; hãy dùng địa chỉ đầy đủ của trang',
    'table-width': 'có dòng không đủ số ô của bảng',
    'table-large': 'quá dài: cả bảng tối đa 30.000 chữ; hãy bỏ bớt dòng hoặc chia thành nhiều bảng',
    'not-as-stored': 'không khớp với tệp đã lưu trên máy chủ',
    'not-listed': 'không có trong danh sách này',
    'over-100': 'cộng lại quá 100 %',
    'too-deep': 'lồng quá sâu; tối đa bốn lớp danh sách con',
    'by-rule': 'phải để trống khi danh sách chọn nội dung theo quy tắc',
    animated: 'là ảnh động; hãy xuất ra video MP4 (H.264) rồi tải lên',
    'password-short': 'cần ít nhất 12 ký tự',
    'password-long': 'tối đa 200 ký tự',
    'password-is-username': 'không được trùng hoặc chứa tên đăng nhập',
    'table-column': 'thiếu cột này ở dòng tiêu đề',
    'table-date': 'không phải là ngày có thật (ngày/tháng/năm)',
    'table-name': 'tối đa 120 ký tự',
    'table-quotes': 'có dấu ngoặc kép không khép lại',
    'table-ics': 'không đọc được theo chuẩn iCalendar (.ics)',
    'table-whole-days': 'phải là ngày có thật và trọn ngày, không kèm giờ (VALUE=DATE)',
    'table-repeats': 'là sự kiện lặp lại; hãy xuất từng ngày riêng',
    dates: 'có ngày kết thúc trước ngày bắt đầu',
    loop: 'là danh sách phát chứa chính nó',
    reserved: 'là tên dành cho gói đi kèm chương trình',
    'blank-too-long': 'dài quá: nội dung sau khi điền vượt số chữ cho phép',
    'password-common': 'quá dễ đoán, hãy dùng bốn từ bất kỳ ghép lại',
  },
  unfit: {
    part: 'Quy tắc lặp {part} chưa hỗ trợ. Hãy đổi cách lặp trong chương trình lịch, hoặc tự đặt lịch phát.',
    'too-often':
      'Sự kiện lặp nhiều lần trong ngày; lịch phát lặp theo ngày, tuần, tháng hoặc năm. Hãy tự đặt một lịch phát hằng ngày, mỗi lần phát là một khung giờ.',
    'no-start': 'Sự kiện không có thời điểm bắt đầu.',
    'no-length': 'Sự kiện không có thời lượng.',
    'too-long': 'Sự kiện lặp lại dài hơn một ngày.',
    seconds: 'Giờ bắt đầu hoặc thời lượng lẻ giây; lịch phát tính theo phút.',
    'zone-unknown': 'Không rõ múi giờ {part}.',
    'zone-differs': 'Sự kiện lặp lại theo múi giờ {part}, khác với múi giờ của cơ quan.',
    'start-outside': 'Ngày bắt đầu không thuộc quy tắc lặp nên không đếm được số lần.',
    'added-time': 'Ngày bổ sung (RDATE) có giờ khác với sự kiện.',
    cancelled: 'Sự kiện đã bị hủy.',
    damaged: 'Sự kiện ghi sai chuẩn iCalendar.',
    past: 'Sự kiện đã qua.',
  },
  feed: {
    name: 'Lịch phát: {display}',
    playlist: 'Danh sách phát: {playlist}',
    black: 'Tắt màn hình',
    unnamed: 'Sự kiện không tên',
  },
  start: {
    ready: 'Bảng tin đã sẵn sàng.',
    panel: 'Trang quản trị',
    display: 'Màn hình',
    setup: 'Thiết lập lần đầu (dùng một lần)',
    setupHint: 'Mở đường dẫn này để tạo tài khoản quản trị đầu tiên. Mỗi lần khởi động có một đường dẫn mới.',
    pin: 'Tham số cho trình duyệt của màn hình',
    pinHint: 'Nhờ tham số này, màn hình chỉ tin chứng chỉ của đúng máy chủ này.',
    openNetwork: 'Đang mở ra mạng qua HTTP không mã hóa. Nên dùng LAN=1.',
    portInUse: 'Cổng {port} đang được chương trình khác sử dụng. Hãy chọn cổng khác, ví dụ PORT=8081.',
    cannotListen: 'Không mở được cổng {port} tại địa chỉ {host} ({reason}).',
    dataDirInUse:
      'Thư mục dữ liệu {folder} đang được một máy chủ khác sử dụng. Hãy dừng máy chủ đó, hoặc chọn thư mục khác bằng DATA_DIR.',
    damaged: 'Tệp dữ liệu {file} bị hỏng nên máy chủ không khởi động.',
    restoreWith: 'Bản sao lưu tốt mới nhất là {backup}. Khôi phục bằng lệnh: npm run restore -- {backup}',
    noBackup: 'Không có bản sao lưu nào dùng được. Hãy cất tệp này đi và liên hệ người có thể cứu dữ liệu.',
  },
  restore: {
    choose: 'Hãy nêu tên một bản sao lưu: npm run restore -- <tên tệp>. Hiện có: {files}.',
    done: 'Đã khôi phục {file}. Dữ liệu trước đó được cất ở {folder}.',
    missing:
      'Còn thiếu {count} tệp hình ảnh, video mà nội dung cần đến: {titles}. Hãy chép thư mục files từ bản sao của đơn vị vào {folder}.',
  },
  verify: verifyVi,
  adminName: 'Quản trị viên',
  overrides: { notice: 'Thông báo khẩn', blackout: 'Tắt màn hình', show: 'Phát ngay' },
  notBuilt: {
    title: 'Giao diện chưa được tạo',
    body: 'Máy chủ đang chạy nhưng chưa có giao diện. Hãy chạy lệnh npm run build rồi khởi động lại.',
  },
}
