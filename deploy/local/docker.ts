import { run } from './child.ts';
import type { Part } from './part.ts';

let engine: Promise<boolean> | undefined;

/** Whether a Docker engine answers within three seconds; asked once. */
export function dockerAnswers(): Promise<boolean> {
  engine ??= run('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 3000 }).then(() => true, () => false);
  return engine;
}

export interface ContainerOptions {
  readonly name: string;
  readonly image: string;
  /** Published on 127.0.0.1, as `host:container`. */
  readonly ports: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly mounts?: readonly string[];
  readonly command?: readonly string[];
  readonly address: string;
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds that the first answer may take, the download of the image not counted. */
  readonly within: number;
  readonly probe: (container: string) => Promise<boolean>;
}

/** A throw-away container that is removed when it stops. */
export async function startContainer(options: ContainerOptions): Promise<Part> {
  const flags = [
    ...options.ports.flatMap((port) => ['-p', `127.0.0.1:${port}`]),
    ...Object.entries(options.variables ?? {}).flatMap(([key, value]) => ['-e', `${key}=${value}`]),
    ...(options.mounts ?? []).flatMap((mount) => ['-v', mount]),
  ];
  await run('docker', ['pull', '-q', options.image]);
  let id = '';
  const stop = async (): Promise<void> => {
    if (id) await run('docker', ['rm', '-f', id]).catch(() => undefined);
    id = '';
  };
  const start = async (): Promise<void> => {
    id = (await run('docker', ['run', '-d', '--rm', ...flags, options.image, ...(options.command ?? [])])).trim();
    const deadline = Date.now() + options.within;
    while (!(await options.probe(id).catch(() => false))) {
      if (Date.now() > deadline) { await stop(); throw new Error(`${options.name} in Docker did not answer within ${options.within} ms`); }
      await new Promise((done) => { setTimeout(done, 200); });
    }
  };
  await start();
  return { name: `${options.name} (Docker)`, how: 'docker', address: options.address, env: options.env, pid: undefined, stop, restart: async () => { await stop(); await start(); } };
}
