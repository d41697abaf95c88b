/** The issuer's few words; the platform's texts live in libs/ui, which an identity provider does not need. */
export const texts = {
  vi: {
    product: 'Tỉnh Số', tagline: 'Dịch vụ của tỉnh', other: 'English', skip: 'Đến nội dung chính',
    title: 'Đăng nhập', lead: 'Dùng tài khoản của bạn để tiếp tục.', username: 'Tên đăng nhập', password: 'Mật khẩu', submit: 'Đăng nhập',
    wrongTitle: 'Chưa đăng nhập được', wrong: 'Tên đăng nhập hoặc mật khẩu không đúng', error: 'Lỗi: ', cancel: 'Quay lại trang trước',
    demoTitle: 'Tài khoản dùng thử', demoLead: 'Đây là bản trình diễn, không có dữ liệu thật. Chọn một người để vào ngay.', demoEnter: 'Đăng nhập với tài khoản', demoPassword: 'mật khẩu', citizen: 'Công dân', business: 'Doanh nghiệp',
    expiredTitle: 'Lần đăng nhập này đã hết hạn', expired: 'Hãy quay lại trang bạn vừa xem và bấm Đăng nhập lần nữa.',
    failedTitle: 'Không đăng nhập được', failed: 'Yêu cầu đăng nhập không hợp lệ. Hãy quay lại và thử lần nữa.',
    signOutTitle: 'Đăng xuất?', signOut: 'Đăng xuất', stay: 'Ở lại', signedOutTitle: 'Bạn đã đăng xuất', signedOut: 'Bạn có thể đóng trang này.',
  },
  en: {
    product: 'Tỉnh Số', tagline: 'Services of the province', other: 'Tiếng Việt', skip: 'Skip to main content',
    title: 'Sign in', lead: 'Use your account to continue.', username: 'Username', password: 'Password', submit: 'Sign in',
    wrongTitle: 'You are not signed in yet', wrong: 'The username or the password is wrong', error: 'Error: ', cancel: 'Back to the page before',
    demoTitle: 'Demo accounts', demoLead: 'This is a demonstration without real data. Choose a person to sign in at once.', demoEnter: 'Sign in as', demoPassword: 'password', citizen: 'Citizen', business: 'Business',
    expiredTitle: 'This sign-in has expired', expired: 'Go back to the page you were on and choose Sign in again.',
    failedTitle: 'Sign-in did not work', failed: 'The sign-in request is not valid. Go back and try again.',
    signOutTitle: 'Sign out?', signOut: 'Sign out', stay: 'Stay signed in', signedOutTitle: 'You are signed out', signedOut: 'You may close this page.',
  },
} as const;

export type Language = keyof typeof texts;
export type Texts = (typeof texts)[Language];

const first = (list: string | undefined): string => (list ?? '').trim().split(/[ ,;]/)[0]?.slice(0, 2).toLowerCase() ?? '';

/** The first that says `vi` or `en`: the link on the page, what the portal asks for, the browser; else Vietnamese. */
export const languageOf = (...wishes: readonly (string | undefined | null)[]): Language =>
  wishes.map((wish) => first(wish ?? undefined)).find((wish): wish is Language => wish === 'vi' || wish === 'en') ?? 'vi';
