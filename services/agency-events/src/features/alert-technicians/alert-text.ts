import type { Mail, Trouble } from '../../ports/alerts.js';

const reasons: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  gone: { vi: 'Nơi nhận trả lời 410 (không nhận nữa)', en: 'The receiver answered 410 (it wants no more)' },
  failing: { vi: 'Không lượt gửi nào thành công trong suốt lịch gửi lại', en: 'Nothing was delivered while the whole schedule of retries ran' },
  'contract-ended': { vi: 'Thoả thuận đã hết hạn', en: 'The contract has ended' },
};

const time = (at: Date): string => new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' }).format(at);

function eventLines({ event }: Trouble): string[] {
  if (!event) return [];
  return [
    '', 'Sự kiện chưa gửi được / The event that was not delivered:', `- id (webhook-id): ${event.id}`, `- type: ${event.type}`, `- subject: ${event.subject}`, `- subscriptionsequence: ${event.sequence}`,
    `- ${event.failures} lần gửi hỏng, lần cuối / failures, the last one: ${event.error}`,
    event.nextAt ? `- gửi lại lúc / tried again at: ${time(event.nextAt)}` : '- lịch gửi lại đã hết; hãy gửi lại bằng tay / the schedule has run out: redeliver it by hand',
  ];
}

/** Ids and facts only: the mail carries no more of an event than its envelope. */
export function mailOf(trouble: Trouble, manageUrl: string): Mail {
  const { subscriptionId, technician, sink, since, disabled, blockedSubjects, waiting } = trouble;
  const why = disabled ? reasons[disabled] : undefined;
  return {
    reference: `webhook-trouble:${subscriptionId}:${since.toISOString()}`, about: subscriptionId, email: technician,
    subject: disabled ? 'Đăng ký nhận sự kiện đã bị ngừng' : 'Sự kiện chưa gửi được tới nơi nhận của cơ quan',
    text: [
      `Đăng ký / Subscription: ${subscriptionId}`, `Nơi nhận / Receiver: ${sink}`, `Từ / Since: ${time(since)}`,
      ...(disabled ? [`Trạng thái / State: ${why ? `${why.vi} / ${why.en}` : disabled}`] : []),
      `Đang chờ / Waiting: ${waiting} sự kiện / events; ${blockedSubjects} đối tượng bị chặn / blocked subjects`, ...eventLines(trouble), '',
      'Sự kiện được giữ lại và sẽ gửi theo đúng thứ tự khi nơi nhận hoạt động lại. / Events are kept and flow in order once the receiver works again.', manageUrl,
    ].join('\n'),
  };
}
