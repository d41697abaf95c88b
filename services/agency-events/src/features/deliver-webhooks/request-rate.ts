/** Lets so many requests through in a minute, spread evenly, with a second's worth at once. */
export class RequestRate {
  private tokens = 0;
  private at: number | undefined;

  constructor(private readonly perMinute: number) {}

  take(now: number): boolean {
    const most = Math.max(1, this.perMinute / 60);
    this.tokens = this.at === undefined ? most : Math.min(most, this.tokens + ((now - this.at) * this.perMinute) / 60_000);
    this.at = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
