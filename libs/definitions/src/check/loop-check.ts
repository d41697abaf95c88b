import type { DefinitionCheck } from './context.js';
import { fault, pointer } from './fault.js';
import { items, part, textOf } from './partial.js';

interface Node {
  readonly code: string;
  readonly next: readonly string[];
  readonly ends: boolean;
}

/** Grows a set by a rule until nothing is added. */
function closure(first: Iterable<string>, grow: (known: ReadonlySet<string>) => readonly string[]): Set<string> {
  const known = new Set(first);
  for (let before = -1; before !== known.size;) {
    before = known.size;
    for (const code of grow(known)) known.add(code);
  }
  return known;
}

/**
 * A loop with a way out is ordinary work (a leader returns a proposal); a step from which no result can be reached
 * is an endless one. A step without branches, or whose branch leads nowhere, is reported for that and not again.
 */
export const loopCheck: DefinitionCheck = (definition) => {
  const workflow = part(definition, 'workflow');
  const nodes = items(workflow, 'steps').map((step): Node => {
    const branches = items(step, 'branches');
    const next = branches.flatMap((b) => textOf(b, 'to') ?? []);
    return { code: textOf(step, 'code') ?? '', next, ends: branches.length === 0 || branches.some((b) => b['to'] === undefined || textOf(b, 'result') !== undefined) };
  });
  const codes = new Set(nodes.map((n) => n.code));
  const finishing = closure(
    nodes.filter((n) => n.ends || n.next.some((to) => !codes.has(to))).map((n) => n.code),
    (known) => nodes.filter((n) => n.next.some((to) => known.has(to))).map((n) => n.code),
  );
  const start = textOf(workflow, 'start');
  const reached = closure(start === undefined ? codes : [start], (known) => nodes.filter((n) => known.has(n.code)).flatMap((n) => n.next));
  return nodes.flatMap((node, i) => [
    ...(finishing.has(node.code) ? [] : [fault(pointer('workflow', 'steps', i), 'endless-loop', { name: node.code })]),
    ...(reached.has(node.code) || (start !== undefined && !codes.has(start)) ? [] : [fault(pointer('workflow', 'steps', i), 'unreachable-step', { name: node.code })]),
  ]);
};
