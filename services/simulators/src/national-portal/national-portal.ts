import type { Exchange } from '../http/exchange.js';
import { get, post, type Route } from '../http/router.js';
import { PortalBook, Refusal, type Item } from './portal-book.js';
import { applyFaults, dropsAnswer, misbehave, noFaults } from './portal-faults.js';
import { dossierPage, portalPage } from './portal.page.js';
import { PortalSessions } from './portal-sessions.js';

export interface PortalSecrets {
  readonly username: string;
  readonly password: string;
}

const base = '/national-portal';
// The real adapter answers success in three ways; a client that knows only one of them fails here.
const successCodes = [0, '0', '00'] as const;

/** The adapter of the National Public Service Portal, and pages that show what it was told. */
export class NationalPortal {
  private readonly sessions = new PortalSessions();
  private readonly faults = noFaults();
  private readonly book: PortalBook;
  private answers = 0;

  constructor(private readonly secrets: PortalSecrets, file?: string) {
    this.book = new PortalBook(file);
  }

  routes(): Route[] {
    return [
      post(`${base}/auth`, (x) => this.answer(x, (body) => this.logIn(body))),
      post(`${base}/share`, (x) => this.answer(x, (body) => this.share(this.admit(x, body)))),
      post(`${base}/integration`, (x) => this.answer(x, (body) => this.integrate(this.admit(x, body)))),
      get(`${base}/control`, (x) => x.json(this.faults)),
      post(`${base}/control`, (x) => this.control(x)),
      get(`${base}/api/dossiers`, (x) => x.json(this.book.all())),
      get(`${base}/api/dossiers/:code`, (x) => this.show(x, (dossier) => x.json(dossier))),
      get(base, (x) => x.html(portalPage(this.book.all(), this.faults))),
      get(`${base}/dossiers/:code`, (x) => this.show(x, (dossier) => x.html(dossierPage(dossier)))),
    ];
  }

  private async answer(exchange: Exchange, work: (body: Item) => object): Promise<void> {
    if (await misbehave(this.faults, exchange)) return;
    const body = await exchange.object();
    let reply: object;
    try {
      if (!body) throw new Refusal('-4', 'Dữ liệu gửi lên không phải JSON');
      reply = { error_code: successCodes[this.answers++ % successCodes.length], message: 'Thành công', ...work(body) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply = { error_code: error.code, message: error.message };
    }
    if (!dropsAnswer(this.faults, exchange)) exchange.json(reply);
  }

  private logIn({ username, password }: Item): object {
    if (username !== this.secrets.username || password !== this.secrets.password) {
      throw new Refusal('-1', 'Sai tên đăng nhập hoặc mật khẩu');
    }
    return { session: this.sessions.open(this.faults.sessionSeconds) };
  }

  /** What every call but the log-in must bring. */
  private admit({ req }: Exchange, body: Item): Item {
    if (!/^VN:GOV:/.test(String(req.headers.dstcode ?? ''))) throw new Refusal('-4', 'Thiếu tiêu đề dstcode');
    if (!this.sessions.isOpen(body.session)) throw new Refusal('-2', 'Phiên làm việc không tồn tại hoặc đã hết hạn');
    if (typeof body.madonvi !== 'string' || !body.madonvi) throw new Refusal('-4', 'Thiếu madonvi');
    return body;
  }

  private share(body: Item): object {
    if (body.service !== 'TraCuuHoSo') throw new Refusal('-5', `Dịch vụ không được hỗ trợ: ${String(body.service)}`);
    if (typeof body.mahoso !== 'string' || !body.mahoso) throw new Refusal('-4', 'mahoso phải là chuỗi ký tự');
    const known = this.book.find(body.mahoso);
    return { result: known ? [known.current] : [] };
  }

  private integrate(body: Item): object {
    if (body.service === 'DongBoHoSoMC') this.book.push(body.madonvi as string, body.isUpdating, body.data);
    else if (body.service === 'CapNhatTienDoHoSoMC') this.book.progress(body.data);
    else throw new Refusal('-5', `Dịch vụ không được hỗ trợ: ${String(body.service)}`);
    return {};
  }

  private async control(exchange: Exchange): Promise<void> {
    const wish = exchange.isForm ? Object.fromEntries(await exchange.form()) : await exchange.object() ?? {};
    if (wish.expireSessions) this.sessions.expireAll();
    applyFaults(this.faults, wish);
    if (exchange.isForm) exchange.redirect(`/simulators${base}`);
    else exchange.json(this.faults);
  }

  private show(exchange: Exchange, found: (dossier: NonNullable<ReturnType<PortalBook['find']>>) => void): void {
    const dossier = this.book.find(exchange.param('code'));
    if (dossier) found(dossier);
    else exchange.json({ error: 'not found' }, 404);
  }
}
