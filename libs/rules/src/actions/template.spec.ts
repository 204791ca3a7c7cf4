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

  it('end at 64 KB', () => {
    expect(renderTemplate('{{ticket.subject}}'.repeat(10_000), facts).length).toBe(64 * 1024);
  });

  it.each(['{{constructor}}', '{{ticket.secret}}', '{{ticket.subject', 'a }} b', '{{}}'])('are refused: %s', (template) => {
    expect(templateProblem(template)).not.toBeNull();
  });

  it.each(['plain', '{{ticket.number}} and {{ requester.name }}', 'a { b } c'])('are accepted: %s', (template) => {
    expect(templateProblem(template)).toBeNull();
  });
});
