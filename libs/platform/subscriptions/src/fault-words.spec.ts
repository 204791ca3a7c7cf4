import { faultWords } from './fault-words';

const ofDatabase = (code: string, message: string): Error => Object.assign(new Error(message), { code });

describe('what kept a subscription from getting on', () => {
  it('begins with the code of the database', () => {
    expect(faultWords(ofDatabase('42P01', 'relation "rm.ticket_list_v2_1" does not exist'))).toBe(
      '42P01 relation "rm.ticket_list_v2_1" does not exist',
    );
  });

  it.each([
    [ofDatabase('22P02', 'invalid input syntax for type uuid: "Ada Lovelace"'), '22P02 the database refuses a row'],
    [new SyntaxError(`Unexpected token 'A', "Ada Lovelace" is not valid JSON`), 'SyntaxError: Unexpected token …, … is not valid JSON'],
    [new SyntaxError('Bad control character in "Ada Lovelace'), 'SyntaxError: Bad control character in …'],
    ['Ada Lovelace', 'Unknown failure'],
  ])('does not say what stood in an event: %s', (error, words) => {
    expect(faultWords(error)).toBe(words);
  });
});
