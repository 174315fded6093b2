/** The plans that the wording comes from. Where the copy at hand has no number, none is given. */
export const VINH_TUY = 'Kế hoạch số 41-KH/ĐU ngày 12/02/2026 của Đảng ủy phường Vĩnh Tuy'
export const VIET_HUNG = 'Kế hoạch năm 2026 của Đảng ủy phường Việt Hưng'
export const KIEU_PHU = 'Kế hoạch ngày 16/3/2026 của UBND xã Kiều Phú'
export const HAI_DUONG = 'Kế hoạch số 77/KH-UBND ngày 04/3/2026 của UBND phường Hải Dương'
export const LAM_DONG = 'Kế hoạch tháng 01/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy Lâm Đồng'

const listed = (documents: readonly string[]) => documents.join('; ')

/** How a source begins that gives the very words of the document. */
export const QUOTED = 'Nguyên văn: '
export const verbatim = (...documents: string[]): string => `${QUOTED}${listed(documents)}`
/** Shortened for the screen; the sense is the document's. */
export const shortened = (...documents: string[]): string => `Rút gọn từ: ${listed(documents)}`
/** Not in the plans: from the source named. */
export const according = (...sources: string[]): string => `Theo: ${listed(sources)}`
/** The theme is the document's, the wording ours. */
export const onTheme = (...documents: string[]): string =>
  `Theo chủ đề của ${listed(documents)}; câu chữ do bộ nội dung đề xuất`
