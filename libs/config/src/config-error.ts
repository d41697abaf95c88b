export interface ConfigFault {
  readonly variable: string;
  readonly message: string;
}

/** Everything that is wrong with the environment, at once. Names variables and rules, never values: they may be secrets. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(({ variable, message }) => `  ${variable}: ${message}`);
    super(`cấu hình có ${faults.length} lỗi / the configuration has ${faults.length} fault(s)\n${lines.join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
