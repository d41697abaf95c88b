/** Receivers that an operator lets be on a private network: `host` for every port, `host:port` for one. */
export class AllowedHosts {
  private readonly hosts: ReadonlySet<string>;

  constructor(entries: readonly string[]) {
    this.hosts = new Set(entries.map((entry) => entry.toLowerCase()));
  }

  has(hostname: string, port: string): boolean {
    const host = hostname.toLowerCase();
    return this.hosts.has(host) || this.hosts.has(`${host}:${port}`);
  }
}

export const portOf = ({ port, protocol }: Pick<URL, 'port' | 'protocol'>): string => port || (protocol === 'https:' ? '443' : '80');
