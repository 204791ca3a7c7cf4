import { DomainError } from './errors';
import { isOutage, Outage } from './outage';

const coded = (code: unknown, message = 'x') => Object.assign(new Error(message), { code });

describe('an outage', () => {
  it.each([
    new Outage('Temporal does not answer'),
    coded('08006'),
    coded('57P01'),
    coded('53300'),
    coded('ECONNREFUSED'),
    new Error('Connection terminated unexpectedly'),
  ])('is %p', (error) => expect(isOutage(error)).toBe(true));

  it.each([coded('23505'), coded('57014'), coded(14), new Error('The disk is full'), new DomainError('a', 'b'), 'ECONNREFUSED', null])(
    'is not %p',
    (error) => expect(isOutage(error)).toBe(false),
  );
});
