import { reader } from '../testing/sample-rule';
import { renderTemplate, templateProblem } from './template';

const facts = reader({ 'ticket.number': 1042, 'ticket.subject': 'No {{requester.name}} $& picture', 'requester.name': null });

describe('templates', () => {
  it('fill in what they name, once', () => {
    expect(renderTemplate('{{ticket.number}}: {{ ticket.subject }} for {{requester.name}}.', facts)).toBe(
      'T-1042: No {{requester.name}} $& picture for .',
    );
  });

  it('leave out what they may not name', () => {
    expect(renderTemplate('[{{constructor}}{{__proto__}}]', facts)).toBe('[]');
  });

  it.each([
    '{{#each ticket.tags}}x{{/each}}',
    '{{#while true}}x{{/while}}',
    '{{constructor.constructor("return process")()}}',
    '{{ticket.subject.constructor}}',
    '{{ticket.subject | repeat(1e9)}}',
    '{{"x".repeat(1e9)}}',
    '{{lookup this "subject"}}',
  ])('hold no code: %s is refused, and nothing of it is run', (template) => {
    expect(templateProblem(template)).toMatch(/^A template may not use/);
    expect(renderTemplate(template, facts).replaceAll('x', '')).toBe('');
    const nested = '{{'.repeat(5_000) + template + '}}'.repeat(5_000);
    expect(templateProblem(nested)).not.toBeNull();
    expect(renderTemplate(nested, facts).length).toBeLessThanOrEqual(nested.length);
  });

  it.each(['${process.exit()}', '<%= process.env %>', '%{subject}', '[[subject]]', '#{1 + 1}'])('know %s as plain text', (text) => {
    expect(templateProblem(text)).toBeNull();
    expect(renderTemplate(text, facts)).toBe(text);
  });

  it('end at 64 KB, in whole characters', () => {
    const bytes = (text: string): number => Buffer.byteLength(text);
    const full = renderTemplate('{{ticket.subject}}'.repeat(3_600), facts);
    expect(bytes(full)).toBe(64 * 1024);
    expect(full.endsWith('…')).toBe(true);
    const wide = renderTemplate('😀'.repeat(20_000), facts);
    expect(bytes(wide)).toBeLessThanOrEqual(64 * 1024);
    expect(wide.replaceAll('😀', '')).toBe('…');
    const exact = 'a'.repeat(64 * 1024 - 3);
    expect(renderTemplate(exact, facts)).toBe(exact);
  });

  it.each([
    ['placeholders only', '{{ticket.subject}}'.repeat(3_640)],
    ['braces that never close', '{{'.repeat(32_000)],
    ['a name without an end', `{{${'a'.repeat(65_000)}`],
    ['names of blanks', `{{${' '.repeat(100)}}}`.repeat(600)],
    ['wide characters', '€{{ticket.subject}}'.repeat(3_000)],
  ])('are rendered and checked within 50 ms: %s', (_, template) => {
    const long = reader({ 'ticket.subject': 'ß'.repeat(500) });
    // The quickest of a few: other tests may have the processor in between.
    const times = Array.from({ length: 5 }, () => {
      const begun = performance.now();
      renderTemplate(template, long);
      templateProblem(template);
      return performance.now() - begun;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it('are refused above 64 KB', () => expect(templateProblem('€'.repeat(22_000))).toMatch(/64 KB/));

  it.each(['{{constructor}}', '{{ticket.secret}}', '{{ticket.subject', 'a }} b', '{{}}'])('are refused: %s', (template) => {
    expect(templateProblem(template)).not.toBeNull();
  });

  it.each(['plain', '{{ticket.number}} and {{ requester.name }}', 'a { b } c'])('are accepted: %s', (template) => {
    expect(templateProblem(template)).toBeNull();
  });
});
