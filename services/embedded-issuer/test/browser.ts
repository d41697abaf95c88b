/** A browser without JavaScript, as far as a log-in needs one: cookies with their path, forms, redirects by hand. */
export class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  async get(url: string): Promise<Response> {
    return this.send(url, {});
  }

  async post(url: string, form: Record<string, string>): Promise<Response> {
    return this.send(url, { method: 'POST', body: new URLSearchParams(form) });
  }

  /** Follows redirects as long as they stay on the issuer's path. */
  async follow(answer: Response, below: string): Promise<{ answer: Response; location: string | undefined }> {
    const location = answer.headers.get('location');
    if (!location) return { answer, location: undefined };
    const target = new URL(location, answer.url).href;
    return target.startsWith(below) ? this.follow(await this.get(target), below) : { answer, location: target };
  }

  private async send(url: string, init: RequestInit): Promise<Response> {
    const path = new URL(url).pathname;
    const cookie = [...this.cookies].filter(([, one]) => path.startsWith(one.path)).map(([name, one]) => `${name.split('@')[0]}=${one.value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie, accept: 'text/html' } });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) as RegExpExecArray;
    const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/';
    if (value === '') this.cookies.delete(`${name}@${path}`);
    else this.cookies.set(`${name}@${path}`, { value: value as string, path });
  }
}
