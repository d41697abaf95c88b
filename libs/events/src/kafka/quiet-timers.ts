let installed = false;

/**
 * kafkajs 2.2.4 sets timers in the past, of which Node 24 warns (github.com/tulios/kafkajs/issues/1751).
 * Drops that one warning when kafkajs is its cause; every other warning is printed as before.
 */
export function quietKafkaTimers(): void {
  if (installed) return;
  installed = true;
  const original = process.emitWarning.bind(process) as (...args: unknown[]) => void;
  process.emitWarning = ((...args: unknown[]) => {
    const type = typeof args[1] === 'string' ? args[1] : (args[1] as { type?: string } | undefined)?.type;
    if (type === 'TimeoutNegativeWarning' && new Error().stack?.includes('kafkajs')) return;
    original(...args);
  }) as typeof process.emitWarning;
}
