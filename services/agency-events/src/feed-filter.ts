/** What a reader of the feed wants to see; what is left out is not asked. */
export interface FeedFilter {
  /** Names without prefix; any of them. */
  readonly types?: readonly string[];
  readonly subject?: string;
  /** Code of the agency that answers for the matter; events that name no agency are left out. */
  readonly agency?: string;
}

export interface FeedFacts {
  readonly type: string;
  readonly subject: string;
  readonly data: unknown;
}

export function matches({ types, subject, agency }: FeedFilter, event: FeedFacts): boolean {
  return (types?.includes(event.type) ?? true) && (subject === undefined || subject === event.subject)
    && (agency === undefined || (event.data as { agencyCode?: unknown } | null)?.agencyCode === agency);
}

/** The same text for the same filter, in whatever order its types were written. */
export const filterKey = ({ types, subject, agency }: FeedFilter): string =>
  (types ?? subject ?? agency) === undefined ? '' : JSON.stringify([types ? [...new Set(types)].sort() : null, subject ?? null, agency ?? null]);
