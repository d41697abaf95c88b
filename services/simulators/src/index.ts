export { createSimulators, type Simulators, type SimulatorOptions, type SimulatorSecrets } from './simulators.js';
