import { help, verifyArguments } from './verify-arguments.js';
import { verifySchemas } from './verify-schemas.js';

try {
  const given = verifyArguments(process.argv.slice(2), process.env);
  if (given.help) console.log(help);
  else process.exitCode = await verifySchemas(given, console.log);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
