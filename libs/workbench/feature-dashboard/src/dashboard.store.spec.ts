import { ApiProblem } from '@casewright/data-access';
import { BoardFigure } from './dashboard.store';

describe('a figure of the board', () => {
  it('fails alone, and says why', async () => {
    const figure = new BoardFigure(() => Promise.reject(new ApiProblem(503, 'server.unavailable', 'The database is away.', 'E-1', [])));
    await figure.load();
    expect(figure.loading()).toMatchObject({ state: 'failed', failure: { detail: 'The database is away.', id: 'E-1' } });
  });

  it('stays shown while it is counted anew, and the latest question wins', async () => {
    const answers = new Map<number, (view: string) => void>();
    const figure = new BoardFigure((days: number) => new Promise<string>((resolve) => answers.set(days, resolve)));
    const loads = [figure.load(30), figure.load(7)];
    answers.get(7)?.('seven');
    answers.get(30)?.('thirty');
    await Promise.all(loads);
    void figure.load(90);
    expect([figure.view(), figure.loading().state]).toEqual(['seven', 'ready']);
  });
});
