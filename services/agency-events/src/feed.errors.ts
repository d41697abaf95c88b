import { defineErrors } from '@tinhso/kernel';

export const feedErrors = defineErrors({
  'agency-events/cursor-forged': {
    kind: 'invalid', vi: 'Con trỏ này không do hệ thống cấp, hoặc đã bị sửa. Hãy dùng nguyên văn địa chỉ trong tiêu đề Link; nếu không còn, hãy bắt đầu bằng from=<thời điểm của sự kiện cuối cùng đã nhận>.',
    en: 'This cursor was not made here, or it was altered. Use the address in the Link header as it stands; if you no longer have it, start with from=<time of the last event you have>.',
  },
  'agency-events/cursor-of-another-filter': {
    kind: 'invalid', vi: 'Con trỏ này thuộc về một bộ lọc khác. Hãy giữ nguyên type, subject và agency như lúc nhận con trỏ, hoặc bỏ cursor và bắt đầu bộ lọc mới bằng from=<thời điểm>.',
    en: 'This cursor belongs to another filter. Keep type, subject and agency as they were when you got it, or leave cursor out and start the new filter with from=<time>.',
  },
  'agency-events/cursor-too-old': {
    kind: 'conflict', vi: 'Con trỏ này thuộc về một lần đánh số cũ của dòng sự kiện, nay không còn. Hãy bắt đầu bằng from=<thời điểm của sự kiện cuối cùng đã nhận> và bỏ qua những sự kiện có id đã nhận.',
    en: 'This cursor belongs to an earlier numbering of the feed that is no more. Start with from=<time of the last event you have> and pass over the events whose id you have.',
  },
  'agency-events/cursor-and-from': {
    kind: 'invalid', vi: 'Hãy gửi cursor hoặc from, không gửi cả hai: con trỏ đã chứa vị trí.', en: 'Send cursor or from, not both: a cursor already holds the position.',
  },
  'agency-events/bad-from': {
    kind: 'invalid', vi: 'from phải là beginning, now, hoặc thời điểm RFC 3339 có múi giờ, ví dụ 2026-11-23T09:00:00+07:00 (dấu + viết là %2B trong địa chỉ).',
    en: 'from must be beginning, now, or an RFC 3339 time with an offset, such as 2026-11-23T09:00:00+07:00 (+ is written %2B in an address).',
  },
  'agency-events/unknown-event-type': {
    kind: 'invalid', vi: 'Không có loại sự kiện «{type}». Danh mục các loại sự kiện ở /api/agency-events/v1/event-types.', en: 'There is no event type “{type}”. The catalogue of event types is at /api/agency-events/v1/event-types.',
  },
  'agency-events/too-many-waiting': {
    kind: 'rate-limited', vi: 'Ứng dụng này đang có {most} yêu cầu chờ sự kiện. Hãy đợi một yêu cầu kết thúc, hoặc hỏi với wait=0.', en: 'This client already has {most} requests waiting for events. Let one of them end, or ask with wait=0.',
  },
});
