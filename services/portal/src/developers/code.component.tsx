/** Text for a machine; it scrolls sideways instead of breaking, also by keyboard. */
export const Code = ({ label, text }: { label: string; text: string }) => <pre class="code" tabindex={0} role="region" aria-label={label}><code translate={false}>{text}</code></pre>;
