import type { VNode } from 'preact';

/** Go there with GET; what every form that was accepted answers. */
export class Redirect {
  constructor(readonly to: string, readonly cookies: readonly string[] = []) {}
}

/** A page with a status of its own: 422 for a form to mend, 412 for a draft changed elsewhere. */
export class PageAnswer {
  constructor(readonly page: VNode, readonly status: number, readonly cookies: readonly string[] = []) {}
}

export type Answer = VNode | PageAnswer | Redirect;
