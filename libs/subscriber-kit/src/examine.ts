import { checks, lives } from './checks.js';
import type { Outcome, UnderTest } from './checks.js';
import type { RecordedEvent } from './delivery.js';

export interface ExamineOptions {
  readonly url: string;
  readonly secret: string;
  /** Where the receiver shows, as JSON, the ids of the events that it took effect of, in that order: texts or objects with an `id`. */
  readonly effects?: string;
  readonly recording: readonly RecordedEvent[];
  readonly timeoutMs?: number;
  readonly onResult?: (result: Result) => void;
}

export interface Result extends Outcome {
  readonly name: string;
  readonly mend: string;
}

const idOf = (entry: unknown): string => (typeof entry === 'string' ? entry : String((entry as { id?: unknown } | null)?.id));

async function ask(url: string, init: RequestInit, timeoutMs: number): Promise<Response | undefined> {
  try {
    const answer = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    await answer.clone().arrayBuffer();
    return answer;
  } catch {
    return undefined;
  }
}

function underTest({ url, secret, effects, recording, timeoutMs = 10_000 }: ExamineOptions): UnderTest {
  return {
    secret, life: lives(recording),
    send: async ({ headers, body }) => (await ask(url, { method: 'POST', headers, body }, timeoutMs))?.status ?? 0,
    handshake: async () => (await ask(url, { method: 'OPTIONS', headers: { 'webhook-request-origin': 'kit.example', 'webhook-request-rate': '600' } }, timeoutMs))?.headers.get('webhook-allowed-origin') ?? undefined,
    effects: async () => {
      if (effects === undefined) return undefined;
      const answer = await ask(effects, {}, timeoutMs);
      if (!answer?.ok) throw new Error(`${effects} does not answer with effects: ${answer ? `HTTP ${answer.status}` : 'no answer'}`);
      return (await answer.json() as unknown[]).map(idOf);
    },
  };
}

/** Replays deliveries against a receiver, one check after another. Throws when its effects cannot be read. */
export async function examine(options: ExamineOptions): Promise<Result[]> {
  const receiver = underTest(options);
  const results: Result[] = [];
  for (const { name, mend, run } of checks) {
    const result = { name, mend, ...await run(receiver) };
    results.push(result);
    options.onResult?.(result);
  }
  return results;
}
