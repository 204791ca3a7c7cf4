import type { Failure } from '@casewright/ui';

export const forbidden: Failure = {
  kind: 'forbidden',
  title: 'You may not see this',
  detail: 'The dashboard counts the tickets of whole teams.',
  id: null,
};
