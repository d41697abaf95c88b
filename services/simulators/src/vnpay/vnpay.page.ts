import { html, type Html } from '../http/html.js';
import { button, facts, moment, page, table } from '../http/page.js';
import { behaviours, refOf, type Behaviour, type Payment } from './payment.js';
import type { Rejection } from './payment-request.js';

const section = '/simulators/vnpay';

const behaviourNames: Readonly<Record<Behaviour, string>> = {
  normal: 'Báo kết quả ngay (bình thường)', none: 'Không báo kết quả', late: 'Báo kết quả muộn', double: 'Báo kết quả hai lần cùng lúc',
  'wrong-amount': 'Báo sai số tiền', forged: 'Báo với chữ ký giả',
};
const ipnNames: Readonly<Record<Payment['ipn'], string>> = {
  'not-sent': 'chưa báo', waiting: 'đang báo', confirmed: 'nơi nhận đã xác nhận', 'given-up': 'đã thôi báo',
};
const kindNames = { true: 'Đúng', 'wrong-amount': 'Sai số tiền', forged: 'Chữ ký giả' } as const;

const amountOf = ({ request }: Payment): string =>
  `${String(Number(request.vnp_Amount) / 100).replace(/\B(?=(\d{3})+$)/g, '.')} đ`;

function stateOf({ settled }: Payment): string {
  if (!settled) return 'Đang chờ thanh toán';
  return settled.code === '00' ? 'Đã thanh toán' : settled.code === '24' ? 'Khách hàng huỷ' : 'Không thành công';
}

const choice = (current: Behaviour): Html => html`<label for="behaviour">Cách ngân hàng báo kết quả (IPN)</label>
<select id="behaviour" name="behaviour">${behaviours.map((b) => html`<option value="${b}"${b === current && html` selected`}>${behaviourNames[b]}</option>`)}</select>`;

/** The bank's page: one form, three buttons, and a way to leave without paying. */
export const bankPage = (payment: Payment, current: Behaviour): Html => page({
  title: 'Thanh toán', english: 'Bank page: pay, fail or leave', section,
  body: html`<form class="card" method="post" action="${section}/pay">
<p class="amount">${amountOf(payment)}</p>
${facts([['Nội dung', payment.request.vnp_OrderInfo], ['Mã tham chiếu', refOf(payment)], ['Đơn vị nhận', payment.request.vnp_TmnCode],
    ['Ngân hàng', payment.request.vnp_BankCode || 'NCB'], ['Hết hạn lúc', (payment.request.vnp_ExpireDate ?? '').replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$4:$5 $3/$2/$1')]])}
<input type="hidden" name="ref" value="${refOf(payment)}">
${choice(current)}
<p class="row"><button name="outcome" value="success">Thanh toán</button>
<button class="quiet" name="outcome" value="failed">Không đủ số dư</button>
<button class="quiet" name="outcome" value="cancelled">Huỷ giao dịch</button></p>
<p><a href="${section}/left">Đóng trang, không thanh toán</a></p>
</form>`,
});

export const leftPage = (): Html => page({
  title: 'Đã đóng trang ngân hàng', english: 'You left the bank without paying', section,
  body: html`<p>Chưa có khoản tiền nào được thanh toán. Quý vị có thể đóng cửa sổ này.</p>`,
});

export const rejectedPage = ({ code, vi }: Rejection): Html => page({
  title: 'Không thể thanh toán', english: 'The bank refuses this request', section,
  body: html`<p>${vi}. <span data-code="${code}">Mã lỗi: ${code}</span>.</p>`,
});

export const paymentsPage = (payments: readonly Payment[], current: Behaviour): Html => page({
  title: 'Ngân hàng (VNPAY)', english: 'Payments and how the bank reports them', section,
  body: html`${table('Giao dịch', ['Mã tham chiếu', 'Số tiền', 'Nội dung', 'Trạng thái', 'IPN', 'Mở lúc'], payments.slice(0, 200).map((p) => [
    html`<a href="${section}/payments/${encodeURIComponent(refOf(p))}">${refOf(p)}</a>`, amountOf(p), p.request.vnp_OrderInfo ?? '', stateOf(p),
    ipnNames[p.ipn], moment(p.openedAt),
  ]), 'Chưa có giao dịch nào.')}
<h2>Hành vi mặc định</h2>
<form method="post" action="${section}/control">${choice(current)} <p><button class="quiet">Lưu</button></p></form>`,
});

export const paymentPage = (payment: Payment): Html => page({
  title: `Giao dịch ${refOf(payment)}`, english: 'Payment', section,
  body: html`${facts([['Số tiền', amountOf(payment)], ['Trạng thái', stateOf(payment)], ['Nội dung', payment.request.vnp_OrderInfo],
    ['Mã giao dịch', payment.settled?.transactionNo], ['Cách báo kết quả', payment.settled && behaviourNames[payment.settled.behaviour]],
    ['IPN', ipnNames[payment.ipn]]])}
<h2>Các lần báo kết quả</h2>
${table('Các lần báo kết quả', ['Lúc', 'Loại', 'Nơi nhận trả lời'], payment.attempts.map((a) => [moment(a.at), kindNames[a.kind], a.answer]), 'Chưa báo lần nào.')}
${payment.settled && button(`${section}/payments/${encodeURIComponent(refOf(payment))}/ipn`, 'Báo lại kết quả đúng')}`,
});
