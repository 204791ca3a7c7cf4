import { OpenTicket } from '@casewright/contracts';
import { emptyTicket, missingIn, requestOf, type NewTicket } from './new-ticket';

const written: NewTicket = {
  ...emptyTicket,
  requester: { standing: 'new', email: 'nadia@lumen.example', name: ' Nadia ' },
  subject: ' The lamp flickers ',
  body: 'Since Monday.\n',
  priority: 'high',
  tags: ['lamp'],
};

describe('A ticket opened by hand', () => {
  it('becomes a request that the server takes', () => {
    const teamId = '0198f000-0000-7000-8000-000000000001';
    expect(OpenTicket.parse(requestOf({ ...written, teamId }, 'staff'))).toMatchObject({
      subject: 'The lamp flickers',
      requester: { email: 'nadia@lumen.example', name: 'Nadia' },
      channel: 'phone',
      priority: 'high',
      tags: ['lamp'],
      teamId,
    });
  });

  it('leaves the team to the rules where none is chosen', () => {
    expect(requestOf(written, 'staff')).not.toHaveProperty('teamId');
  });

  it('carries the fields of the desk that have a value', () => {
    expect(requestOf(written, 'staff')).not.toHaveProperty('fields');
    expect(OpenTicket.parse(requestOf({ ...written, fields: { hall: '3' } }, 'staff'))).toMatchObject({ fields: { hall: '3' } });
  });

  it('says nothing of a customer but what they wrote', () => {
    expect(Object.keys(requestOf(written, 'customer')).sort()).toEqual(['attachmentIds', 'body', 'format', 'subject']);
  });

  it('names what is missing in the order of the form', () => {
    expect([...missingIn(emptyTicket, 'staff').keys()]).toEqual(['/requester', '/subject', '/body']);
    expect([...missingIn(emptyTicket, 'customer').keys()]).toEqual(['/subject', '/body']);
    expect([...missingIn({ ...written, requester: { standing: 'new', email: 'a@b.example', name: ' ' } }, 'staff').keys()]).toEqual([
      '/requester/name',
    ]);
    expect(missingIn(written, 'staff').size).toBe(0);
  });
});
