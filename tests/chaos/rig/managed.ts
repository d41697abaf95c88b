import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** A script of `tests/chaos/host`. */
export type HostScript = 'main' | 'platform';

interface Message { readonly report?: string; readonly error?: string }

/** One child process that is started again whenever it ends, as an orchestrator does. */
export class Managed {
  readonly name: string;
  private readonly script: string;
  private readonly config: unknown;
  private child?: ChildProcess;
  private wanted = true;
  private began = 0;
  private frozen = false;
  /** Milliseconds from each death to the next readiness. */
  readonly recoveries: number[] = [];
  /** Ends that nobody asked for: exit code and what was last written. */
  readonly surprises: string[] = [];
  readonly reports = new Map<string, number>();
  deaths = 0;
  /** Resolves at the next readiness. */
  ready: Promise<void> = Promise.resolve();
  private resolveReady: () => void = () => undefined;
  private failedStarts = 0;
  private rejectReady: (reason: Error) => void = () => undefined;
  private killing = false;

  constructor(name: string, script: HostScript, config: unknown) {
    this.name = name;
    this.script = new URL(`../host/${script}.ts`, import.meta.url).pathname;
    this.config = config;
  }

  start(): Promise<void> {
    this.began = performance.now();
    this.expectReady();
    this.spawn();
    return this.ready;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isReady(): boolean {
    return this.began === 0;
  }

  /** As the kernel does when memory runs out: nothing is flushed, nothing is said. */
  kill(): void {
    this.killing = true;
    this.child?.kill('SIGKILL');
  }

  async freeze(milliseconds: number): Promise<void> {
    if (this.frozen) return;
    this.frozen = true;
    this.child?.kill('SIGSTOP');
    await pause(milliseconds);
    this.child?.kill('SIGCONT');
    this.frozen = false;
  }

  async stop(): Promise<void> {
    this.wanted = false;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode) return;
    const gone = new Promise((resolve) => { child.once('exit', resolve); });
    child.kill('SIGKILL');
    await gone;
  }

  private expectReady(): void {
    this.ready = new Promise((resolve, reject) => { [this.resolveReady, this.rejectReady] = [resolve, reject]; });
    this.ready.catch(() => undefined);
  }

  private spawn(): void {
    const { NODE_OPTIONS: _, JEST_WORKER_ID: __, ...env } = process.env;
    const child = fork(this.script, [], {
      execPath: process.execPath, execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...env, CHAOS_HOST: JSON.stringify(this.config), KAFKAJS_NO_PARTITIONER_WARNING: '1', RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'fatal' },
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => { said = `${said}${chunk.toString()}`.slice(-1500); });
    child.on('message', (message: Message | 'ready') => this.hear(message));
    child.once('exit', (code, signal) => this.onExit(code === null ? String(signal) : `${code}: ${said}`, signal === 'SIGKILL'));
    this.child = child;
  }

  private hear(message: Message | 'ready'): void {
    if (message !== 'ready') {
      this.reports.set(message.report ?? '?', (this.reports.get(message.report ?? '?') ?? 0) + 1);
      return;
    }
    this.recoveries.push(performance.now() - this.began);
    this.began = 0;
    this.failedStarts = 0;
    this.resolveReady();
  }

  private onExit(how: string, killed: boolean): void {
    if (!this.wanted) return;
    this.deaths += 1;
    // A start that the busy machine has cut short is repeated, as an orchestrator does; who was ready must not end by himself.
    if (!killed && !this.killing && this.began === 0) this.surprises.push(how);
    this.killing = false;
    if (this.began === 0) this.expectReady();
    this.failedStarts += killed ? 0 : 1;
    // What does not start at all is a fault of the test, not of the day.
    if (this.failedStarts > 30) return this.rejectReady(new Error(`${this.name} does not start: ${how}`));
    this.began ||= performance.now();
    setTimeout(() => { if (this.wanted) this.spawn(); }, killed ? 0 : 300);
  }
}
