import { setTimeout as wait } from 'node:timers/promises';
import type { Journal } from '../journal.js';
import { noticeParams, refOf, urlWith, type IpnAttempt, type Payment } from './payment.js';

export interface IpnSettings {
  url: string;
  lateMs: number;
  /** Pauses between attempts; after the last one the bank gives up. */
  retryMs: readonly number[];
}

/** Reports payments to the merchant's server until it answers 00 or 02. */
export class IpnSender {
  private readonly stop = new AbortController();

  constructor(private readonly payments: Journal<Payment>, private readonly secret: string, readonly settings: IpnSettings) {}

  /** Starts reporting as the payment's behaviour says; resolves after the first attempt, if there is one soon. */
  async report(payment: Payment): Promise<void> {
    const ref = refOf(payment);
    switch (payment.settled?.behaviour) {
      case 'none': return;
      case 'late': return this.inBackground(this.later(ref));
      case 'double': await Promise.all([this.untilConfirmed(ref), this.attempt(ref, 'true')]); return;
      case 'wrong-amount': case 'forged': await this.attempt(ref, payment.settled.behaviour); return;
      default: await this.untilConfirmed(ref);
    }
  }

  /** Sends the true notice, whatever was sent before. Resolves after the first attempt. */
  async untilConfirmed(ref: string): Promise<void> {
    this.mark(ref, 'waiting');
    if (!await this.attempt(ref, 'true')) this.inBackground(this.again(ref));
  }

  /** Takes up what was waiting when the process ended. */
  resume(): void {
    for (const payment of this.payments.all()) if (payment.ipn === 'waiting') this.inBackground(this.again(refOf(payment)));
  }

  close(): void {
    this.stop.abort();
  }

  private async later(ref: string): Promise<void> {
    this.mark(ref, 'waiting');
    await this.pause(this.settings.lateMs);
    await this.untilConfirmed(ref);
  }

  private async again(ref: string): Promise<void> {
    for (const delay of this.settings.retryMs) {
      await this.pause(delay);
      if (await this.attempt(ref, 'true')) return;
    }
    this.mark(ref, 'given-up');
  }

  /** True when the merchant confirmed. */
  private async attempt(ref: string, kind: IpnAttempt['kind']): Promise<boolean> {
    const payment = this.payments.get(ref);
    if (!payment?.settled) return false;
    const { code, answer } = await this.ask(urlWith(this.settings.url, noticeParams(payment, kind, this.secret)));
    const confirmed = kind === 'true' && (code === '00' || code === '02');
    const now = this.payments.get(ref) ?? payment;
    this.payments.set(ref, {
      ...now, ipn: confirmed ? 'confirmed' : now.ipn, attempts: [...now.attempts, { at: new Date().toISOString(), kind, answer }],
    });
    return confirmed;
  }

  private async ask(url: string): Promise<{ code?: string; answer: string }> {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([this.stop.signal, AbortSignal.timeout(10_000)]) });
      const text = await response.text();
      const { RspCode } = JSON.parse(text) as { RspCode?: string };
      return { code: RspCode, answer: `${response.status} ${text.slice(0, 200)}` };
    } catch (error) {
      return { answer: error instanceof Error ? `${error.name}: ${error.message}` : 'error' };
    }
  }

  private mark(ref: string, ipn: Payment['ipn']): void {
    const payment = this.payments.get(ref);
    if (payment) this.payments.set(ref, { ...payment, ipn });
  }

  private pause(ms: number): Promise<void> {
    return wait(ms, undefined, { signal: this.stop.signal });
  }

  private inBackground(work: Promise<void>): void {
    // Only closing ends a pause early; what is still waiting is resumed at the next start.
    work.catch((error: unknown) => {
      if (!this.stop.signal.aborted) throw error;
    });
  }
}
