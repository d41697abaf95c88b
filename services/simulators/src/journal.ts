import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A map that survives a restart: every change is one appended line. Without a file it lives in memory only. */
export class Journal<T> {
  private readonly entries = new Map<string, T>();

  constructor(private readonly file?: string) {
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    for (const line of this.lines(file)) this.replay(line);
  }

  get(key: string): T | undefined {
    return this.entries.get(key);
  }

  set(key: string, value: T): void {
    this.entries.set(key, value);
    if (this.file) appendFileSync(this.file, `${JSON.stringify([key, value])}\n`);
  }

  /** Newest first by first appearance. */
  all(): T[] {
    return [...this.entries.values()].reverse();
  }

  get size(): number {
    return this.entries.size;
  }

  private lines(file: string): string[] {
    try {
      return readFileSync(file, 'utf8').split('\n').filter(Boolean);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  /** A kill in the middle of a write leaves half a last line; what it told was never answered. */
  private replay(line: string): void {
    try {
      const [key, value] = JSON.parse(line) as [string, T];
      this.entries.set(key, value);
    } catch {
      if (this.file) appendFileSync(this.file, '\n');
    }
  }
}
