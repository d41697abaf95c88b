/** Names with `__Host-` bind a cookie to this host, https (or localhost) and the whole site. */
export const sessionCookie = '__Host-session';
export const loginCookie = '__Host-login';
export const languageCookie = 'lang';

/** The value of a cookie of a request, undefined when it is absent or longer than anything we set. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) {
      const value = part.slice(at + 1).trim();
      return /^[\w.-]{1,3100}$/.test(value) ? value : undefined;
    }
  }
  return undefined;
}

/** A cookie that scripts cannot read; without `maxAge` (seconds) it ends with the browser. */
export const writeCookie = (name: string, value: string, maxAge?: number): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}`;

export const dropCookie = (name: string): string => writeCookie(name, '', 0);
