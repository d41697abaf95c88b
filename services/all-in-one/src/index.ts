export { installationSecret } from './installation.js';
export { definitions, startPlatform } from './start-platform.js';
export type { PlatformOptions, RunningPlatform } from './start-platform.js';
